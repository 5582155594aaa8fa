// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_page.hpp"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/top_bar.hpp"

namespace consentry::ui {
namespace {

enum Step { stores, newStore, people };

constexpr int kBodyHeight = 280;   // px: the tallest step with its wrapped texts
constexpr int kPersonHeight = 48;  // px, with the gap
constexpr int kMostPeopleInSight = 7;

void empty(QVBoxLayout* column) {
  while (QLayoutItem* item = column->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
}

QVBoxLayout* stepLayout(QWidget* step) {
  auto* column = new QVBoxLayout(step);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGap);
  return column;
}

QLineEdit* passphraseField(const QString& accessibleName) {
  auto* field = new QLineEdit;
  field->setEchoMode(QLineEdit::Password);
  field->setAccessibleName(accessibleName);
  field->setPlaceholderText(accessibleName);
  return field;
}

/// What was typed; the field forgets it.
app::SharedSecret takeFrom(QLineEdit* field) {
  auto typed = std::make_shared<const base::SecretText>(field->text().toStdString());
  field->clear();
  return typed;
}

QPushButton* wideButton(const QString& text, const QString& icon) {
  auto* button = plainButton(text);
  button->setIcon(Theme::instance().icon(icon, Tone::secondary));
  button->setIconSize({20, 20});
  button->setMinimumHeight(40);
  button->setStyleSheet(QStringLiteral("text-align: left;"));
  return button;
}

}  // namespace

WelcomePage::WelcomePage(AppBridge& bridge, Settings& settings, QWidget* parent)
    : QWidget(parent), m_bridge(bridge), m_settings(settings), m_steps(new QStackedLayout), m_message(new MessageBar) {
  auto* name = new QLabel(QStringLiteral("Consentry"));
  name->setProperty("role", QStringLiteral("display"));
  auto* promise = metaLabel(tr(
      "Every use of a face is recorded with the permission on which it rests. A use that cannot be recorded does not "
      "happen."));
  m_steps->addWidget(makeStores());
  m_steps->addWidget(makeNewStore());
  m_steps->addWidget(makePeople());
  m_body = new QWidget;
  m_body->setLayout(m_steps);
  m_body->setMinimumHeight(kBodyHeight);

  auto* sheet = card();
  sheet->setFixedWidth(520);
  auto* column = new QVBoxLayout(sheet);
  column->setContentsMargins(32, 28, 32, 28);
  column->setSpacing(12);
  column->addWidget(name);
  column->addWidget(promise);
  column->addWidget(m_message);
  column->addSpacing(8);
  column->addWidget(m_body);
  auto* outer = new QVBoxLayout(this);
  outer->addStretch(2);
  outer->addWidget(sheet, 0, Qt::AlignHCenter);
  outer->addStretch(3);
}

QWidget* WelcomePage::makeStores() {
  auto* step = new QWidget;
  auto* column = stepLayout(step);
  column->addWidget(titleLabel(tr("Which store?")));
  m_recent = new QVBoxLayout;
  m_recent->setSpacing(Theme::kGap);
  column->addLayout(m_recent);
  auto* open = primaryButton(tr("Open a store…"));
  connect(open, &QPushButton::clicked, this, &WelcomePage::chooseStore);
  auto* create = plainButton(tr("New store…"));
  connect(create, &QPushButton::clicked, this, [this] {
    m_message->clear();
    m_steps->setCurrentIndex(newStore);
    m_folder->setFocus();
  });
  auto* row = new QHBoxLayout;
  row->addWidget(open);
  row->addWidget(create);
  row->addStretch();
  column->addSpacing(4);
  column->addLayout(row);
  column->addStretch();
  return step;
}

QWidget* WelcomePage::makeNewStore() {
  m_folder = new QLineEdit(QDir::homePath() + QStringLiteral("/consentry"));
  m_folder->setAccessibleName(tr("Folder of the new store"));
  m_name = new QLineEdit;
  m_name->setAccessibleName(tr("Name of the first administrator"));
  m_login = new QLineEdit(QStringLiteral("admin"));
  m_login->setAccessibleName(tr("Login of the first administrator"));
  m_login->setValidator(
      new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[a-z0-9._-]{0,32}")), m_login));
  auto* choose = plainButton(tr("Choose…"));
  connect(choose, &QPushButton::clicked, this, &WelcomePage::chooseNewFolder);
  m_create = primaryButton(tr("Create store"));
  m_create->setEnabled(false);
  auto* back = plainButton(tr("Back"));
  connect(back, &QPushButton::clicked, this, &WelcomePage::showStores);
  connect(m_create, &QPushButton::clicked, this, &WelcomePage::create);
  m_newPassphrase = passphraseField(tr("Passphrase of the first administrator"));
  for (QLineEdit* field : {m_folder, m_name, m_login, m_newPassphrase}) {
    connect(field, &QLineEdit::textChanged, this, [this] {
      m_create->setEnabled(!m_folder->text().isEmpty() && !m_name->text().trimmed().isEmpty() &&
                           m_login->text().size() >= 2 && !m_newPassphrase->text().isEmpty());
    });
    connect(field, &QLineEdit::returnPressed, m_create, &QPushButton::click);
  }

  auto* step = new QWidget;
  auto* column = stepLayout(step);
  column->addWidget(titleLabel(tr("A new store")));
  column->addWidget(sectionLabel(tr("Folder: new, or empty")));
  auto* folder = new QHBoxLayout;
  folder->addWidget(m_folder, 1);
  folder->addWidget(choose);
  column->addLayout(folder);
  column->addWidget(sectionLabel(tr("First administrator: name and login")));
  auto* person = new QHBoxLayout;
  person->addWidget(m_name, 2);
  person->addWidget(m_login, 1);
  column->addLayout(person);
  column->addWidget(m_newPassphrase);
  column->addWidget(metaLabel(
      tr("The administrator adds the other people. Officers, supervisors and auditors are different persons.")));
  auto* row = new QHBoxLayout;
  row->addWidget(m_create);
  row->addWidget(back);
  row->addStretch();
  column->addSpacing(4);
  column->addLayout(row);
  column->addStretch();
  return step;
}

QWidget* WelcomePage::makePeople() {
  auto* step = new QWidget;
  auto* column = stepLayout(step);
  column->addWidget(titleLabel(tr("Who is acting?")));
  m_store = metaLabel({});
  column->addWidget(m_store);
  auto* list = new QWidget;
  m_people = new QVBoxLayout(list);
  m_people->setContentsMargins(0, 0, 8, 0);
  m_people->setSpacing(Theme::kGap);
  m_peopleScroll = new QScrollArea;
  m_peopleScroll->setWidget(list);
  m_peopleScroll->setWidgetResizable(true);
  m_peopleScroll->setFocusPolicy(Qt::NoFocus);
  list->setAutoFillBackground(false);
  m_peopleScroll->viewport()->setAutoFillBackground(false);
  column->addWidget(m_peopleScroll);
  m_passphrase = passphraseField(tr("Passphrase"));
  connect(m_passphrase, &QLineEdit::returnPressed, this, [this] {
    if (!m_chosen.isEmpty() && !m_passphrase->text().isEmpty()) actAs(m_chosen, takeFrom(m_passphrase));
  });
  column->addWidget(m_passphrase);
  auto* back = plainButton(tr("Another store"));
  connect(back, &QPushButton::clicked, this, &WelcomePage::showStores);
  auto* row = new QHBoxLayout;
  row->addWidget(back);
  row->addStretch();
  column->addSpacing(4);
  column->addLayout(row);
  column->addStretch();
  return step;
}

void WelcomePage::showStores() {
  m_message->clear();
  fillRecent();
  m_steps->setCurrentIndex(stores);
}

void WelcomePage::fillRecent() {
  empty(m_recent);
  for (const QString& directory : m_settings.recentStores()) {
    auto* button = wideButton(fontMetrics().elidedText(QDir::toNativeSeparators(directory), Qt::ElideMiddle, 400),
                              QStringLiteral("folder"));
    button->setToolTip(directory);
    button->setAccessibleName(tr("Open %1").arg(directory));
    connect(button, &QPushButton::clicked, this, [this, directory] { open(directory); });
    m_recent->addWidget(button);
  }
}

void WelcomePage::showPeople() {
  empty(m_people);
  m_store->setText(m_bridge.directory());
  m_store->setToolTip(m_bridge.directory());
  QPushButton* first = nullptr;
  for (const auto& user : m_bridge.users()) {
    if (user.disabled) continue;
    const QString login = fromUtf8(user.login);
    auto* button = wideButton(tr("%1 · %2", "person, roles").arg(fromUtf8(user.displayName), roleList(user.roles)),
                              QStringLiteral("people"));
    connect(button, &QPushButton::clicked, this, [this, login] { choose(login); });
    m_people->addWidget(button);
    if (!first) first = button;
  }
  m_peopleScroll->setFixedHeight(std::min(m_people->count(), kMostPeopleInSight) * kPersonHeight);
  m_body->setMinimumHeight(std::max(kBodyHeight, m_peopleScroll->height() + 120));
  m_steps->setCurrentIndex(people);
  if (first) first->setFocus();
}

void WelcomePage::choose(const QString& login) {
  m_chosen = login;
  m_passphrase->clear();
  m_passphrase->setFocus();
}

void WelcomePage::chooseStore() {
  auto* dialog = new QFileDialog(this, tr("Open a store: choose its folder"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& directory) { open(directory); });
  dialog->open();
}

void WelcomePage::chooseNewFolder() {
  auto* dialog = new QFileDialog(this, tr("Folder of the new store"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
  dialog->open();
}

void WelcomePage::setBusy(bool busy) {
  m_body->setEnabled(!busy);
}

void WelcomePage::open(const QString& directory, const QString& login, const app::SharedSecret& passphrase) {
  m_message->clear();
  setBusy(true);
  m_bridge.openStore(directory).then(this, [this, directory, login, passphrase](base::Expected<void> opened) {
    setBusy(false);
    if (!opened) return m_message->showError(opened.error(), tr("Opening the store"));
    m_settings.addRecentStore(directory);
    showPeople();
    if (login.isEmpty()) return;
    if (passphrase)
      actAs(login, passphrase);
    else
      choose(login);
  });
}

void WelcomePage::create() {
  m_message->clear();
  setBusy(true);
  const QString directory = m_folder->text();
  const app::SharedSecret passphrase = takeFrom(m_newPassphrase);
  m_bridge.createStore(directory, m_login->text(), m_name->text().trimmed(), passphrase)
      .then(this, [this, directory, passphrase](base::Expected<void> created) {
        setBusy(false);
        if (!created) return m_message->showError(created.error(), tr("Creating the store"));
        m_settings.addRecentStore(directory);
        actAs(m_login->text(), passphrase);
      });
}

void WelcomePage::actAs(const QString& login, app::SharedSecret passphrase) {
  m_message->clear();
  setBusy(true);
  m_bridge.actAs(login, std::move(passphrase)).then(this, [this](base::Expected<void> acting) {
    setBusy(false);
    if (!acting) m_message->showError(acting.error(), tr("Choosing who acts"));
  });
}

}  // namespace consentry::ui
