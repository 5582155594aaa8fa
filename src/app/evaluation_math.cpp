// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluation_math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <span>
#include <tuple>

#include "app/accuracy_plots.hpp"

namespace consentry::app {

using domain::Score;
using domain::Threshold;

namespace {

constexpr std::size_t kCurvePoints = 120;

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

std::vector<Drawn> sorted(std::vector<Drawn> drawn) {
  std::ranges::sort(drawn);
  return drawn;
}

/// Searches of people who are not on the list (or are), by the score that raises an alarm (or finds them).
std::vector<Drawn> searches(const std::vector<ProbeScore>& probes, bool mated) {
  std::vector<Drawn> drawn;
  for (const auto& probe : probes) {
    if (probe.mated != mated) continue;
    const auto& score = mated ? probe.mate : probe.nearest;
    drawn.push_back({score.value_or(kNeverAlike), probe.person, probe.person});
  }
  return sorted(std::move(drawn));
}

std::vector<Drawn> comparisons(const std::vector<PairScore>& pairs, bool same) {
  std::vector<Drawn> drawn;
  for (const auto& pair : pairs)
    if (pair.same == same) drawn.push_back({pair.score.value_or(kNeverAlike), pair.personA, pair.personB});
  return sorted(std::move(drawn));
}

std::vector<Score> scoresOf(const std::vector<Drawn>& drawn) {
  std::vector<Score> scores;
  for (const auto& one : drawn)
    if (one.score != kNeverAlike) scores.push_back(one.score);
  return scores;
}

std::int64_t countAtOrBelow(const std::vector<Drawn>& drawn, Threshold threshold) {
  return std::ranges::count_if(drawn, [&](const Drawn& one) { return one.score <= threshold.at; });
}

std::size_t peopleIn(std::span<const Drawn> one, std::span<const Drawn> other) {
  std::uint32_t most = 0;
  for (const auto& drawn : {one, other})
    for (const auto& each : drawn) most = std::max({most, each.a + 1, each.b + 1});
  return most;
}

/// Misses at the thresholds that give each false rate, with intervals; none without anybody to take a threshold from,
/// or to miss.
std::vector<RateAt> missRates(const std::vector<Drawn>& others, const std::vector<Drawn>& mates,
                              const std::vector<double>& falseRates) {
  if (others.empty() || mates.empty()) return {};
  const PersonBootstrap bootstrap(peopleIn(others, mates));
  const auto intervals = bootstrap.missesAt(others, mates, falseRates);
  const auto scores = scoresOf(others);
  std::vector<RateAt> rates;
  for (std::size_t i = 0; i < falseRates.size(); ++i) {
    const auto threshold = thresholdForShare(scores, std::ssize(others), falseRates[i]);
    const auto missed = std::ssize(mates) - countAtOrBelow(mates, threshold);
    const auto [low, high] = widest(intervals[i], wilson(missed, std::ssize(mates)));
    rates.push_back({falseRates[i], share(missed, std::ssize(mates)), low, high});
  }
  return rates;
}

/// At most `kCurvePoints` of ascending scores: the first quarter as they are, because there a single search counts,
/// then by growing steps, as a logarithmic axis shows them, and always the last.
std::vector<Threshold> thinned(const std::vector<Score>& scores) {
  std::vector<Threshold> points;
  constexpr std::size_t kDense = kCurvePoints / 4;
  const double growth =
      std::pow(std::max(1.0, static_cast<double>(scores.size()) / kDense), 1.0 / (kCurvePoints - kDense - 1));
  for (std::size_t i = 0; i < scores.size();) {
    points.push_back({scores[i]});
    i = i < kDense ? i + 1 : std::max(i + 1, static_cast<std::size_t>(std::ceil(static_cast<double>(i) * growth)));
  }
  if (!scores.empty()) points.push_back({scores.back()});
  const auto repeated = std::ranges::unique(points);
  points.erase(repeated.begin(), repeated.end());
  return points;
}

/// Of a fold's pairs the share that is judged right at the threshold the other folds choose.
struct Fold {
  std::vector<const PairScore*> pairs;
  Threshold threshold;
};

std::vector<Fold> foldsOf(const std::vector<PairScore>& pairs) {
  std::set<int> numbers;
  for (const auto& pair : pairs) numbers.insert(pair.fold);
  std::vector<Fold> folds;
  for (const int number : numbers) {
    Fold fold;
    std::vector<const PairScore*> others;
    for (const auto& pair : pairs) (pair.fold == number ? fold.pairs : others).push_back(&pair);
    fold.threshold = bestThreshold(numbers.size() > 1 ? others : fold.pairs);
    folds.push_back(std::move(fold));
  }
  return folds;
}

Interval accuracyInterval(const std::vector<Fold>& folds, std::size_t people) {
  return PersonBootstrap(people).interval([&](Weights weights) {
    double right = 0;
    double all = 0;
    for (const auto& fold : folds)
      for (const auto* pair : fold.pairs) {
        const double weight = weightOf(weights, {Score{}, pair->personA, pair->personB});
        all += weight;
        if (saysSame(*pair, fold.threshold) == pair->same) right += weight;
      }
    return right / all;
  });
}

std::vector<ports::DetPoint> detPoints(const std::vector<domain::FpirPoint>& curve) {
  std::vector<ports::DetPoint> points;
  for (const auto& p : curve) points.push_back({p.threshold, p.fpir, p.low, p.high, p.fnir, p.fnirLow, p.fnirHigh});
  return points;
}

std::vector<ports::DetPoint> detPoints(const std::vector<domain::FmrPoint>& curve) {
  std::vector<ports::DetPoint> points;
  for (const auto& p : curve)
    points.push_back({p.threshold, p.fmr, p.fmrLow, p.fmrHigh, p.fnmr, p.fnmrLow, p.fnmrHigh});
  return points;
}

}  // namespace

EvaluationFigures::Verification verificationFigures(const std::vector<PairScore>& pairs) {
  EvaluationFigures::Verification figures;
  const auto folds = foldsOf(pairs);
  std::vector<double> accuracies;
  for (const auto& fold : folds) accuracies.push_back(accuracyAt(fold.pairs, fold.threshold));
  for (const double accuracy : accuracies) figures.accuracyMean += accuracy / static_cast<double>(accuracies.size());
  if (accuracies.size() > 1) {
    double squares = 0;
    for (const double accuracy : accuracies) squares += std::pow(accuracy - figures.accuracyMean, 2);
    const auto n = static_cast<double>(accuracies.size());
    figures.accuracySe = std::sqrt(squares / (n - 1)) / std::sqrt(n);
  }
  const auto different = comparisons(pairs, false);
  const auto same = comparisons(pairs, true);
  const auto right = std::llround(figures.accuracyMean * static_cast<double>(pairs.size()));
  std::tie(figures.accuracyLow, figures.accuracyHigh) =
      widest(accuracyInterval(folds, peopleIn(different, same)), wilson(right, std::ssize(pairs)));
  figures.fnmrAtFmr = missRates(different, same, {0.01, 0.001});
  return figures;
}

Threshold thresholdForShare(const std::vector<Score>& scores, std::int64_t n, double wanted) {
  // The small epsilon keeps 0.01 × 300 from being 2.999….
  const auto allowed = static_cast<std::int64_t>(std::floor(wanted * static_cast<double>(n) + 1e-9));
  if (allowed >= std::ssize(scores)) {
    const std::int64_t beyond = scores.empty() ? 0 : scores.back().millionths;
    return {Score{beyond}};
  }
  return {Score{scores[static_cast<std::size_t>(allowed)].millionths - 1}};
}

EvaluationFigures::Identification identificationFigures(const std::vector<ProbeScore>& probes) {
  EvaluationFigures::Identification figures;
  const auto mates = searches(probes, true);
  const auto first = std::ranges::count_if(probes, [](const auto& p) { return p.mated && p.mateRank == 1; });
  std::vector<Drawn> found;
  for (const auto& probe : probes)
    if (probe.mated && probe.mateRank == 1) found.push_back({Score{}, probe.person, probe.person});
  const auto interval = PersonBootstrap(peopleIn(mates, {})).interval([&](Weights weights) {
    double all = 0;
    double right = 0;
    for (const auto& one : mates) all += weightOf(weights, one);
    for (const auto& one : found) right += weightOf(weights, one);
    return right / all;
  });
  const auto [low, high] = widest(interval, wilson(first, std::ssize(mates)));
  figures.rank1 = {1, share(first, std::ssize(mates)), low, high};
  figures.fnirAtFpir = missRates(searches(probes, false), mates, {0.1, 0.03, 0.01, 0.003});
  return figures;
}

Interval wilson(std::int64_t count, std::int64_t n) {
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
  const auto strangers = searches(probes, false);
  const auto mates = searches(probes, true);
  const auto scores = scoresOf(strangers);
  profile.matedProbes = std::ssize(mates);
  profile.nonmatedProbes = std::ssize(strangers);
  profile.review = thresholdForShare(scores, profile.nonmatedProbes, reviewFpir);
  profile.priority = std::min(profile.review, thresholdForShare(scores, profile.nonmatedProbes, priorityFpir));
  const auto points = thinned(scores);
  const PersonBootstrap bootstrap(peopleIn(strangers, mates));
  const auto alarms = bootstrap.sharesAt(strangers, points);
  const auto found = bootstrap.sharesAt(mates, points);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto flagged = countAtOrBelow(strangers, points[i]);
    const auto missed = profile.matedProbes - countAtOrBelow(mates, points[i]);
    const auto [low, high] = widest(alarms[i], wilson(flagged, profile.nonmatedProbes));
    const auto [fnirLow, fnirHigh] =
        widest({1 - found[i].second, 1 - found[i].first}, wilson(missed, profile.matedProbes));
    profile.curve.push_back({points[i], share(flagged, profile.nonmatedProbes), low, high,
                             share(missed, profile.matedProbes), fnirLow, fnirHigh});
  }
  return profile;
}

