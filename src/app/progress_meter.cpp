// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress_meter.hpp"

namespace consentry::app {

namespace {
constexpr std::chrono::milliseconds kBetweenReports{100};
constexpr std::chrono::seconds kWindow{5};
}  // namespace

ProgressMeter::ProgressMeter(const Job& job, std::string stage, std::int64_t total)
    : m_job(job), m_stage(std::move(stage)), m_total(total) {
  m_window.emplace_back(SteadyClock::now(), 0);
}

void ProgressMeter::at(std::int64_t done) {
  const auto now = SteadyClock::now();
  if (now - m_lastReport < kBetweenReports) return;
  report(done, now);
}

void ProgressMeter::finish(std::int64_t done) {
  report(done, SteadyClock::now());
}

void ProgressMeter::report(std::int64_t done, SteadyClock::time_point now) {
  m_lastReport = now;
  if (!m_job.progress) return;
  while (m_window.size() > 1 && now - m_window.front().first > kWindow) m_window.pop_front();
  const auto& [since, before] = m_window.front();
  const double seconds = std::chrono::duration<double>(now - since).count();
  Progress progress{.stage = m_stage, .done = done, .total = m_total};
  if (seconds > 0) progress.perSecond = static_cast<double>(done - before) / seconds;
  if (progress.perSecond > 0 && m_total >= done)
    progress.remaining =
        std::chrono::seconds(static_cast<std::int64_t>(static_cast<double>(m_total - done) / progress.perSecond));
  m_window.emplace_back(now, done);
  m_job.progress(progress);
}

}  // namespace consentry::app
