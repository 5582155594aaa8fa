// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QStackedWidget>
#include <functional>
#include <map>

#include "ui/application/app_bridge.hpp"
#include "ui/application/settings.hpp"
#include "ui/common/workspace.hpp"

class QTimer;

namespace consentry::ui {

class CommandPalette;
class Rail;
class StatusStrip;
class StopBand;
class StoreBand;
class Toast;
class TopBar;
class WelcomePage;
class WindowLock;

/// The frame around one workspace at a time.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  MainWindow(AppBridge& bridge, Settings& settings, QWidget* parent = nullptr);

  [[nodiscard]] WelcomePage& welcome() { return *m_welcome; }
  /// "review", "import", "watchlist", "screen", "log", "approve", "erase", "accuracy", "models", "people", "care"
  void showPage(const QString& id);
  /// The page to begin with once somebody acts; unknown words are ignored.
  void startAt(const QString& id);
  [[nodiscard]] const QString& currentPage() const { return m_current; }
  [[nodiscard]] Workspace* page(const QString& id) const;
  void openPalette();
  /// Takes everything off the window until somebody signs in; `next` is whom the form then offers.
  void lock(const QString& why, const QString& next = {});
  void signOut();

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  enum class Place { top, bottom };

  void addPage(const QString& id, const QString& icon, Workspace* workspace, Place place);
  void addPages();
  void addFrame();
  void addActions();
  QAction* addCommand(const QString& text, const QKeySequence& key, std::function<void()> act);
  void clearSight();
  void chooseOtherStore();
  void changePassphrase();
  void showActing();
  void showStops();
  void toggleTheme();
  void showBreadcrumb();
  void checkLogQuietly();

  AppBridge& m_bridge;
  Settings& m_settings;
  WindowLock* m_lock;  ///< before the bar that speaks of it
  QStackedWidget* m_outer;
  WelcomePage* m_welcome;
  Rail* m_rail;
  TopBar* m_top;
  StopBand* m_stop;
  StoreBand* m_store;
  QStackedWidget* m_pages;
  StatusStrip* m_status;
  CommandPalette* m_palette;
  Toast* m_toast;
  QTimer* m_watch;  ///< looks for stops that others put in force
  std::map<QString, Workspace*> m_workspaces;
  QString m_lockedFor;  ///< login of whoever can go on where they were
  QStringList m_order;
  QString m_current;
};

}  // namespace consentry::ui
