// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/score.hpp"

#include <algorithm>
#include <cmath>

namespace consentry::domain {
namespace {

/// Farther than any two templates can be, yet an integer that the log can write (below 2^53).
constexpr std::int64_t kFarthest = (std::int64_t{1} << 53) - 1;

}  // namespace

Distance Distance::of(double value) {
  // Something that is not a number must never look alike: it is as far away as can be said.
  const double scaled = value * 1e6;
  if (!(scaled < static_cast<double>(kFarthest))) return {kFarthest};
  return {std::llround(std::max(0.0, scaled))};
}

Score Score::of(double value) {
  const double scaled = value * 1e6;
  if (!(scaled < static_cast<double>(kFarthest))) return {kFarthest};
  return {std::llround(std::max(-static_cast<double>(kFarthest), scaled))};
}

FlagLevel levelOf(Score score, const ThresholdProfile& profile) {
  if (score <= profile.priority.at && score <= profile.review.at) return FlagLevel::priority;
  if (score <= profile.review.at) return FlagLevel::review;
  return FlagLevel::none;
}

std::optional<FalseAlarmRate> falseAlarmRateAt(Score score, const ThresholdProfile& profile) {
  // The next measured threshold above: between two points the rate is overstated, never understated.
  const auto point = std::ranges::lower_bound(profile.curve, score, {},
                                              [](const FpirPoint& candidate) { return candidate.threshold.at; });
  if (point == profile.curve.end()) return std::nullopt;
  const bool belowCurve = score < profile.curve.front().threshold.at;
  if (belowCurve || point->fpir <= 0) return FalseAlarmRate{point->high, 0, point->high, true};
  return FalseAlarmRate{point->fpir, point->low, point->high, false};
}

std::vector<Uncalibrated> uncalibratedReasons(const ThresholdProfile& profile, const base::Digest& model,
                                              const std::optional<base::Digest>& dataset, std::int64_t listPeople) {
  std::vector<Uncalibrated> reasons;
  if (model != profile.model) reasons.push_back(Uncalibrated::otherModel);
  if (dataset != profile.datasetHash) reasons.push_back(Uncalibrated::otherData);
  // FPIR grows with the list; within a factor of two the measured interval still says something.
  const bool comparable = listPeople > 0 && listPeople <= profile.people * 2 && profile.people <= listPeople * 2;
  if (!comparable) reasons.push_back(Uncalibrated::otherListSize);
  return reasons;
}

bool ratesCarryOver(const std::vector<Uncalibrated>& reasons) {
  return std::ranges::all_of(reasons, [](Uncalibrated reason) { return reason == Uncalibrated::otherData; });
}

}  // namespace consentry::domain
