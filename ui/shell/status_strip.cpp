// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>

#include "app/inspect_log.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/job_strip.hpp"

namespace consentry::ui {
StatusStrip::StatusStrip(AppBridge& bridge, QWidget* parent)
    : QFrame(parent),
      m_bridge(bridge),
      m_icon(new IconLabel(QStringLiteral("log"), Tone::secondary, 16)),
      m_log(new QLabel),
      m_newer(new QLabel),
      m_job(new JobStrip(bridge, JobStrip::Says::title)),
      m_pause(new QTimer(this)) {
  setProperty("role", QStringLiteral("bar"));
  setFixedHeight(30);
  setTone(m_newer, Tone::secondary);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 0, 12, 0);
  row->setSpacing(6);
  row->addWidget(m_icon);
  row->addWidget(m_log);
  row->addSpacing(10);
  row->addWidget(m_newer);
  row->addStretch();
  row->addWidget(m_job);

  m_pause->setSingleShot(true);
  m_pause->setInterval(200);
  connect(m_pause, &QTimer::timeout, this, &StatusStrip::refresh);
  connect(&m_bridge, &AppBridge::verdictChanged, this, &StatusStrip::refresh);
  connect(&m_bridge, &AppBridge::actingChanged, this, &StatusStrip::refresh);
  connect(&m_bridge, &AppBridge::changed, m_pause, qOverload<>(&QTimer::start));
  showLog();
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

void StatusStrip::cancelWork() {
  m_job->cancelWork();
}

}  // namespace consentry::ui
