// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/erasures.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// The rule of each kind that is in force, in the order of the kinds.
struct ShowRetentionRules {
  struct Answer {
    std::vector<domain::RetentionRule> inForce;
    std::optional<ports::RetentionRunRow> last;  ///< run
  };
  static constexpr auto kAct = domain::Act::seeErasures;
};
[[nodiscard]] base::Expected<ShowRetentionRules::Answer> handle(Context& context, const ShowRetentionRules& request,
                                                                const Job& job);

struct SetRetentionRule {
  using Answer = domain::RetentionRule;
  static constexpr auto kAct = domain::Act::manageRetention;
  domain::RetentionKind kind = domain::RetentionKind::photoSets;
  int days = 0;
};
[[nodiscard]] base::Expected<SetRetentionRule::Answer> handle(Context& context, const SetRetentionRule& request,
                                                              const Job& job);

/// What a run would take now.
struct PreviewRetention {
  struct Answer {
    std::vector<domain::RetentionCount> counts;
    std::chrono::microseconds longestSilence{0};
    bool clockIsDoubtful = false;  ///< a run would be refused unless somebody confirms the clock
  };
  static constexpr auto kAct = domain::Act::seeErasures;
};
[[nodiscard]] base::Expected<PreviewRetention::Answer> handle(Context& context, const PreviewRetention& request,
                                                              const Job& job);

/// Takes what has had its time. Errc::conflict when the log stood still for so long that the clock may have been set
/// forward: things would go before their time.
struct RunRetention {
  using Answer = ports::RetentionRunRow;
  static constexpr auto kAct = domain::Act::manageRetention;
  bool clockIsRight = false;  ///< somebody has looked
};
[[nodiscard]] base::Expected<RunRetention::Answer> handle(Context& context, const RunRetention& request,
                                                          const Job& job);

/// What a session for writing does first, once its vault is open: reads back what was erased when the program ended
/// before it could, renews keys that an erasure asked for, and runs retention when the last run is a day old. The first
/// run is a person's, and so is one with a doubtful clock.
[[nodiscard]] base::Expected<void> keepPromises(Context& context);

}  // namespace consentry::app
