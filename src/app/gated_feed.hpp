// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "app/gatekeeper.hpp"
#include "app/ports/face_engine.hpp"
#include "app/services.hpp"
#include "base/error.hpp"

namespace consentry::app {

/// One transaction in which uses are decided, by the rules that are in force as it begins.
[[nodiscard]] base::Expected<void> decideTogether(
    Context& context, const std::function<base::Expected<void>(ports::WriteUnit&, const GateRules&)>& act);

/// Leads many photographs past the gate and through an engine: asks about some at a time, hands the engine the work of
/// those that were allowed, and brings each finding back to what it was found for. Nothing is opened before the commit
/// that holds its permission. Other requests of the session run between two batches and nowhere else, so that a stop
/// or a withdrawal counts for everybody who is asked about after it.
template <class Asked>
class GatedFeed {
 public:
  struct Steps {
    std::size_t count = 0;  ///< of those to ask about
    std::size_t batch = 0;  ///< whose decisions share one commit
    /// Commits what has come in, before other requests run; empty where nothing waits for a commit.
    std::function<base::Expected<void>()> beforeOthers{};
    /// Decides about those from the first to before the second, commits, and says who was allowed.
    std::function<base::Expected<std::vector<Asked>>(std::size_t, std::size_t)> ask;
    /// The index is the feed's own.
    std::function<base::Expected<ports::PhotoWork>(const Asked&)> work;
    std::function<base::Expected<void>(Asked, ports::PhotoFinding)> done;
  };

  GatedFeed(const Job& job, Steps steps) : m_job(job), m_steps(std::move(steps)) {}

  /// As `FaceEngine::run`.
  [[nodiscard]] base::Expected<void> run(ports::FaceEngine& engine) {
    return engine.run([this] { return next(); },
                      [this](ports::PhotoFinding finding) {
                        auto node = m_open.extract(finding.index);
                        return m_steps.done(std::move(node.mapped()), std::move(finding));
                      },
                      m_job.stop);
  }

  /// Only the questions, where nothing is to be opened.
  [[nodiscard]] base::Expected<void> askAll() {
    while (m_taken < m_steps.count) {
      if (m_job.stop.stop_requested()) return base::fail(base::Errc::cancelled, "stopped on request");
      TRY_VOID(askSome());
    }
    return {};
  }

  /// Everybody was asked about, and whoever was allowed went to the engine.
  [[nodiscard]] bool isThrough() const { return m_taken == m_steps.count && m_ready.empty(); }

 private:
  base::Expected<void> askSome() {
    if (m_job.yield) {
      if (m_steps.beforeOthers) TRY_VOID(m_steps.beforeOthers());
      m_job.yield();
    }
    const std::size_t end = std::min(m_steps.count, m_taken + m_steps.batch);
    TRY(auto allowed, m_steps.ask(m_taken, end));
    m_taken = end;
    std::ranges::move(allowed, std::back_inserter(m_ready));
    return {};
  }

  base::Expected<std::optional<ports::PhotoWork>> next() {
    while (m_ready.empty() && m_taken < m_steps.count && !m_job.stop.stop_requested()) TRY_VOID(askSome());
    if (m_ready.empty()) return std::nullopt;
    Asked asked = std::move(m_ready.front());
    m_ready.pop_front();
    TRY(auto work, m_steps.work(asked));
    work.index = m_handedOut++;
    m_open.emplace(work.index, std::move(asked));
    return work;
  }

  const Job& m_job;
  Steps m_steps;
  std::deque<Asked> m_ready;
  std::map<std::size_t, Asked> m_open;  ///< with the engine
  std::size_t m_taken = 0;
  std::size_t m_handedOut = 0;
};

}  // namespace consentry::app
