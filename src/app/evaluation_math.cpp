// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluation_math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace consentry::app {

using domain::Score;
using domain::Threshold;

namespace {

constexpr std::size_t kCurvePoints = 400;

bool saysSame(const PairScore& pair, Threshold threshold) {
  return pair.score && *pair.score <= threshold.at;
}

/// The threshold with most right answers; of equals the smallest, so that the result does not depend on order.
Threshold bestThreshold(std::vector<const PairScore*> pairs) {
  std::erase_if(pairs, [](const PairScore* pair) { return !pair->score; });
  std::ranges::sort(pairs, {}, [](const PairScore* pair) { return *pair->score; });
  std::int64_t gain = 0;  // right answers more than with a threshold below everything
  std::int64_t best = 0;
  Threshold threshold{Score{std::numeric_limits<std::int64_t>::min()}};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    gain += pairs[i]->same ? 1 : -1;
    const bool lastOfItsScore = i + 1 == pairs.size() || *pairs[i + 1]->score != *pairs[i]->score;
    if (!lastOfItsScore || gain <= best) continue;
    best = gain;
    threshold.at = *pairs[i]->score;
  }
  return threshold;
}

double accuracyAt(const std::vector<const PairScore*>& pairs, Threshold threshold) {
  const auto right =
      std::ranges::count_if(pairs, [&](const PairScore* pair) { return saysSame(*pair, threshold) == pair->same; });
  return pairs.empty() ? 0 : static_cast<double>(right) / static_cast<double>(pairs.size());
}

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<Score> strangersNearest(const std::vector<ProbeScore>& probes) {
  std::vector<Score> distances;
  for (const auto& probe : probes)
    if (!probe.mated && probe.nearest) distances.push_back(*probe.nearest);
  std::ranges::sort(distances);
  return distances;
}

std::int64_t countMated(const std::vector<ProbeScore>& probes) {
  return std::ranges::count_if(probes, &ProbeScore::mated);
}

double fnirAt(const std::vector<ProbeScore>& probes, Threshold threshold) {
  const auto missed = std::ranges::count_if(
      probes, [&](const ProbeScore& probe) { return probe.mated && !(probe.mate && *probe.mate <= threshold.at); });
  return share(missed, countMated(probes));
}

}  // namespace

EvaluationFigures::Verification verificationFigures(const std::vector<PairScore>& pairs) {
  EvaluationFigures::Verification figures;
  std::set<int> folds;
  for (const auto& pair : pairs) folds.insert(pair.fold);
  std::vector<double> accuracies;
  for (const int fold : folds) {
    std::vector<const PairScore*> own;
    std::vector<const PairScore*> others;
    for (const auto& pair : pairs) (pair.fold == fold ? own : others).push_back(&pair);
    accuracies.push_back(accuracyAt(own, bestThreshold(folds.size() > 1 ? others : own)));
  }
  for (const double accuracy : accuracies) figures.accuracyMean += accuracy / static_cast<double>(accuracies.size());
  if (accuracies.size() > 1) {
    double squares = 0;
    for (const double accuracy : accuracies) squares += std::pow(accuracy - figures.accuracyMean, 2);
    const auto n = static_cast<double>(accuracies.size());
    figures.accuracySe = std::sqrt(squares / (n - 1)) / std::sqrt(n);
  }

  std::vector<Score> different;
  for (const auto& pair : pairs)
    if (!pair.same && pair.score) different.push_back(*pair.score);
  std::ranges::sort(different);
  const auto same = std::ranges::count_if(pairs, &PairScore::same);
  for (const double fmr : {0.01, 0.001}) {
    const auto threshold = thresholdForShare(different, std::ssize(pairs) - same, fmr);
    const auto missed =
        std::ranges::count_if(pairs, [&](const PairScore& pair) { return pair.same && !saysSame(pair, threshold); });
    figures.fnmrAtFmr.emplace_back(fmr, share(missed, same));
  }
  return figures;
}

Threshold thresholdForShare(const std::vector<Score>& distances, std::int64_t n, double wanted) {
  // The small epsilon keeps 0.01 × 300 from being 2.999….
  const auto allowed = static_cast<std::int64_t>(std::floor(wanted * static_cast<double>(n) + 1e-9));
  if (allowed >= std::ssize(distances)) {
    const std::int64_t beyond = distances.empty() ? 0 : distances.back().millionths;
    return {Score{beyond}};
  }
  return {Score{distances[static_cast<std::size_t>(allowed)].millionths - 1}};
}

EvaluationFigures::Identification identificationFigures(const std::vector<ProbeScore>& probes) {
  EvaluationFigures::Identification figures;
  const auto mated = countMated(probes);
  figures.rank1 = share(std::ranges::count_if(probes, [](const auto& p) { return p.mated && p.mateFirst; }), mated);
  const auto strangers = strangersNearest(probes);
  for (const double fpir : {0.1, 0.03, 0.01, 0.003})
    figures.fnirAtFpir.emplace_back(fpir,
                                    fnirAt(probes, thresholdForShare(strangers, std::ssize(probes) - mated, fpir)));
  return figures;
}

std::pair<double, double> wilson(std::int64_t count, std::int64_t n) {
  if (n == 0) return {0, 1};
  constexpr double kZ = 1.959963984540054;  // 97.5 % quantile of the normal distribution
  const double p = share(count, n);
  const auto of = static_cast<double>(n);
  const double denominator = 1 + kZ * kZ / of;
  const double centre = (p + kZ * kZ / (2 * of)) / denominator;
  const double half = kZ * std::sqrt(p * (1 - p) / of + kZ * kZ / (4 * of * of)) / denominator;
  return {count == 0 ? 0 : std::max(0.0, centre - half), count == n ? 1 : std::min(1.0, centre + half)};
}

domain::ThresholdProfile profileFrom(const std::vector<ProbeScore>& probes, double reviewFpir, double priorityFpir) {
  domain::ThresholdProfile profile;
  const auto strangers = strangersNearest(probes);
  profile.matedProbes = countMated(probes);
  profile.nonmatedProbes = std::ssize(probes) - profile.matedProbes;
  profile.review = thresholdForShare(strangers, profile.nonmatedProbes, reviewFpir);
  profile.priority = std::min(profile.review, thresholdForShare(strangers, profile.nonmatedProbes, priorityFpir));
  const std::size_t step = std::max<std::size_t>(1, strangers.size() / kCurvePoints);
  for (std::size_t i = 0; i < strangers.size(); i += i < kCurvePoints / 4 ? 1 : step) {
    const Threshold threshold{strangers[i]};
    if (!profile.curve.empty() && profile.curve.back().threshold == threshold) continue;
    const auto alarms = std::ranges::upper_bound(strangers, strangers[i]) - strangers.begin();
    const auto [low, high] = wilson(alarms, profile.nonmatedProbes);
    profile.curve.push_back({threshold, share(alarms, profile.nonmatedProbes), low, high, fnirAt(probes, threshold)});
  }
  return profile;
}

}  // namespace consentry::app
