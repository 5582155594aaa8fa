// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scoring_in_force.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "app/cohort_permissions.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using ports::PeopleOfGroup;

namespace {

/// The newest build of the chosen cohort by this engine of which everybody may be used now.
Expected<std::optional<ports::CohortBuildRow>> buildInForce(Context& context, const base::Digest& engine) {
  auto& read = context.services.store.read();
  TRY(const auto setting, read.cohorts().setting());
  if (!setting || !setting->cohort) return std::optional<ports::CohortBuildRow>();
  TRY_VOID(keepOnlyAllowed(context, *setting->cohort));
  TRY(auto builds, read.cohorts().builds(*setting->cohort));
  std::erase_if(builds, [&](const ports::CohortBuildRow& build) { return build.engine != engine; });
  if (builds.empty())
    return fail(
        Errc::conflict,
        "the cohort in use was not built by the engine in force; build it anew (`cohort refresh`) or work without "
        "one (`cohort use none`)");
  for (auto& build : builds) {
    TRY(const bool usable, allMayStand(context, read, build));
    if (usable) return std::optional(std::move(build));
  }
  return fail(
      Errc::conflict,
      "nobody of the cohort in use may be used for accuracy tests now, or its photographs were removed; build it anew "
      "when somebody may (`cohort refresh`), or work without one (`cohort use none`)");
}

}  // namespace

Expected<ScoringInForce> scoringInForce(Context& context, std::int64_t listPeople, const base::Digest& engine) {
  ScoringInForce answer;
  TRY(answer.cohort, buildInForce(context, engine));
  answer.scoring = domain::scoringFor(listPeople, answer.cohort.has_value());
  return answer;
}

std::vector<PeopleOfGroup> countGroups(const std::vector<domain::Group>& groups) {
  std::map<domain::Group, std::int64_t> counts;
  for (const auto& group : groups) ++counts[group];
  std::vector<PeopleOfGroup> answer;
  answer.reserve(counts.size());
  for (const auto& [group, people] : counts) answer.push_back({group, people});
  return answer;
}

Expected<std::vector<PeopleOfGroup>> uncoveredBy(ports::CohortReader& cohorts, const base::Digest& build,
                                                 const std::vector<PeopleOfGroup>& present) {
  TRY(const auto people, cohorts.people(build));
  std::map<domain::Group, std::int64_t> held;
  for (const auto& one : people)
    for (const auto& group : {one.nationality, one.ageBand, one.gender}) ++held[group];
  std::vector<PeopleOfGroup> missing;
  for (const auto& one : present)
    if (held[one.group] < kPeopleToCover) missing.push_back(one);
  return missing;
}

}  // namespace consentry::app
