// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sign_in_form.hpp"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <utility>

#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/new_passphrase.hpp"
#include "ui/shell/passphrase_field.hpp"
#include "ui/shell/top_bar.hpp"

namespace consentry::ui {

SignInForm::SignInForm(SignInDoor door, QWidget* parent)
    : QWidget(parent), m_door(std::move(door)), m_message(new MessageBar), m_working(new QProgressBar) {
  m_asking = makeAsking();
  m_changing = makeChanging();
  m_changing->hide();
  m_working->setRange(0, 0);
  m_working->setTextVisible(false);
  m_working->setAccessibleName(tr("The passphrase is being checked"));
  QSizePolicy keepsPlace = m_working->sizePolicy();
  keepsPlace.setRetainSizeWhenHidden(true);
  m_working->setSizePolicy(keepsPlace);
  m_working->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_message);
  column->addWidget(m_asking);
  column->addWidget(m_changing);
  column->addWidget(m_working);
  m_second.setInterval(std::chrono::seconds(1));
  connect(&m_second, &QTimer::timeout, this, &SignInForm::countDown);
  check();
}

QWidget* SignInForm::makeAsking() {
  m_person = new QComboBox;
  m_person->setEditable(true);
  m_person->setInsertPolicy(QComboBox::NoInsert);
  m_person->setAccessibleName(tr("Person"));
  m_person->lineEdit()->setAccessibleName(tr("Person"));
  m_person->lineEdit()->setPlaceholderText(tr("name or login"));
  m_person->completer()->setCompletionMode(QCompleter::PopupCompletion);
  m_person->completer()->setFilterMode(Qt::MatchContains);
  m_person->completer()->setCaseSensitivity(Qt::CaseInsensitive);
  m_passphrase = new PassphraseField(tr("Passphrase"));
  m_caps = metaLabel(tr("Caps Lock is on."));
  setTone(m_caps, Tone::amber);
  QSizePolicy keepsPlace = m_caps->sizePolicy();
  keepsPlace.setRetainSizeWhenHidden(true);
  m_caps->setSizePolicy(keepsPlace);
  m_caps->hide();
  m_signIn = primaryButton(tr("Sign in"));
  m_signIn->setMinimumWidth(150);
  connect(m_person, &QComboBox::editTextChanged, this, &SignInForm::check);
  connect(m_person->lineEdit(), &QLineEdit::returnPressed, m_passphrase, qOverload<>(&QWidget::setFocus));
  connect(m_passphrase, &QLineEdit::textChanged, this, &SignInForm::check);
  connect(m_passphrase, &QLineEdit::returnPressed, m_signIn, &QPushButton::click);
  connect(m_passphrase, &PassphraseField::capsLockSeen, m_caps, &QWidget::setVisible);
  connect(m_signIn, &QPushButton::clicked, this, &SignInForm::tryIt);

  auto* part = new QWidget;
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addWidget(sectionLabel(tr("Person")));
  column->addWidget(m_person);
  column->addSpacing(4);
  column->addWidget(sectionLabel(tr("Passphrase")));
  column->addWidget(m_passphrase);
  column->addWidget(m_caps);
  auto* row = new QHBoxLayout;
  row->addWidget(m_signIn);
  row->addStretch();
  column->addLayout(row);
  return part;
}

QWidget* SignInForm::makeChanging() {
  m_next = new NewPassphrase;
  m_change = primaryButton(tr("Use the new passphrase"));
  connect(m_next, &NewPassphrase::changed, this, &SignInForm::check);
  connect(m_next, &NewPassphrase::returnPressed, m_change, &QPushButton::click);
  connect(m_change, &QPushButton::clicked, this, &SignInForm::change);
  auto* part = new QWidget;
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addWidget(
      bodyLabel(tr("Somebody else set this passphrase, so it is good for one sign-in only. Choose one that "
                   "nobody but you knows.")));
  column->addWidget(sectionLabel(tr("Your own")));
  column->addWidget(m_next);
  auto* row = new QHBoxLayout;
  row->addWidget(m_change);
  row->addStretch();
  column->addLayout(row);
  return part;
}

