// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace consentry::ui {

/// Hears from the desktop that its screen is being locked or that the computer goes to sleep: systemd's
/// org.freedesktop.login1 (man 5 org.freedesktop.login1) and the screen savers of the desktops. Where there is no bus
/// it hears nothing and says so.
class DesktopWatch : public QObject {
  Q_OBJECT
 public:
  explicit DesktopWatch(QObject* parent = nullptr);
  /// On other buses than the computer's and the person's own (tests).
  DesktopWatch(QDBusConnection system, QDBusConnection session, QObject* parent = nullptr);

  [[nodiscard]] bool hearsSleep() const { return m_hearsSleep; }
  [[nodiscard]] bool hearsScreenLock() const { return m_hearsScreenLock; }

 signals:
  /// Nobody can be expected in front of the screen.
  void left();

 private slots:
  void sleepChanged(bool begins);
  void screenSaverChanged(bool active);
  void sessionLocked();

 private:
  void followSession(QDBusConnection system);

  bool m_hearsSleep = false;
  bool m_hearsScreenLock = false;
};

}  // namespace consentry::ui
