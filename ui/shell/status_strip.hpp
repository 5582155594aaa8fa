// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>

#include "app/ports/use_log.hpp"
#include "ui/application/app_bridge.hpp"

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace consentry::ui {

class IconLabel;

/// The log's state in words, and work in the background with a way to stop it.
class StatusStrip : public QFrame {
  Q_OBJECT
 public:
  explicit StatusStrip(AppBridge& bridge, QWidget* parent = nullptr);
  void refresh();
  void cancelWork();

 private:
  void showLog();
  void showJob();
  void follow(const JobHandle& job);
  [[nodiscard]] BackgroundJob* currentJob() const;

  AppBridge& m_bridge;
  std::optional<app::ports::LogHead> m_head;
  QList<QPointer<BackgroundJob>> m_jobs;
  IconLabel* m_icon;
  QLabel* m_log;
  QLabel* m_newer;
  QLabel* m_job;
  QProgressBar* m_bar;
  QToolButton* m_cancel;
  QTimer* m_pause;  ///< several changes in a moment are one question
};

/// "62 % · 41 a second · 3 min left", as far as known.
[[nodiscard]] QString progressWords(const app::Progress& progress);

}  // namespace consentry::ui
