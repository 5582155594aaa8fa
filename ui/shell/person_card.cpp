// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/person_card.hpp"

#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QVBoxLayout>
#include <algorithm>

#include "app/two_person.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/people_model.hpp"

namespace consentry::ui {

PersonCard::PersonCard(AppBridge& bridge, QWidget* parent)
    : QFrame(parent),
      m_bridge(bridge),
      m_name(titleLabel({})),
      m_state(metaLabel({})),
      m_why(metaLabel({})),
      m_change(plainButton(tr("Change roles"))),
      m_reset(plainButton(tr("Set a one-time passphrase"))),
      m_unlockPart(new QWidget),
      m_reason(new QLineEdit),
      m_unlock(plainButton(tr("Propose unlocking"))),
      m_disable(dangerButton({})) {
  setProperty("role", QStringLiteral("card"));
  m_name->setWordWrap(true);
  m_reason->setAccessibleName(tr("Why this person is to be unlocked"));
  m_reason->setPlaceholderText(tr("Why, for the second person"));
  auto* unlock = new QVBoxLayout(m_unlockPart);
  unlock->setContentsMargins(0, 0, 0, 0);
  unlock->setSpacing(6);
  unlock->addWidget(m_reason);
  unlock->addWidget(m_unlock);
  auto* add = quietButton(tr("Add another person"));
  connect(add, &QPushButton::clicked, this, &PersonCard::addWanted);
  connect(m_change, &QPushButton::clicked, this, &PersonCard::changeRoles);
  connect(m_reset, &QPushButton::clicked, this, &PersonCard::reset);
  connect(m_unlock, &QPushButton::clicked, this, &PersonCard::proposeUnlock);
  connect(m_disable, &QPushButton::clicked, this, &PersonCard::disable);
  connect(m_reason, &QLineEdit::textChanged, this,
          [this] { m_unlock->setEnabled(!m_reason->text().trimmed().isEmpty()); });

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 14, 14, 14);
  column->setSpacing(6);
  column->addWidget(m_name);
  column->addWidget(m_state);
  column->addSpacing(6);
  column->addWidget(sectionLabel(tr("Roles")));
  makeRoles();
  for (const auto& [role, box] : m_roles) column->addWidget(box);
  column->addWidget(m_change);
  column->addSpacing(6);
  column->addWidget(m_reset);
  column->addWidget(m_unlockPart);
  column->addWidget(m_disable);
  column->addWidget(m_why);
  column->addStretch();
  column->addWidget(add);
}

void PersonCard::makeRoles() {
  for (const auto& [role, word] : base::allOf<domain::Role>()) {
    auto* box = new QCheckBox(words(role));
    m_roles.emplace_back(role, box);
    connect(box, &QCheckBox::toggled, this, &PersonCard::checkRoles);
  }
}

void PersonCard::showPerson(const app::ports::UserRow& person, const app::SignInState* signIn) {
  m_person = person;
  m_name->setText(fromUtf8(person.displayName));
  m_state->setText(tr("%1 · %2", "login, state").arg(fromUtf8(person.login), signInWords(person, signIn)));
  for (const auto& [role, box] : m_roles) box->setChecked(std::ranges::find(person.roles, role) != person.roles.end());
  const bool self = m_bridge.acting() && m_bridge.acting()->id == person.id;
  const bool manages = m_bridge.may(domain::Act::manageUsers) && !person.disabled;
  const bool locked = signIn && signIn->locked;
  m_change->setVisible(manages);
  m_reset->setVisible(manages && !self);
  m_unlockPart->setVisible(locked && !self && m_bridge.may(domain::Act::proposeUnlock));
  m_reason->clear();
  m_unlock->setEnabled(false);
  m_disable->setVisible(manages && !self);
  m_disable->setText(tr("End %1’s right to act").arg(fromUtf8(person.displayName)));
  QStringList why;
  if (person.disabled)
    why << tr("This person may no longer act. What they did stays in the log under their name.");
  else if (!m_bridge.may(domain::Act::manageUsers))
    why << tr("Administrators change roles and set passphrases.");
  else if (self)
    why << tr("Your own passphrase is reset, and your right to act is ended, by another administrator.");
  if (locked) why << tr("Twenty wrong passphrases locked this person out. Unlocking needs two people.");
  m_why->setText(why.join(QLatin1Char('\n')));
  checkRoles();
}

