// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/people_model.hpp"

#include <algorithm>
#include <utility>

#include "ui/common/permission_badge.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/top_bar.hpp"

namespace consentry::ui {

QString signInWords(const app::ports::UserRow& person, const app::SignInState* signIn) {
  if (person.disabled) return PeopleModel::tr("may no longer act");
  if (!signIn) return PeopleModel::tr("may act");
  if (signIn->locked) return PeopleModel::tr("locked out");
  if (!signIn->hasPassphrase) return PeopleModel::tr("has no passphrase yet");
  if (signIn->mustChange) return PeopleModel::tr("must choose a passphrase");
  return PeopleModel::tr("may act");
}

Tone signInTone(const app::ports::UserRow& person, const app::SignInState* signIn) {
  if (person.disabled) return Tone::secondary;
  if (signIn && signIn->locked) return Tone::red;
  return signIn && (!signIn->hasPassphrase || signIn->mustChange) ? Tone::amber : Tone::text;
}

void PeopleModel::setPeople(std::vector<app::ports::UserRow> people) {
  beginResetModel();
  m_people = std::move(people);
  endResetModel();
}

void PeopleModel::setSignIns(std::vector<app::SignInState> states) {
  m_signIns = std::move(states);
  if (rowCount() > 0) emit dataChanged(index(0, state), index(rowCount() - 1, lastSignIn));
}

const app::SignInState* PeopleModel::signInOf(const domain::UserId& user) const {
  const auto found = std::ranges::find(m_signIns, user, &app::SignInState::user);
  return found == m_signIns.end() ? nullptr : &*found;
}

int PeopleModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_people.size());
}

int PeopleModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& person = at(index.row());
  const app::SignInState* signIn = signInOf(person.id);
  if (role == kMonoRole) return index.column() == login;
  if (role == kToneRole) {
    if (index.column() == state) return static_cast<int>(signInTone(person, signIn));
    return person.disabled ? QVariant(static_cast<int>(Tone::secondary)) : QVariant();
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case name:
      return fromUtf8(person.displayName);
    case login:
      return fromUtf8(person.login);
    case roles:
      return roleList(person.roles);
    case state:
      return signInWords(person, signIn);
    case lastSignIn:
      return signIn && signIn->lastSignIn != base::Instant{} ? dayAndTime(signIn->lastSignIn) : tr("never");
    default:
      return {};
  }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case name:
      return tr("Name");
    case login:
      return tr("Login");
    case roles:
      return tr("Roles");
    case state:
      return tr("State");
    case lastSignIn:
      return tr("Last signed in");
    default:
      return {};
  }
}

}  // namespace consentry::ui