std::vector<domain::FmrPoint> pairCurve(const OtherPairs& others, const std::vector<Drawn>& mates) {
  const auto points = thinned(scoresOf(others.lowest));
  const PersonBootstrap bootstrap(std::max(others.people, peopleIn(others.lowest, mates)));
  const auto alarms = bootstrap.sharesAt(others.lowest, points, others.inDraw);
  const auto found = bootstrap.sharesAt(mates, points);
  std::vector<domain::FmrPoint> curve;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto falseMatches = countAtOrBelow(others.lowest, points[i]);
    const auto missed = std::ssize(mates) - countAtOrBelow(mates, points[i]);
    const auto [low, high] = widest(alarms[i], wilson(falseMatches, others.n));
    const auto [missLow, missHigh] =
        widest({1 - found[i].second, 1 - found[i].first}, wilson(missed, std::ssize(mates)));
    curve.push_back(
        {points[i], share(falseMatches, others.n), low, high, share(missed, std::ssize(mates)), missLow, missHigh});
  }
  return curve;
}

std::vector<ports::DetCurve> detOf(const domain::ThresholdProfile& profile) {
  std::vector<ports::DetCurve> curves;
  if (!profile.curve.empty())
    curves.push_back(
        {profile.name, ports::DetOf::searches, detPoints(profile.curve), profile.matedProbes, profile.nonmatedProbes});
  if (!profile.pairs.empty())
    curves.push_back({profile.name, ports::DetOf::pairs, detPoints(profile.pairs), profile.matedProbes,
                      profile.matedProbes * (profile.people - 1) + profile.nonmatedProbes * profile.people});
  return curves;
}

