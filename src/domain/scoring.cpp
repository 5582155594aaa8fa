// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scoring.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace consentry::domain {

LocalMean localMean(const Scoring& scoring, std::span<const Distance> onList, std::span<const Distance> inCohort) {
  std::vector<Distance> around;
  const bool list =
      scoring.neighbourhood == Neighbourhood::list || scoring.neighbourhood == Neighbourhood::listAndCohort;
  const bool cohort =
      scoring.neighbourhood == Neighbourhood::cohort || scoring.neighbourhood == Neighbourhood::listAndCohort;
  if (list) around.insert(around.end(), onList.begin(), onList.end());
  if (cohort) around.insert(around.end(), inCohort.begin(), inCohort.end());
  const auto wanted = std::min(std::ssize(around), static_cast<std::ptrdiff_t>(scoring.neighbours));
  if (wanted <= 0) return {};
  std::ranges::nth_element(around, around.begin() + wanted - 1);
  std::int64_t sum = 0;
  for (const Distance& distance : std::span(around).first(static_cast<std::size_t>(wanted))) sum += distance.millionths;
  return {(sum + wanted / 2) / wanted};
}

Score scaledScore(Distance distance, LocalMean probe, LocalMean reference) {
  const std::int64_t twice = 2 * distance.millionths - probe.millionths - reference.millionths;
  return {twice >= 0 ? (twice + 1) / 2 : -((-twice + 1) / 2)};
}

}  // namespace consentry::domain
