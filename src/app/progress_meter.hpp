// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>

#include "app/services.hpp"

namespace consentry::app {

/// Turns counts into progress reports: at most ten a second, rate over the last five seconds, remaining time from it.
class ProgressMeter {
 public:
  ProgressMeter(const Job& job, std::string stage, std::int64_t total);
  /// `done` items are through.
  void at(std::int64_t done);
  /// Reports the end whatever the clock says.
  void finish(std::int64_t done);

 private:
  using SteadyClock = std::chrono::steady_clock;
  void report(std::int64_t done, SteadyClock::time_point now);

  const Job& m_job;
  std::string m_stage;
  std::int64_t m_total;
  SteadyClock::time_point m_lastReport{};
  std::deque<std::pair<SteadyClock::time_point, std::int64_t>> m_window;
};

}  // namespace consentry::app
