// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/gatekeeper.hpp"
#include "app/ports/cohorts.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// Identifies a build: the same people built again, on other uses, are another build.
[[nodiscard]] base::Digest hashOfBuild(const ports::CohortBuildRow& build,
                                       const std::vector<ports::CohortMember>& members);

/// Whether every template of this build is there, and everybody's permission holds now. Nothing is recorded.
[[nodiscard]] base::Expected<bool> allMayStand(Context& context, ports::ReadView& read,
                                               const ports::CohortBuildRow& build);

/// Lets those of a cohort go whose permission does not hold now: the others go on as a new build by each engine, made
/// of the templates that are there. Templates of those who go are destroyed in every build, unless it is a stop that
/// keeps them out: that may be lifted. Recorded, when there was anything to do.
[[nodiscard]] base::Expected<void> keepOnlyAllowed(Context& context, const domain::CohortId& cohort);

/// The same, in the transaction that records what somebody said, for every cohort in which that person stands.
[[nodiscard]] base::Expected<void> letGoFromCohorts(Context& context, ports::WriteUnit& unit,
                                                    const domain::TravellerId& subject, std::int64_t because);

/// The same for somebody who is being erased, whatever they said.
[[nodiscard]] base::Expected<void> letGoErased(Context& context, ports::WriteUnit& unit,
                                               const domain::TravellerId& subject);

}  // namespace consentry::app
