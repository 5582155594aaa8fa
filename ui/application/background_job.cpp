// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application/background_job.hpp"

#include <QMetaObject>
#include <utility>

namespace consentry::ui {

BackgroundJob::BackgroundJob(QString title) : m_title(std::move(title)) {}

app::Job BackgroundJob::jobFor(const std::shared_ptr<BackgroundJob>& job) {
  app::Job core;
  core.stop = job->m_stop.get_token();
  core.progress = [job](const app::Progress& progress) { job->report(progress); };
  return core;
}

void BackgroundJob::finish(const std::shared_ptr<BackgroundJob>& job) {
  // The event goes with its receiver. Were it to hold the job, its last owner could be the program's end, too late to
  // delete anything later.
  QMetaObject::invokeMethod(job.get(), [only = job.get()] { only->end(); }, Qt::QueuedConnection);
}

void BackgroundJob::cancel() {
  if (m_finished || !m_stop.request_stop()) return;
  emit cancelAsked();
}

void BackgroundJob::report(const app::Progress& progress) {
  const std::scoped_lock lock(m_mutex);
  const bool onItsWay = m_waiting.has_value();
  m_waiting = progress;
  if (!onItsWay) QMetaObject::invokeMethod(this, [this] { deliver(); }, Qt::QueuedConnection);
}

void BackgroundJob::deliver() {
  {
    const std::scoped_lock lock(m_mutex);
    if (!m_waiting) return;
    m_progress = *std::exchange(m_waiting, std::nullopt);
  }
  emit progressed(m_progress);
}

void BackgroundJob::end() {
  m_finished = true;
  emit finished();
}

JobHandle makeJob(QString title) {
  return {new BackgroundJob(std::move(title)), [](BackgroundJob* job) { job->deleteLater(); }};
}

}  // namespace consentry::ui
