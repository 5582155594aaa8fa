// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "app/gatekeeper.hpp"
#include "app/matcher.hpp"
#include "app/ports/screenings.hpp"
#include "app/ports/watchlists.hpp"

namespace consentry::app {

/// What every entry of one run says about the search.
struct ScreeningSearch {
  ports::RunRow run;
  ports::WatchlistRow list;
  ports::ListVersionRow version;
  domain::ThresholdProfile profile;

  [[nodiscard]] domain::AuditSearch inLog() const {
    return {.list = list.id,
            .listVersion = version.number,
            .listRoot = version.root,
            .listPeople = version.people,
            .model = run.engine,
            .profile = profile.hash,
            .review = profile.review,
            .priority = profile.priority,
            .started = run.startedAt,
            .uncalibrated = !run.uncalibrated.empty(),
            .engine = run.choice.networks,
            .mode = run.choice.mode,
            .precision = run.precision,
            .scoring = run.scoring,
            .cohort = run.cohort};
  }
};

/// A photograph that the gate admitted to the search.
struct ScreeningProbe {
  ports::ProbeRow photo;
  domain::Decision decision;
  std::int64_t useSeq = 0;
  domain::Permit permit;
};

struct ScreeningResult {
  ScreeningProbe probe;
  ports::PhotoOutcome outcome = ports::PhotoOutcome::assessed;
  std::vector<ScoredCandidate> candidates;  ///< flagged ones only
};

/// What is asked of the gate for a photograph that is to be searched for in a list.
[[nodiscard]] domain::GateRequest watchlistSearchAt(const domain::WatchlistId& list, base::Instant at);

/// What one screening leaves in store and log: its intent, a result a photograph, cases, its end. Results wait here for
/// the next commit.
class ScreeningRecord {
 public:
  ScreeningRecord(Context& context, ScreeningSearch search) : m_context(context), m_search(std::move(search)) {}

  [[nodiscard]] const ScreeningSearch& search() const { return m_search; }
  [[nodiscard]] const ports::RunRow& run() const { return m_search.run; }
  /// Photographs of which it is known what came of them.
  [[nodiscard]] std::int64_t through() const;

  [[nodiscard]] base::Expected<void> begin(std::size_t photographs);
  /// The gate refused: nothing more becomes of it. In the transaction of the refusal.
  [[nodiscard]] base::Expected<void> leaveOut(ports::WriteUnit& unit, const domain::PhotoId& photo);
  /// Somebody is searched for; the groups are compared with the cohort's at the end.
  void note(const ports::TravellerRow& traveller);
  void add(ScreeningResult result) { m_results.push_back(std::move(result)); }
  /// Writes what waits, which goes on waiting until `committed` says that the transaction stands.
  [[nodiscard]] base::Expected<void> write(ports::WriteUnit& unit, const GateRules& rules);
  void committed() { m_results.clear(); }
  [[nodiscard]] bool isWaiting() const { return !m_results.empty(); }
  [[nodiscard]] base::Expected<void> end(bool whole);

 private:
  [[nodiscard]] base::Expected<void> closeInterrupted(ports::WriteUnit& unit);
  [[nodiscard]] base::Expected<void> recordResult(ports::WriteUnit& unit, const ScreeningResult& result);
  [[nodiscard]] base::Expected<void> openCase(ports::WriteUnit& unit, const ScreeningResult& result,
                                              domain::FlagLevel level, std::int64_t seq);

  Context& m_context;
  ScreeningSearch m_search;
  std::vector<ScreeningResult> m_results;
  std::set<domain::TravellerId> m_seen;
  std::vector<domain::Group> m_groups;  ///< of everybody searched for, when a cohort takes part
};

}  // namespace consentry::app
