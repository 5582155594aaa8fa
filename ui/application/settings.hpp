// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

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
  [[nodiscard]] QByteArray geometry() const;
  void setGeometry(const QByteArray& geometry);

 private:
  QSettings m_settings;
};

}  // namespace consentry::ui