ports::ScoreHistogram histogramOf(std::span<const Score> mated, std::span<const Score> nonmated, std::size_t bins) {
  ports::ScoreHistogram histogram{.matedCount = std::ssize(mated), .nonmatedCount = std::ssize(nonmated)};
  std::vector<Score> all(mated.begin(), mated.end());
  all.insert(all.end(), nonmated.begin(), nonmated.end());
  if (all.empty() || bins == 0) return histogram;
  const auto [low, high] = std::ranges::minmax(all);
  const auto wanted = static_cast<std::int64_t>(bins);
  histogram.binWidth = std::max<std::int64_t>(1, (high.millionths - low.millionths) / wanted + 1);
  histogram.from = low;
  const auto sharesOf = [&](std::span<const Score> scores) {
    std::vector<double> shares(bins);
    for (const auto& score : scores)
      shares[static_cast<std::size_t>((score.millionths - low.millionths) / histogram.binWidth)] +=
          1.0 / static_cast<double>(scores.size());
    return shares;
  };
  histogram.mated = sharesOf(mated);
  histogram.nonmated = sharesOf(nonmated);
  return histogram;
}

ports::AccuracyPlots plotsOfPairs(const std::vector<PairScore>& pairs, const std::string& name) {
  const auto different = comparisons(pairs, false);
  const auto same = comparisons(pairs, true);
  ports::AccuracyPlots plots;
  const OtherPairs others{.lowest = different, .n = std::ssize(different)};
  plots.det.push_back({name, ports::DetOf::pairs, detPoints(pairCurve(others, same)), std::ssize(same), others.n});
  plots.histograms.push_back(histogramOf(scoresOf(same), scoresOf(different)));
  return plots;
}

ports::AccuracyPlots plotsOfSearches(const std::vector<ProbeScore>& probes, const domain::ThresholdProfile& profile,
                                     std::int64_t people) {
  ports::AccuracyPlots plots{.det = detOf(profile)};
  ports::Cmc cmc{.mated = profile.matedProbes, .people = people};
  for (int rank = 1; rank <= 10; ++rank)
    cmc.atRank.push_back(share(std::ranges::count_if(probes,
                                                     [&](const ProbeScore& probe) {
                                                       return probe.mated && probe.mateRank > 0 &&
                                                              probe.mateRank <= rank;
                                                     }),
                               cmc.mated));
  if (cmc.mated > 0) plots.cmc = std::move(cmc);
  auto histogram = histogramOf(scoresOf(searches(probes, true)), scoresOf(searches(probes, false)));
  histogram.review = profile.review;
  histogram.priority = profile.priority;
  plots.histograms.push_back(std::move(histogram));
  return plots;
}

}  // namespace consentry::app
