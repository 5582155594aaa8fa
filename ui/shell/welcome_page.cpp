// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_page.hpp"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <utility>

#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/job_strip.hpp"
#include "ui/shell/new_store_form.hpp"
#include "ui/shell/sign_in_form.hpp"

namespace consentry::ui {
namespace {

enum Step { stores, newStore, signIn };

constexpr int kBodyHeight = 368;  // px: the tallest step with its wrapped texts

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

QPushButton* wideButton(const QString& text, const QString& icon) {
  auto* button = plainButton(text);
  button->setIcon(Theme::instance().icon(icon, Tone::secondary));
  button->setIconSize({20, 20});
  button->setMinimumHeight(40);
  button->setStyleSheet(QStringLiteral("text-align: left;"));
  return button;
}

SignInDoor signInDoor(AppBridge& bridge) {
  return {.signIn = [&bridge](const QString& login,
                              app::SharedSecret passphrase) { return bridge.signIn(login, std::move(passphrase)); },
          .change = [&bridge](app::SharedSecret next) { return bridge.changePassphrase(std::move(next)); }};
}

}  // namespace

WelcomePage::WelcomePage(AppBridge& bridge, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_bridge(bridge),
      m_settings(settings),
      m_steps(new QStackedLayout),
      m_message(new MessageBar),
      m_newStore(new NewStoreForm),
      m_form(new SignInForm(signInDoor(bridge))),
      m_icon(new IconLabel(QStringLiteral("key"), Tone::accent, 24)),
      m_title(titleLabel({})),
      m_words(metaLabel({})) {
  auto* name = new QLabel(QStringLiteral("Consentry"));
  name->setProperty("role", QStringLiteral("display"));
  auto* promise = metaLabel(tr(
      "Every use of a face is recorded with the permission on which it rests. A use that cannot be recorded does not "
      "happen."));
  m_steps->addWidget(makeStores());
  m_steps->addWidget(m_newStore);
  m_steps->addWidget(makeSignIn());
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
  outer->addWidget(new JobStrip(bridge, JobStrip::Says::progressOnly), 0, Qt::AlignHCenter);
  outer->addStretch(3);
  connect(m_newStore, &NewStoreForm::createWanted, this, &WelcomePage::create);
  connect(m_newStore, &NewStoreForm::backWanted, this, &WelcomePage::showStores);
  connect(&m_bridge, &AppBridge::usersChanged, this, [this] { m_form->setPeople(m_bridge.users()); });
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
    m_newStore->begin();
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

QWidget* WelcomePage::makeSignIn() {
  auto* step = new QWidget;
  auto* column = stepLayout(step);
  auto* heading = new QHBoxLayout;
  heading->setSpacing(10);
  heading->addWidget(m_icon);
  heading->addWidget(m_title, 1);
  column->addLayout(heading);
  column->addWidget(m_words);
  column->addWidget(m_form);
  auto* other = quietButton(tr("Another store…"));
  connect(other, &QPushButton::clicked, this, &WelcomePage::showStores);
  auto* row = new QHBoxLayout;
  row->addWidget(other);
  row->addStretch();
  column->addLayout(row);
  column->addStretch();
  return step;
}

void WelcomePage::showStores() {
  m_message->clear();
  m_form->forget();
  m_newStore->forget();
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

void WelcomePage::showSignIn(const QString& login) {
  showForm(login, QStringLiteral("key"), tr("Sign in"), m_bridge.directory());
}

void WelcomePage::showLocked(const QString& login, const QString& why) {
  showForm(login, QStringLiteral("lock"), tr("Locked"),
           tr("%1 Sign in to go on where you were, or let somebody else sign in.").arg(why));
}

void WelcomePage::showForm(const QString& login, const QString& icon, const QString& title, const QString& words) {
  m_message->clear();
  m_icon->set(icon, Tone::accent);
  m_title->setText(title);
  m_words->setText(words);
  m_words->setToolTip(m_bridge.directory());
  m_form->setPeople(m_bridge.users());
  m_steps->setCurrentIndex(signIn);
  m_form->begin(login);
}

void WelcomePage::chooseStore() {
  auto* dialog = new QFileDialog(this, tr("Open a store: choose its folder"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& directory) { open(directory); });
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
    showSignIn(login);
    if (!login.isEmpty() && passphrase) m_form->signIn(login, passphrase);
  });
}

void WelcomePage::create() {
  m_message->clear();
  setBusy(true);
  const QString directory = m_newStore->folder();
  const QString login = m_newStore->login();
  const app::SharedSecret passphrase = m_newStore->takePassphrase();
  m_bridge.createStore(directory, login, m_newStore->name(), passphrase)
      .then(this, [this, directory, login, passphrase](base::Expected<void> created) {
        setBusy(false);
        if (!created) return m_message->showError(created.error(), tr("Creating the store"));
        m_settings.addRecentStore(directory);
        // Whoever has just chosen it is not asked for it again.
        showSignIn(login);
        m_form->signIn(login, passphrase);
      });
}

}  // namespace consentry::ui
