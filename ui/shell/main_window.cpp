// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.hpp"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPixmapCache>
#include <QTimer>
#include <QVBoxLayout>
#include <chrono>
#include <utility>

#include "app/inspect_log.hpp"
#include "ui/administrator/care/care_workspace.hpp"
#include "ui/administrator/models/models_workspace.hpp"
#include "ui/auditor/accuracy/accuracy_workspace.hpp"
#include "ui/auditor/log/log_workspace.hpp"
#include "ui/clerk/erase/erase_workspace.hpp"
#include "ui/common/error_text.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/import/import_workspace.hpp"
#include "ui/officer/review/review_workspace.hpp"
#include "ui/officer/screen/screen_workspace.hpp"
#include "ui/officer/watchlist/watchlist_workspace.hpp"
#include "ui/shell/command_palette.hpp"
#include "ui/shell/passphrase_dialog.hpp"
#include "ui/shell/people_page.hpp"
#include "ui/shell/rail.hpp"
#include "ui/shell/status_strip.hpp"
#include "ui/shell/stop_band.hpp"
#include "ui/shell/store_band.hpp"
#include "ui/shell/toast.hpp"
#include "ui/shell/top_bar.hpp"
#include "ui/shell/welcome_page.hpp"
#include "ui/shell/window_lock.hpp"
#include "ui/supervisor/proposals/proposals_workspace.hpp"

