// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/application/app_bridge.hpp"
#include "ui/common/theme.hpp"

class QLabel;

namespace consentry::ui {

class IconLabel;

/// Full width while the store can only be read, or its disk is almost full: what it means and what to do. Gone by
/// itself once there is room.
class StoreBand : public QFrame {
  Q_OBJECT
 public:
  explicit StoreBand(AppBridge& bridge, QWidget* parent = nullptr);

 private:
  void refresh();
  void say(Tone tone, const QStringList& lines);

  AppBridge& m_bridge;
  IconLabel* m_icon;
  QLabel* m_text;
};

}  // namespace consentry::ui
