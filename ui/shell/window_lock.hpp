// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "ui/application/desktop_watch.hpp"
#include "ui/application/idle_watch.hpp"
#include "ui/application/settings.hpp"

namespace consentry::ui {

/// When the window has to lock, and why in words. Watches while somebody acts.
class WindowLock : public QObject {
  Q_OBJECT
 public:
  explicit WindowLock(Settings& settings, QObject* parent = nullptr);

  void watch(bool on);
  [[nodiscard]] std::chrono::minutes pause() const { return m_idle.limit(); }
  void setPause(std::chrono::minutes pause);
  /// What else locks here: "Also when the screen locks or the computer sleeps."
  [[nodiscard]] QString desktopWords() const;

 signals:
  void due(const QString& why);

 private:
  Settings& m_settings;
  IdleWatch m_idle;
  DesktopWatch m_desktop;
  bool m_on = false;
};

}  // namespace consentry::ui
