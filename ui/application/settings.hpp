// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>
#include <chrono>

#include "ui/common/theme.hpp"

namespace consentry::ui {

/// What the window remembers on this machine: nothing about anybody's face.
class Settings {
 public:
  /// In the person's usual place, or in a file of its own (tests).
  explicit Settings(const QString& file = {});

  [[nodiscard]] ThemeKind theme() const;
  void setTheme(ThemeKind kind);
  [[nodiscard]] QStringList recentStores() const;  ///< newest first, five at most
  void addRecentStore(const QString& directory);
  /// After how long without a touch the window locks: 1 to 15 minutes, 5 when nobody chose.
  [[nodiscard]] std::chrono::minutes lockAfter() const;
  void setLockAfter(std::chrono::minutes pause);
  [[nodiscard]] QByteArray geometry() const;
  void setGeometry(const QByteArray& geometry);

 private:
  QSettings m_settings;
};

}  // namespace consentry::ui
