// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scoring.hpp"

#include <algorithm>
#include <vector>

namespace consentry::domain {
namespace {

/// Below, the nearest people of a list are nearest by chance only.
constexpr std::int64_t kFewestPeopleForTheirOwnScale = 300;
/// Fewest misses over lists of 322 and 842 people (docs/accuracy.md); a cohort alone is fairest with the nearest only.
constexpr int kNeighboursOnList = 4;
constexpr int kNeighboursInCohort = 1;

}  // namespace

Scoring scoringFor(std::int64_t listPeople, bool cohort) {
  if (cohort && listPeople == 0) return {Neighbourhood::cohort, kNeighboursInCohort};
  if (cohort) return {Neighbourhood::listAndCohort, kNeighboursOnList};
  if (listPeople >= kFewestPeopleForTheirOwnScale) return {Neighbourhood::list, kNeighboursOnList};
  return {};
}

LocalMean localMean(const Scoring& scoring, std::span<const Distance> onList, std::span<const Distance> inCohort) {
  std::vector<Distance> around;
  if (scoring.usesList()) around.insert(around.end(), onList.begin(), onList.end());
  if (scoring.usesCohort()) around.insert(around.end(), inCohort.begin(), inCohort.end());
  const auto wanted = std::min(std::ssize(around), static_cast<std::ptrdiff_t>(scoring.neighbours));
  if (wanted <= 0) return {};
  std::ranges::partial_sort(around, around.begin() + wanted);
  std::int64_t sum = 0;
  for (const Distance& distance : std::span(around).first(static_cast<std::size_t>(wanted))) sum += distance.millionths;
  return {(sum + wanted / 2) / wanted};
}

Score scaledScore(Distance distance, LocalMean probe, LocalMean reference) {
  const std::int64_t twice = 2 * distance.millionths - probe.millionths - reference.millionths;
  return {twice >= 0 ? (twice + 1) / 2 : -((-twice + 1) / 2)};
}

}  // namespace consentry::domain
