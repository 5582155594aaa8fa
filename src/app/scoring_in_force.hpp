// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/ports/cohorts.hpp"
#include "app/ports/screenings.hpp"
#include "app/services.hpp"
#include "domain/scoring.hpp"

namespace consentry::app {

/// People of a group whom a cohort must hold before it covers that group: with fewer it is chance whether the nearest
/// of a face is of its own group.
inline constexpr std::int64_t kPeopleToCover = 10;

/// People whom a cohort should hold. With fewer, the nearest of a face are often of another group, and the scaling adds
/// the difference between groups that it is there to remove: at one threshold the worst group had 1.8 times the best
/// one's false matches with 2,400 people, 3.9 times with 320 and 7.9 times with 80 (both networks, balanced cohorts).
inline constexpr std::int64_t kPeopleToScaleBy = 80;

/// How this site's scores are made for a list of so many people, and with which build of the chosen cohort.
struct ScoringInForce {
  domain::Scoring scoring;
  std::optional<ports::CohortBuildRow> cohort;
};

/// The gate is asked again about everybody in the cohort, which goes on without those to whom it says no.
/// Errc::conflict when a cohort was chosen that has no build by this engine, or one of which nobody is left.
[[nodiscard]] base::Expected<ScoringInForce> scoringInForce(Context& context, std::int64_t listPeople,
                                                            const base::Digest& engine);

/// How many people of each group, by group.
[[nodiscard]] std::vector<ports::PeopleOfGroup> countGroups(const std::vector<domain::Group>& groups);

/// The groups among `present` of which the build holds fewer than `kPeopleToCover` people.
[[nodiscard]] base::Expected<std::vector<ports::PeopleOfGroup>> uncoveredBy(
    ports::CohortReader& cohorts, const base::Digest& build, const std::vector<ports::PeopleOfGroup>& present);

}  // namespace consentry::app
