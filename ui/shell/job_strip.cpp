// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/job_strip.hpp"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(StatusStrip)
};

}  // namespace

QString progressWords(const app::Progress& progress) {
  QStringList parts;
  if (progress.total > 0)
    parts << Words::tr("%1 %").arg(progress.done * 100 / progress.total);
  else if (progress.done > 0)
    parts << number(progress.done);
  if (progress.perSecond > 0)
    parts << Words::tr("%1 a second").arg(QLocale().toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0));
  if (progress.remaining) parts << timeLeft(*progress.remaining);
  return parts.join(QStringLiteral(" · "));
}

JobStrip::JobStrip(AppBridge& bridge, Says says, QWidget* parent)
    : QWidget(parent), m_says(says), m_job(new QLabel), m_bar(new QProgressBar), m_cancel(new QToolButton) {
  setTone(m_job, Tone::secondary);
  m_bar->setFixedWidth(140);
  m_bar->setTextVisible(false);
  m_bar->setAccessibleName(tr("Progress of the work in the background"));
  m_cancel->setProperty("role", QStringLiteral("flat"));
  m_cancel->setIcon(Theme::instance().icon(QStringLiteral("close"), Tone::secondary));
  m_cancel->setIconSize({14, 14});
  m_cancel->setAccessibleName(tr("Cancel the work in the background"));
  m_cancel->setToolTip(tr("Cancel"));
  m_cancel->setFocusPolicy(Qt::TabFocus);
  connect(m_cancel, &QToolButton::clicked, this, &JobStrip::cancelWork);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  row->addWidget(m_job);
  row->addSpacing(10);
  row->addWidget(m_bar);
  row->addWidget(m_cancel);
  connect(&bridge, &AppBridge::jobStarted, this, &JobStrip::follow);
  showJob();
}

BackgroundJob* JobStrip::currentJob() const {
  for (auto job = m_jobs.crbegin(); job != m_jobs.crend(); ++job)
    if (*job && !(*job)->isFinished()) return job->data();
  return nullptr;
}

void JobStrip::follow(const JobHandle& job) {
  m_jobs.removeAll(nullptr);
  m_jobs.append(job.get());
  for (const auto signal : {&BackgroundJob::cancelAsked, &BackgroundJob::finished})
    connect(job.get(), signal, this, &JobStrip::showJob);
  connect(job.get(), &BackgroundJob::progressed, this, &JobStrip::showJob);
  connect(job.get(), &QObject::destroyed, this, &JobStrip::showJob, Qt::QueuedConnection);
  showJob();
}

void JobStrip::showJob() {
  const BackgroundJob* job = currentJob();
  setVisible(job != nullptr);
  if (!job) return;
  const app::Progress& progress = job->progress();
  const QString words = job->isCancelAsked() ? tr("stopping after this photograph") : progressWords(progress);
  const QString title = m_says == Says::title ? job->title() : tr("Work goes on");
  m_job->setText(words.isEmpty() ? title : title + QStringLiteral(" · ") + words);
  m_bar->setRange(0, progress.total > 0 ? 1000 : 0);
  if (progress.total > 0) m_bar->setValue(static_cast<int>(progress.done * 1000 / progress.total));
  m_cancel->setEnabled(!job->isCancelAsked());
}

void JobStrip::cancelWork() {
  if (BackgroundJob* job = currentJob()) job->cancel();
}

}  // namespace consentry::ui
