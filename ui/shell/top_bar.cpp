// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.hpp"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/window_lock.hpp"

namespace consentry::ui {
namespace {

QPushButton* chip(const QString& accessibleName) {
  auto* button = new QPushButton;
  button->setProperty("role", QStringLiteral("chip"));
  button->setAccessibleName(accessibleName);
  return button;
}

void replaceMenu(QPushButton* button, QMenu* menu) {
  if (QMenu* old = button->menu()) old->deleteLater();
  button->setMenu(menu);
}

}  // namespace

QString roleList(const std::vector<domain::Role>& roles) {
  QStringList list;
  for (const domain::Role role : roles) list << words(role);
  return list.join(QStringLiteral(", "));
}

TopBar::TopBar(AppBridge& bridge, WindowLock& lock, QWidget* parent)
    : QFrame(parent),
      m_bridge(bridge),
      m_lock(lock),
      m_crumbs(new QHBoxLayout),
      m_find(new QPushButton(tr("Find or do…"))),
      m_purpose(chip(tr("Purpose of use"))),
      m_person(chip(tr("Who is acting"))) {
  setProperty("role", QStringLiteral("bar"));
  setFixedHeight(44);
  m_crumbs->setSpacing(2);
  m_find->setProperty("role", QStringLiteral("find"));
  m_find->setFixedSize(250, 30);
  m_find->setAccessibleName(tr("Find or do, Control K"));
  connect(m_find, &QPushButton::clicked, this, &TopBar::paletteWanted);
  auto* key = new QLabel(QStringLiteral("Ctrl K"));
  key->setProperty("role", QStringLiteral("key"));
  key->setAttribute(Qt::WA_TransparentForMouseEvents);
  key->setFixedHeight(20);
  auto* inside = new QHBoxLayout(m_find);
  inside->setContentsMargins(8, 0, 8, 0);
  inside->addStretch();
  inside->addWidget(key, 0, Qt::AlignVCenter);

  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 0, Theme::kMargin, 0);
  row->setSpacing(12);
  row->addLayout(m_crumbs);
  row->addStretch();
  row->addWidget(m_find);
  row->addWidget(m_purpose);
  row->addWidget(m_person);
  connect(&m_bridge, &AppBridge::purposeChanged, this, &TopBar::showPurpose);
  connect(&m_bridge, &AppBridge::actingChanged, this, &TopBar::showPerson);
  connect(&m_bridge, &AppBridge::usersChanged, this, &TopBar::showPerson);
  connect(&Theme::instance(), &Theme::changed, this, &TopBar::showPerson);
  showPurpose();
  showPerson();
}

void TopBar::setBreadcrumb(const QStringList& crumbs) {
  while (QLayoutItem* item = m_crumbs->takeAt(0)) {
    if (QWidget* old = item->widget()) {
      old->hide();
      old->deleteLater();
    }
    delete item;
  }
  for (int place = 0; place < crumbs.size(); ++place) {
    if (place > 0) m_crumbs->addWidget(new IconLabel(QStringLiteral("chevron-right"), Tone::secondary, 14));
    const QString text = fontMetrics().elidedText(crumbs[place], Qt::ElideMiddle, 260);
    auto* crumb = new QPushButton(QString(text).replace(QStringLiteral("&"), QStringLiteral("&&")));
    crumb->setProperty("role", QStringLiteral("crumb"));
    crumb->setProperty("current", place + 1 == crumbs.size());
    crumb->setToolTip(crumbs[place]);
    crumb->setEnabled(place + 1 < crumbs.size());
    connect(crumb, &QPushButton::clicked, this, [this, place] { emit crumbChosen(place); });
    m_crumbs->addWidget(crumb);
    crumb->show();
  }
}

void TopBar::showPurpose() {
  m_purpose->setText(tr("Purpose: %1 ▾").arg(words(m_bridge.purpose())));
  auto* menu = new QMenu(m_purpose);
  menu->addSection(tr("Faces are used for"));
  auto* group = new QActionGroup(menu);
  for (const auto& [purpose, word] : base::allOf<domain::Purpose>()) {
    QAction* choice = menu->addAction(words(purpose));
    choice->setCheckable(true);
    choice->setChecked(purpose == m_bridge.purpose());
    group->addAction(choice);
    connect(choice, &QAction::triggered, this, [this, chosen = purpose] { m_bridge.setPurpose(chosen); });
  }
  replaceMenu(m_purpose, menu);
}

void TopBar::showPerson() {
  const auto& acting = m_bridge.acting();
  m_person->setText(acting
                        ? tr(" %1 · %2 ▾", "person, roles").arg(fromUtf8(acting->displayName), roleList(acting->roles))
                        : tr("Nobody is acting ▾"));
  m_person->setIcon(Theme::instance().icon(QStringLiteral("people"), acting ? Tone::green : Tone::secondary));
  m_person->setIconSize({16, 16});
  auto* menu = new QMenu(m_person);
  menu->addAction(tr("Lock"), QKeySequence(Qt::CTRL | Qt::Key_L), this, &TopBar::lockWanted)
      ->setShortcutContext(Qt::WidgetShortcut);
  menu->addAction(tr("Sign out"), this, &TopBar::signOutWanted);
  menu->addAction(tr("Change your passphrase…"), this, &TopBar::passphraseWanted)->setVisible(acting.has_value());
  addPauses(*menu->addMenu(tr("Lock by itself after %n minute(s)", nullptr, static_cast<int>(m_lock.pause().count()))));
  menu->addSection(tr("Sign in as somebody else"));
  for (const auto& user : m_bridge.users()) {
    if (user.disabled) continue;
    QAction* choice =
        menu->addAction(tr("%1 · %2", "person, roles").arg(fromUtf8(user.displayName), roleList(user.roles)));
    choice->setVisible(!acting || acting->login != user.login);
    const QString login = fromUtf8(user.login);
    connect(choice, &QAction::triggered, this, [this, login] { emit personChosen(login); });
  }
  menu->addSeparator();
  menu->addAction(tr("People…"), this, &TopBar::peoplePageWanted);
  menu->addAction(tr("Another store…"), this, &TopBar::otherStoreWanted);
  replaceMenu(m_person, menu);
}

void TopBar::addPauses(QMenu& menu) {
  auto* group = new QActionGroup(&menu);
  for (const int minutes : {1, 2, 3, 5, 10, 15}) {
    QAction* choice = menu.addAction(tr("%n minute(s) without a touch", nullptr, minutes));
    choice->setCheckable(true);
    choice->setChecked(m_lock.pause() == std::chrono::minutes(minutes));
    group->addAction(choice);
    connect(choice, &QAction::triggered, this, [this, minutes] {
      m_lock.setPause(std::chrono::minutes(minutes));
      showPerson();
    });
  }
  menu.addSeparator();
  menu.addAction(m_lock.desktopWords())->setEnabled(false);
}

void TopBar::openPeopleMenu() {
  m_person->showMenu();
}
void TopBar::openPurposeMenu() {
  m_purpose->showMenu();
}

}  // namespace consentry::ui