namespace consentry::ui {
namespace {

QFrame* verticalLine() {
  auto* line = new QFrame;
  line->setProperty("role", QStringLiteral("line"));
  line->setFixedWidth(1);
  return line;
}

}  // namespace

MainWindow::MainWindow(AppBridge& bridge, Settings& settings, QWidget* parent)
    : QMainWindow(parent),
      m_bridge(bridge),
      m_settings(settings),
      m_lock(new WindowLock(settings, this)),
      m_outer(new QStackedWidget),
      m_welcome(new WelcomePage(bridge, settings)),
      m_rail(new Rail),
      m_top(new TopBar(bridge, *m_lock)),
      m_stop(new StopBand(bridge)),
      m_store(new StoreBand(bridge)),
      m_pages(new QStackedWidget),
      m_status(new StatusStrip(bridge)),
      m_palette(new CommandPalette(this)),
      m_toast(new Toast(this)),
      m_watch(new QTimer(this)) {
  setWindowTitle(QStringLiteral("Consentry"));
  resize(1366, 768);
  restoreGeometry(settings.geometry());
  addFrame();
  addPages();
  addActions();

  connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
  connect(m_rail, &Rail::themeToggled, this, &MainWindow::toggleTheme);
  connect(m_top, &TopBar::paletteWanted, this, &MainWindow::openPalette);
  connect(m_top, &TopBar::peoplePageWanted, this, [this] { showPage(QStringLiteral("people")); });
  connect(m_top, &TopBar::crumbChosen, this, [this](int crumb) {
    if (auto* workspace = page(m_current)) workspace->goToCrumb(crumb);
  });
  connect(m_top, &TopBar::otherStoreWanted, this, &MainWindow::chooseOtherStore);
  connect(m_top, &TopBar::personChosen, this,
          [this](const QString& login) { lock(tr("Somebody else is about to sign in."), login); });
  connect(m_top, &TopBar::lockWanted, this, [this] { lock(tr("You locked it.")); });
  connect(m_top, &TopBar::signOutWanted, this, &MainWindow::signOut);
  connect(m_top, &TopBar::passphraseWanted, this, &MainWindow::changePassphrase);
  connect(m_lock, &WindowLock::due, this, [this](const QString& why) { lock(why); });
  connect(&m_bridge, &AppBridge::actingChanged, this, &MainWindow::showActing);
  connect(&m_bridge, &AppBridge::stopsChanged, this, &MainWindow::showStops);
  m_watch->setInterval(std::chrono::seconds(15));
  connect(m_watch, &QTimer::timeout, this, [this] {
    if (!m_bridge.acting()) return;
    m_bridge.refreshStops();
    m_bridge.refreshRoom();
  });
  m_watch->start();
  m_welcome->showStores();
}

void MainWindow::addFrame() {
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  right->addWidget(m_top);
  right->addWidget(horizontalLine());
  right->addWidget(m_stop);
  right->addWidget(m_store);
  right->addWidget(m_pages, 1);
  right->addWidget(horizontalLine());
  right->addWidget(m_status);
  auto* frame = new QWidget;
  auto* row = new QHBoxLayout(frame);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(m_rail);
  row->addWidget(verticalLine());
  row->addLayout(right, 1);
  m_outer->addWidget(m_welcome);
  m_outer->addWidget(frame);
  setCentralWidget(m_outer);
}

void MainWindow::addPages() {
  addPage(QStringLiteral("review"), QStringLiteral("review"), new ReviewWorkspace(m_bridge), Place::top);
  addPage(QStringLiteral("import"), QStringLiteral("import"), new ImportWorkspace(m_bridge), Place::top);
  addPage(QStringLiteral("watchlist"), QStringLiteral("watchlist"), new WatchlistWorkspace(m_bridge), Place::top);
  addPage(QStringLiteral("screen"), QStringLiteral("screen"), new ScreenWorkspace(m_bridge), Place::top);
  addPage(QStringLiteral("log"), QStringLiteral("log"), new LogWorkspace(m_bridge), Place::top);
  addPage(QStringLiteral("approve"), QStringLiteral("second-person"), new ProposalsWorkspace(m_bridge), Place::top);
  addPage(QStringLiteral("erase"), QStringLiteral("erase"), new EraseWorkspace(m_bridge), Place::top);
  addPage(QStringLiteral("accuracy"), QStringLiteral("accuracy"), new AccuracyWorkspace(m_bridge), Place::bottom);
  addPage(QStringLiteral("models"), QStringLiteral("models"), new ModelsWorkspace(m_bridge), Place::bottom);
  addPage(QStringLiteral("people"), QStringLiteral("people"), new PeoplePage(m_bridge), Place::bottom);
  addPage(QStringLiteral("care"), QStringLiteral("care"), new CareWorkspace(m_bridge), Place::bottom);
}

void MainWindow::addPage(const QString& id, const QString& icon, Workspace* workspace, Place place) {
  // A page that wants much room must not keep the window from fitting on a small screen.
  workspace->setMinimumSize(720, 400);
  m_pages->addWidget(workspace);
  m_workspaces[id] = workspace;
  m_order << id;
  if (place == Place::top)
    m_rail->addPage(id, icon, workspace->title());
  else
    m_rail->addBottomPage(id, icon, workspace->title());
  connect(workspace, &Workspace::breadcrumbChanged, this, &MainWindow::showBreadcrumb);
  connect(workspace, &Workspace::waitingCountChanged, this, [this, id](int count) { m_rail->setCount(id, count); });
  connect(workspace, &Workspace::toastRequested, m_toast, &Toast::tell);
  connect(workspace, &Workspace::pageRequested, this, &MainWindow::showPage);
}

QAction* MainWindow::addCommand(const QString& text, const QKeySequence& key, std::function<void()> act) {
  auto* action = new QAction(text, this);
  action->setShortcut(key);
  connect(action, &QAction::triggered, this, std::move(act));
  addAction(action);
  return action;
}

void MainWindow::addActions() {
  for (int place = 0; place < m_order.size(); ++place) {
    const QString id = m_order[place];
    // Nine pages have a number's key, the tenth that of 0, as on the keyboard.
    const QKeySequence key = place < 9    ? QKeySequence(Qt::ALT | (Qt::Key_1 + place))
                             : place == 9 ? QKeySequence(Qt::ALT | Qt::Key_0)
                                          : QKeySequence();
    addCommand(tr("Go to %1").arg(m_workspaces.at(id)->title()), key, [this, id] { showPage(id); });
  }
  addCommand(tr("Find or do…"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
  addCommand(tr("Change who acts…"), QKeySequence(Qt::CTRL | Qt::Key_U), [this] { m_top->openPeopleMenu(); });
  addCommand(tr("Change the purpose…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U),
             [this] { m_top->openPurposeMenu(); });
  addCommand(tr("Lock the window"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] { lock(tr("You locked it.")); });
  addCommand(tr("Change your passphrase…"), {}, [this] { changePassphrase(); });
  addCommand(tr("Sign out"), {}, [this] { signOut(); });
  addCommand(tr("Light or dark colours"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] { toggleTheme(); });
  addCommand(tr("Stop every use of faces…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
             [this] { m_stop->askForReason(); });
  addCommand(tr("Lift the stop"), {}, [this] { m_stop->lift(); });
  addCommand(tr("Cancel the work in the background"), QKeySequence(Qt::CTRL | Qt::Key_Period),
             [this] { m_status->cancelWork(); });
  addCommand(tr("Another store…"), {}, [this] { chooseOtherStore(); });
  addCommand(tr("Quit"), QKeySequence::Quit, [this] { close(); });
}

Workspace* MainWindow::page(const QString& id) const {
  const auto found = m_workspaces.find(id);
  return found == m_workspaces.end() ? nullptr : found->second;
}

void MainWindow::showPage(const QString& id) {
  Workspace* workspace = page(id);
  if (!workspace || !m_bridge.acting()) return;
  m_outer->setCurrentIndex(1);
  m_current = id;
  m_rail->setCurrent(id);
  m_pages->setCurrentWidget(workspace);
  showBreadcrumb();
  workspace->activated();
}

void MainWindow::startAt(const QString& id) {
  if (page(id)) m_current = id;
}

void MainWindow::showBreadcrumb() {
  const Workspace* workspace = page(m_current);
  if (!workspace) return;
  m_top->setBreadcrumb(workspace->breadcrumb());
  setWindowTitle(workspace->breadcrumb().join(QStringLiteral(" · ")) + QStringLiteral(" — Consentry"));
}

void MainWindow::openPalette() {
  if (!m_bridge.acting()) return;
  QList<QAction*> all;
  if (const Workspace* current = page(m_current)) all << current->actions();
  all << actions();
  m_palette->open(all);
}

void MainWindow::clearSight() {
  for (QWidget* each : QApplication::topLevelWidgets())
    if (each != this && each->isVisible()) each->close();
  m_palette->hide();
  m_toast->hide();
  m_bridge.signOut();
  // Icons are drawn anew; a face that some view had scaled is gone.
  QPixmapCache::clear();
  m_outer->setCurrentWidget(m_welcome);
  setWindowTitle(QStringLiteral("Consentry"));
}

void MainWindow::lock(const QString& why, const QString& next) {
  if (!m_bridge.acting()) return;
  m_lockedFor = fromUtf8(m_bridge.acting()->login);
  for (const auto& [id, workspace] : m_workspaces) workspace->locked();
  clearSight();
  m_welcome->showLocked(next.isEmpty() ? m_lockedFor : next, why);
}

void MainWindow::signOut() {
  if (!m_bridge.acting()) return;
  m_lockedFor.clear();
  m_current.clear();
  for (const auto& [id, workspace] : m_workspaces) workspace->left();
  clearSight();
  m_welcome->showSignIn();
}

void MainWindow::chooseOtherStore() {
  signOut();
  m_welcome->showStores();
}

void MainWindow::changePassphrase() {
  if (!m_bridge.acting()) return;
  auto* dialog = new PassphraseDialog(m_bridge, this);
  connect(dialog, &PassphraseDialog::changed, this, [this] { m_toast->tell(tr("Your passphrase was changed."), {}); });
  dialog->open();
}

void MainWindow::showActing() {
  m_lock->watch(m_bridge.acting().has_value());
  if (!m_bridge.acting()) {
    m_outer->setCurrentWidget(m_welcome);
    return;
  }
  m_bridge.refreshStops();
  m_bridge.refreshRoom();
  checkLogQuietly();
  const bool isBack = fromUtf8(m_bridge.acting()->login) == m_lockedFor;
  m_lockedFor.clear();
  for (const auto& [id, workspace] : m_workspaces) isBack ? workspace->unlocked() : workspace->left();
  showPage(m_current.isEmpty() ? m_order.front() : m_current);
}

void MainWindow::checkLogQuietly() {
  if (m_bridge.verdict() || !m_bridge.may(domain::Act::verifyLog)) return;
  // Read-only and unrecorded, as opening a store reads it anyway; whoever wants it on record presses Verify.
  m_bridge.askReader(app::VerifyLog{.anchors = {}, .record = false}, m_bridge.startJob(tr("Checking the log")))
      .then(this, [this](base::Expected<app::ports::LogVerdict> verdict) {
        if (verdict) m_bridge.rememberVerdict(*std::move(verdict));
      });
}

void MainWindow::showStops() {
  const QStringList biometric{QStringLiteral("review"), QStringLiteral("import"), QStringLiteral("screen")};
  for (const QString& id : biometric)
    if (auto* workspace = page(id)) workspace->setEnabled(!m_bridge.siteIsStopped());
}

void MainWindow::toggleTheme() {
  const ThemeKind kind = Theme::instance().kind() == ThemeKind::light ? ThemeKind::dark : ThemeKind::light;
  m_settings.setTheme(kind);
  Theme::instance().apply(*qApp, kind);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  m_settings.setGeometry(saveGeometry());
  QMainWindow::closeEvent(event);
}

}  // namespace consentry::ui
