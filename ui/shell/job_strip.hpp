// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

#include "ui/application/app_bridge.hpp"

class QLabel;
class QProgressBar;
class QToolButton;

namespace consentry::ui {

/// The newest work in the background: how far it is, how long it takes, and a button that stops it. Hidden without any.
class JobStrip : public QWidget {
  Q_OBJECT
 public:
  /// A locked window does not say what the work is called.
  enum class Says { title, progressOnly };

  JobStrip(AppBridge& bridge, Says says, QWidget* parent = nullptr);
  void cancelWork();
  [[nodiscard]] bool hasWork() const { return currentJob() != nullptr; }

 private:
  [[nodiscard]] BackgroundJob* currentJob() const;
  void follow(const JobHandle& job);
  void showJob();

  Says m_says;
  QLabel* m_job;
  QProgressBar* m_bar;
  QToolButton* m_cancel;
  QList<QPointer<BackgroundJob>> m_jobs;
};

/// "62 % · 41 a second · 3 min left", as far as known.
[[nodiscard]] QString progressWords(const app::Progress& progress);

}  // namespace consentry::ui
