// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/watchlist/entry_model.hpp"

#include "ui/common/permission_badge.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/watchlist/watchlist_words.hpp"

namespace consentry::ui {
namespace {

/// A review that is due within this time is pointed out.
constexpr std::chrono::days kSoon{14};

QVariant dateTone(base::Date date, base::Date today) {
  if (!date.ok() || std::chrono::sys_days(date) < std::chrono::sys_days(today)) return static_cast<int>(Tone::red);
  if (std::chrono::sys_days(date) - std::chrono::sys_days(today) < kSoon) return static_cast<int>(Tone::amber);
  return {};
}

QVariant dateKey(base::Date date) {
  if (!date.ok()) return -1;
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace

EntryModel::EntryModel(std::function<QString(const std::string&)> nameOf, QObject* parent)
    : QAbstractTableModel(parent), m_nameOf(std::move(nameOf)) {}

void EntryModel::setPeople(std::vector<app::ListPersonView> people, base::Date today) {
  beginResetModel();
  m_people = std::move(people);
  m_today = today;
  endResetModel();
}

const app::ListPersonView* EntryModel::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_people[static_cast<std::size_t>(row)] : nullptr;
}

int EntryModel::rowOf(const domain::ListPersonId& id) const {
  for (int row = 0; row < rowCount(); ++row)
    if (at(row)->person.id == id) return row;
  return -1;
}

int EntryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_people.size());
}

int EntryModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString EntryModel::text(const app::ListPersonView& view, Column column) const {
  const domain::ListPerson& person = view.person;
  const auto nameOf = [this](const domain::UserId& user) {
    return user.empty() ? QStringLiteral("–") : m_nameOf(user.text());
  };
  switch (column) {
    case kAlias:
      return fromUtf8(person.alias);
    case kLaw:
      return fromUtf8(person.legalReference);
    case kState:
      return person.minor ? tr("%1 · minor").arg(words(person.state)) : words(person.state);
    case kReferences:
      return number(static_cast<qint64>(view.references.size()));
    case kListedBy:
      return nameOf(person.listedBy);
    case kApprovedBy:
      return person.secondApprovedBy.empty()
                 ? nameOf(person.approvedBy)
                 : tr("%1, %2").arg(nameOf(person.approvedBy), nameOf(person.secondApprovedBy));
    case kReviewBy:
      return person.reviewBy.ok() ? day(person.reviewBy) : tr("not set");
    case kExpires:
      return person.expires.ok() ? day(person.expires) : tr("not set");
    case kColumns:
      break;
  }
  return {};
}

QVariant EntryModel::tone(const domain::ListPerson& person, Column column) const {
  const bool over = person.state == domain::ListState::removed || person.state == domain::ListState::expired;
  if (column == kState) return static_cast<int>(toneOf(person.state));
  if (over) return static_cast<int>(Tone::secondary);
  if (column == kReviewBy) return dateTone(person.reviewBy, m_today);
  if (column == kExpires) return dateTone(person.expires, m_today);
  return {};
}

QVariant EntryModel::data(const QModelIndex& index, int role) const {
  const app::ListPersonView* view = index.isValid() ? at(index.row()) : nullptr;
  if (view == nullptr) return {};
  const auto column = static_cast<Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return text(*view, column);
    case Qt::ToolTipRole:
      return column == kAlias || column == kLaw ? text(*view, column) : QVariant();
    case Qt::TextAlignmentRole:
      return column == kReferences ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case kToneRole:
      return tone(view->person, column);
    case kSortRole:
      if (column == kReferences) return static_cast<int>(view->references.size());
      if (column == kState) return static_cast<int>(view->person.state);
      if (column == kReviewBy) return dateKey(view->person.reviewBy);
      if (column == kExpires) return dateKey(view->person.expires);
      return text(*view, column);
    default:
      return {};
  }
}

QVariant EntryModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case kAlias:
      return tr("Alias");
    case kLaw:
      return tr("Legal reference");
    case kState:
      return tr("State");
    case kReferences:
      return tr("Photos");
    case kListedBy:
      return tr("Listed by");
    case kApprovedBy:
      return tr("Approved by");
    case kReviewBy:
      return tr("Review by");
    case kExpires:
      return tr("Expires");
    case kColumns:
      break;
  }
  return {};
}

}  // namespace consentry::ui
