// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

#include "app/services.hpp"

namespace consentry::ui {

/// Long work as the window sees it: what it is called, how far it has come, and a way to ask it to stop. Lives on the
/// GUI thread; only `job()` crosses to the working thread.
class BackgroundJob : public QObject {
  Q_OBJECT
 public:
  explicit BackgroundJob(QString title);

  [[nodiscard]] const QString& title() const { return m_title; }
  [[nodiscard]] const app::Progress& progress() const { return m_progress; }
  [[nodiscard]] bool isFinished() const { return m_finished; }
  [[nodiscard]] bool isCancelAsked() const { return m_stop.stop_requested(); }

  /// What the working thread gets. Reports that the event loop has not come to yet are replaced by the newest.
  [[nodiscard]] static app::Job jobFor(const std::shared_ptr<BackgroundJob>& job);
  /// The work has answered; from any thread.
  static void finish(const std::shared_ptr<BackgroundJob>& job);

 public slots:
  /// Asks; the work ends between two photographs with Errc::cancelled.
  void cancel();

 signals:
  void progressed(const consentry::app::Progress& progress);
  void cancelAsked();
  void finished();

 private:
  void report(const app::Progress& progress);
  void deliver();
  void end();

  QString m_title;
  std::stop_source m_stop;
  app::Progress m_progress;
  bool m_finished = false;
  std::mutex m_mutex;
  std::optional<app::Progress> m_waiting;  ///< reported but not yet delivered
};

using JobHandle = std::shared_ptr<BackgroundJob>;

/// A job that is destroyed on the GUI thread, whoever lets go of it last.
[[nodiscard]] JobHandle makeJob(QString title);

}  // namespace consentry::ui
