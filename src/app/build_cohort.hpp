// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/ports/cohorts.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// What a set gives for a cohort now, before anything of it is kept.
struct GatheredCohort {
  ports::CohortBuildRow build;
  std::vector<ports::CohortMember> members;  ///< by traveller handle
  std::vector<domain::TravellerId> denied;
};

/// Asks the gate for everybody in the set, embeds whom it allows. Errc::cancelled keeps nothing but the entries.
[[nodiscard]] base::Expected<GatheredCohort> gatherCohort(Context& context, const ports::CohortRow& cohort,
                                                          const Job& job);

/// Keeps it, in the caller's transaction. Whoever withdrew in the meantime is left out; Errc::denied when nobody is
/// left.
[[nodiscard]] base::Expected<void> keepCohort(Context& context, ports::WriteUnit& unit, GatheredCohort gathered);

}  // namespace consentry::app
