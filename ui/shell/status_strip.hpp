// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "app/ports/use_log.hpp"
#include "ui/application/app_bridge.hpp"

class QLabel;
class QTimer;

namespace consentry::ui {

class IconLabel;
class JobStrip;

/// The log's state in words, and work in the background with a way to stop it.
class StatusStrip : public QFrame {
  Q_OBJECT
 public:
  explicit StatusStrip(AppBridge& bridge, QWidget* parent = nullptr);
  void refresh();
  void cancelWork();

 private:
  void showLog();

  AppBridge& m_bridge;
  std::optional<app::ports::LogHead> m_head;
  IconLabel* m_icon;
  QLabel* m_log;
  QLabel* m_newer;
  JobStrip* m_job;
  QTimer* m_pause;  ///< several changes in a moment are one question
};

}  // namespace consentry::ui
