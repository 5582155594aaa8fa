// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scoring.hpp"

#include <algorithm>
#include <vector>

namespace consentry::domain {
namespace {

/// Below, the nearest people of a list are nearest by chance only.
constexpr std::int64_t kFewestPeopleForTheirOwnScale = 300;
constexpr std::int64_t kPeopleForOneNeighbour = 500;
constexpr std::int64_t kMostNeighbours = 3;

}  // namespace

Scoring scoringFor(std::int64_t listPeople, bool cohort) {
  const bool enough = listPeople >= kFewestPeopleForTheirOwnScale;
  if (!enough && !cohort) return {};
  const std::int64_t neighbours = (listPeople + kPeopleForOneNeighbour / 2) / kPeopleForOneNeighbour;
  const auto around = listPeople == 0 ? Neighbourhood::cohort : Neighbourhood::listAndCohort;
  return {cohort ? around : Neighbourhood::list,
          static_cast<int>(std::clamp<std::int64_t>(neighbours, 1, kMostNeighbours))};
}

LocalMean localMean(const Scoring& scoring, std::span<const Distance> onList, std::span<const Distance> inCohort) {
  const bool list =
      scoring.neighbourhood == Neighbourhood::list || scoring.neighbourhood == Neighbourhood::listAndCohort;
  const bool cohort =
      scoring.neighbourhood == Neighbourhood::cohort || scoring.neighbourhood == Neighbourhood::listAndCohort;
  std::vector<Distance> around;
  if (list) around.insert(around.end(), onList.begin(), onList.end());
  if (cohort) around.insert(around.end(), inCohort.begin(), inCohort.end());
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
