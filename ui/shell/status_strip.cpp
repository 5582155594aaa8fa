// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.hpp"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include "app/inspect_log.hpp"
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

StatusStrip::StatusStrip(AppBridge& bridge, QWidget* parent)
    : QFrame(parent),
      m_bridge(bridge),
      m_icon(new IconLabel(QStringLiteral("log"), Tone::secondary, 16)),
      m_log(new QLabel),
      m_newer(new QLabel),
      m_job(new QLabel),
      m_bar(new QProgressBar),
      m_cancel(new QToolButton),
      m_pause(new QTimer(this)) {
  setProperty("role", QStringLiteral("bar"));
  setFixedHeight(30);
  setTone(m_newer, Tone::secondary);
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
  connect(m_cancel, &QToolButton::clicked, this, &StatusStrip::cancelWork);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 0, 12, 0);
  row->setSpacing(6);
  row->addWidget(m_icon);
  row->addWidget(m_log);
  row->addSpacing(10);
  row->addWidget(m_newer);
  row->addStretch();
  row->addWidget(m_job);
  row->addSpacing(10);
  row->addWidget(m_bar);
  row->addWidget(m_cancel);

  m_pause->setSingleShot(true);
  m_pause->setInterval(200);
  connect(m_pause, &QTimer::timeout, this, &StatusStrip::refresh);
  connect(&m_bridge, &AppBridge::jobStarted, this, &StatusStrip::follow);
  connect(&m_bridge, &AppBridge::verdictChanged, this, &StatusStrip::refresh);
  connect(&m_bridge, &AppBridge::actingChanged, this, &StatusStrip::refresh);
  connect(&m_bridge, &AppBridge::changed, m_pause, qOverload<>(&QTimer::start));
  showLog();
  showJob();
}

void StatusStrip::refresh() {
  if (!m_bridge.acting()) return;
  m_bridge.askReader(app::ShowLogHead{}).then(this, [this](base::Expected<app::ports::LogHead> head) {
    if (head) m_head = *std::move(head);
    showLog();
  });
}

void StatusStrip::showLog() {
  const auto& verdict = m_bridge.verdict();
  if (!m_head) {
    m_log->setText(tr("The log has not been read yet"));
    return;
  }
  if (verdict && verdict->accepted) {
    m_icon->set(QStringLiteral("tick"), Tone::green);
    setTone(m_log, Tone::green);
    m_log->setText(tr("Log verified to %1").arg(number(verdict->size)));
  } else if (verdict) {
    m_icon->set(QStringLiteral("warning"), Tone::red);
    setTone(m_log, Tone::red);
    m_log->setText(verdict->firstBad ? tr("The log does not verify from entry %1 on").arg(number(*verdict->firstBad))
                                     : tr("The log does not verify"));
  } else {
    m_icon->set(QStringLiteral("log"), Tone::secondary);
    setTone(m_log, Tone::text);
    m_log->setText(tr("Log of %1 entries, not verified since opening").arg(number(m_head->size)));
  }
  const qint64 newer = m_head->size - m_head->anchoredSize;
  m_newer->setText(m_head->anchoredSize == 0 ? tr("no outside anchor yet")
                                             : tr("%1 newer than the last outside anchor").arg(number(newer)));
}

BackgroundJob* StatusStrip::currentJob() const {
  for (auto job = m_jobs.crbegin(); job != m_jobs.crend(); ++job)
    if (*job && !(*job)->isFinished()) return job->data();
  return nullptr;
}

void StatusStrip::follow(const JobHandle& job) {
  m_jobs.removeAll(nullptr);
  m_jobs.append(job.get());
  for (const auto signal : {&BackgroundJob::cancelAsked, &BackgroundJob::finished})
    connect(job.get(), signal, this, &StatusStrip::showJob);
  connect(job.get(), &BackgroundJob::progressed, this, &StatusStrip::showJob);
  connect(job.get(), &QObject::destroyed, this, &StatusStrip::showJob, Qt::QueuedConnection);
  showJob();
}

void StatusStrip::showJob() {
  const BackgroundJob* job = currentJob();
  for (QWidget* part : std::initializer_list<QWidget*>{m_job, m_bar, m_cancel}) part->setVisible(job != nullptr);
  if (!job) return;
  const app::Progress& progress = job->progress();
  const QString words = job->isCancelAsked() ? tr("stopping after this photograph") : progressWords(progress);
  m_job->setText(words.isEmpty() ? job->title() : job->title() + QStringLiteral(" · ") + words);
  m_bar->setRange(0, progress.total > 0 ? 1000 : 0);
  if (progress.total > 0) m_bar->setValue(static_cast<int>(progress.done * 1000 / progress.total));
  m_cancel->setEnabled(!job->isCancelAsked());
}

void StatusStrip::cancelWork() {
  if (BackgroundJob* job = currentJob()) job->cancel();
}

}  // namespace consentry::ui
