// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scoring.hpp"

#include <algorithm>
#include <optional>

namespace consentry::domain {
namespace {

/// The list says more about the people who are searched for, the cohort more about groups that the list lacks. Seven to
/// three missed fewest in cross-validation (docs/accuracy.md).
constexpr std::int64_t kListTenths = 7;

std::optional<LocalMean> meanOfNearest(std::span<const Distance> ascending, int neighbours) {
  const auto wanted = std::min(std::ssize(ascending), static_cast<std::ptrdiff_t>(neighbours));
  if (wanted <= 0) return std::nullopt;
  std::int64_t sum = 0;
  for (const Distance& distance : ascending.first(static_cast<std::size_t>(wanted))) sum += distance.millionths;
  return LocalMean{(sum + wanted / 2) / wanted};
}

}  // namespace

LocalMean localMean(const Scoring& scoring, std::span<const Distance> onList, std::span<const Distance> inCohort) {
  const auto list = meanOfNearest(onList, scoring.neighbours);
  const auto cohort = meanOfNearest(inCohort, scoring.neighbours);
  switch (scoring.neighbourhood) {
    case Neighbourhood::none:
      return {};
    case Neighbourhood::list:
      return list.value_or(LocalMean{});
    case Neighbourhood::cohort:
      return cohort.value_or(LocalMean{});
    case Neighbourhood::listAndCohort:
      break;
  }
  if (!list || !cohort) return list ? *list : cohort.value_or(LocalMean{});
  return {(kListTenths * list->millionths + (10 - kListTenths) * cohort->millionths + 5) / 10};
}

Score scaledScore(Distance distance, LocalMean probe, LocalMean reference) {
  const std::int64_t twice = 2 * distance.millionths - probe.millionths - reference.millionths;
  return {twice >= 0 ? (twice + 1) / 2 : -((-twice + 1) / 2)};
}

}  // namespace consentry::domain