std::vector<domain::Role> PersonCard::chosen() const {
  std::vector<domain::Role> roles;
  for (const auto& [role, box] : m_roles)
    if (box->isChecked()) roles.push_back(role);
  return roles;
}

void PersonCard::checkRoles() {
  const std::vector<domain::Role> now = chosen();
  const bool manages = m_bridge.may(domain::Act::manageUsers) && !m_person.disabled;
  for (const auto& [role, box] : m_roles) {
    const auto clash = std::ranges::find_if(
        now, [one = role](domain::Role other) { return one != other && !domain::rolesMayMeet(one, other); });
    box->setEnabled(manages && clash == now.end());
    box->setToolTip(clash == now.end() ? QString() : tr("Nobody is this and %1 at once").arg(words(*clash)));
  }
  m_change->setEnabled(manages && !now.empty() && now != m_person.roles);
}

void PersonCard::changeRoles() {
  app::ChangeRoles request{.login = m_person.login, .grant = {}, .revoke = {}};
  for (const auto& [role, box] : m_roles) {
    const bool has = std::ranges::find(m_person.roles, role) != m_person.roles.end();
    if (box->isChecked() && !has) request.grant.push_back(role);
    if (!box->isChecked() && has) request.revoke.push_back(role);
  }
  m_change->setEnabled(false);
  m_bridge.ask(std::move(request)).then(this, [this](const base::Expected<app::ports::UserRow>& person) {
    if (!person) return emit failed(person.error(), tr("Changing the roles"));
    emit done(tr("The roles of %1 were changed.").arg(fromUtf8(person->displayName)));
  });
}

void PersonCard::reset() {
  m_bridge.ask(app::ResetPassphrase{.login = m_person.login, .passphrase = {}})
      .then(this, [this](const base::Expected<app::ResetPassphrase::Answer>& answer) {
        if (!answer) return emit failed(answer.error(), tr("Setting a passphrase"));
        const std::string_view once = answer->oneTime->view();
        emit done(tr("%1 signs in once with this passphrase and then chooses another. It is shown this once: %2")
                      .arg(fromUtf8(answer->user.displayName), fromUtf8(once)));
      });
}

void PersonCard::proposeUnlock() {
  m_unlock->setEnabled(false);
  m_bridge.ask(app::ProposeUnlock{.login = m_person.login, .reason = m_reason->text().trimmed().toStdString()})
      .then(this, [this](const base::Expected<domain::Proposal>& proposal) {
        if (!proposal) return emit failed(proposal.error(), tr("Proposing to unlock"));
        emit done(tr("Unlocking was proposed. Another person approves it under Approve."));
      });
}

void PersonCard::disable() {
  auto* question = new QMessageBox(QMessageBox::NoIcon, tr("End the right to act"),
                                   tr("%1 can never sign in again with this login. What they did stays in the log.")
                                       .arg(fromUtf8(m_person.displayName)),
                                   QMessageBox::Cancel, this);
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->addButton(m_disable->text(), QMessageBox::DestructiveRole);
  question->setDefaultButton(QMessageBox::Cancel);
  connect(question, &QMessageBox::buttonClicked, this, [this, question](QAbstractButton* pressed) {
    if (question->buttonRole(pressed) != QMessageBox::DestructiveRole) return;
    m_bridge.ask(app::DisableUser{m_person.login})
        .then(this, [this](const base::Expected<app::ports::UserRow>& person) {
          if (!person) return emit failed(person.error(), tr("Ending the right to act"));
          emit done(tr("%1 may no longer act.").arg(fromUtf8(person->displayName)));
        });
  });
  question->open();
}

}  // namespace consentry::ui