void SignInForm::setPeople(const std::vector<app::ports::UserRow>& people) {
  const QSignalBlocker quiet(m_person);
  const QString typed = m_person->currentText();
  m_person->clear();
  for (const auto& person : people)
    if (!person.disabled)
      m_person->addItem(tr("%1 · %2", "person, roles").arg(fromUtf8(person.displayName), roleList(person.roles)),
                        fromUtf8(person.login));
  m_person->setCurrentIndex(m_person->findText(typed));
  if (m_person->currentIndex() < 0) m_person->setEditText(typed);
}

QString SignInForm::login() const {
  const QString typed = m_person->currentText();
  const int chosen = m_person->findText(typed);
  return chosen >= 0 ? m_person->itemData(chosen).toString() : typed.trimmed();
}

void SignInForm::begin(const QString& login) {
  forget();
  m_changing->hide();
  m_asking->show();
  m_person->setCurrentIndex(m_person->findData(login));
  if (m_person->currentIndex() < 0) m_person->setEditText(login);
  if (login.isEmpty())
    m_person->setFocus();
  else
    m_passphrase->setFocus();
  check();
}

void SignInForm::forget() {
  m_passphrase->forget();
  m_next->forget();
  m_message->clear();
  m_caps->hide();
}

void SignInForm::check() {
  const bool waits = m_left.count() > 0;
  m_signIn->setEnabled(!m_busy && !waits && !login().isEmpty() && !m_passphrase->text().isEmpty());
  m_signIn->setText(waits ? tr("Next try in %1 s").arg(m_left.count()) : tr("Sign in"));
  m_change->setEnabled(!m_busy && m_next->isComplete());
}

void SignInForm::tryIt() {
  signIn(login(), m_passphrase->take());
}

void SignInForm::signIn(const QString& login, app::SharedSecret passphrase) {
  if (m_busy) return;
  m_message->clear();
  setBusy(true);
  m_door.signIn(login, std::move(passphrase)).then(this, [this, login](const SignInAnswer& answer) {
    setBusy(false);
    answered(login, answer);
  });
}

void SignInForm::answered(const QString& login, const SignInAnswer& answer) {
  using Kind = SignInAnswer::Kind;
  switch (answer.kind) {
    case Kind::signedIn:
      forget();
      emit signedIn(login);
      return;
    case Kind::mustChange:
      m_login = login;
      m_asking->hide();
      m_changing->show();
      m_next->begin();
      return;
    case Kind::wrong:
      m_message->showWarning(tr("The name or the passphrase is not right. An administrator can set another one."));
      startWaiting(answer.wait);
      break;
    case Kind::wait:
      m_message->showWarning(tr("Too many wrong passphrases in a row. Each further one makes the wait longer."));
      startWaiting(answer.wait);
      break;
    case Kind::lockedOut:
      m_message->showWarning(
          tr("After too many wrong passphrases nobody can sign in as this person. Ask an "
             "administrator to propose unlocking, and another person to approve it."));
      break;
    case Kind::failed:
      if (answer.error) m_message->showError(*answer.error, tr("Signing in"));
      break;
  }
  m_passphrase->setFocus();
}

void SignInForm::startWaiting(std::chrono::seconds wait) {
  m_left = wait;
  if (m_left.count() > 0) m_second.start();
  check();
}

void SignInForm::countDown() {
  --m_left;
  if (m_left.count() <= 0) {
    m_left = std::chrono::seconds(0);
    m_second.stop();
    m_message->clear();
  }
  check();
}

void SignInForm::change() {
  m_message->clear();
  setBusy(true);
  m_door.change(m_next->take()).then(this, [this](const base::Expected<void>& changed) {
    setBusy(false);
    if (changed) return emit signedIn(m_login);
    m_message->showError(changed.error(), tr("Changing the passphrase"));
    m_next->begin();
  });
}

void SignInForm::setBusy(bool busy) {
  m_busy = busy;
  m_working->setVisible(busy);
  for (QWidget* part : {m_asking, m_changing}) part->setEnabled(!busy);
  check();
}

}  // namespace consentry::ui
