// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fairness_run.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

#include "app/evaluation_bootstrap.hpp"
#include "app/evaluation_math.hpp"
#include "app/progress_meter.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::Distance;
using domain::Score;
using domain::Threshold;

namespace {

constexpr std::size_t kBins = 120;
constexpr std::int64_t kBinWidth = 25'000;
constexpr std::int64_t kFirstBin = -1'000'000;

/// Two photographs by their places in the set, ordered by what is said of them.
template <class Value>
struct PairOf {
  Value value{};
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  auto operator<=>(const PairOf&) const = default;
};

struct Lowest {
  std::vector<PairOf<Distance>> byDistance;
  std::vector<PairOf<Score>> byScore;
  std::int64_t pairs = 0;  ///< of different people, with or without faces
  std::vector<std::int64_t> bins = std::vector<std::int64_t>(kBins);
};

Expected<Lowest> compareAll(const FairnessSet& set, double fmr, const Job& job) {
  Lowest lowest{.pairs = set.pairs()};
  const auto pairs = static_cast<double>(lowest.pairs);
  const auto near = static_cast<std::size_t>(pairs * 1e-3) + 1000;
  // As many of the lowest scores as the threshold and every pair that may be left out can take.
  Smallest<PairOf<Score>> scores(static_cast<std::size_t>(pairs * fmr) + near + 1);
  Smallest<PairOf<Distance>> distances(near);
  ProgressMeter meter(job, "comparing", std::ssize(set.photos));
  for (std::uint32_t a = 0; a < set.photos.size(); ++a) {
    if (job.stop.stop_requested()) return fail(Errc::cancelled, "stopped on request");
    meter.at(a);
    if (!set.table.has(a)) continue;
    for (std::uint32_t b = a + 1; b < set.photos.size(); ++b) {
      if (!set.table.has(b) || set.photos[a].person == set.photos[b].person) continue;
      const Distance distance = set.table.between(a, b);
      distances.offer({distance, a, b});
      const Score score = set.score(distance, a, b);
      scores.offer({score, a, b});
      const auto bin = std::clamp<std::int64_t>((score.millionths - kFirstBin) / kBinWidth, 0, kBins - 1);
      ++lowest.bins[static_cast<std::size_t>(bin)];
    }
  }
  meter.finish(std::ssize(set.photos));
  lowest.byDistance = distances.take();
  lowest.byScore = scores.take();
  return lowest;
}

/// Same-group pairs of one group in a bootstrap draw, or with everybody once.
class GroupPairs {
 public:
  explicit GroupPairs(const FairnessSet& set) : m_photosOf(set.groups.size()), m_people(set.people.size()) {
    for (const auto& photo : set.photos) ++m_photosOf[photo.group][photo.person];
  }

  [[nodiscard]] std::int64_t people(std::uint32_t group) const { return std::ssize(m_photosOf[group]); }
  [[nodiscard]] double count(std::uint32_t group, Weights weights) const {
    double sum = 0;
    double own = 0;
    for (const auto& [person, photos] : m_photosOf[group]) {
      const double drawn = static_cast<double>(photos) * weights[person];
      sum += drawn;
      own += drawn * drawn;
    }
    return (sum * sum - own) / 2;
  }
  [[nodiscard]] std::int64_t count(std::uint32_t group) const {
    const std::vector<std::uint16_t> once(m_people, 1);
    return std::llround(count(group, once));
  }

 private:
  std::vector<std::map<std::uint32_t, std::int64_t>> m_photosOf;  ///< by group: person → photographs
  std::size_t m_people;
};

/// What one group's pairs come to at a threshold.
struct GroupCount {
  std::int64_t pairs = 0;
  std::vector<Drawn> falseMatches;
  std::vector<Drawn> leftOut;
};

double rate(std::int64_t count, std::int64_t n) {
  return n == 0 ? 0 : static_cast<double>(count) / static_cast<double>(n);
}

EvaluationFigures::Fairness::Group figuresOf(const FairnessSet& set, const GroupPairs& pairs, std::uint32_t group,
                                             const GroupCount& counted) {
  EvaluationFigures::Fairness::Group figures{.group = set.groups[group],
                                             .people = pairs.people(group),
                                             .pairs = counted.pairs,
                                             .falseMatches = std::ssize(counted.falseMatches)};
  figures.fmr = rate(figures.falseMatches, figures.pairs);
  const auto weighed = [](Weights weights, const std::vector<Drawn>& drawn) {
    return std::accumulate(drawn.begin(), drawn.end(), 0.0,
                           [&](double sum, const Drawn& one) { return sum + weightOf(weights, one); });
  };
  const auto drawn = PersonBootstrap(set.people.size()).interval([&](Weights weights) {
    return weighed(weights, counted.falseMatches) / (pairs.count(group, weights) - weighed(weights, counted.leftOut));
  });
  std::tie(figures.low, figures.high) = widest(drawn, wilson(figures.falseMatches, figures.pairs));
  return figures;
}

/// A group's false matches, and how many pairs they are of.
struct Share {
  std::int64_t falseMatches = 0;
  std::int64_t pairs = 0;
};

struct Extremes {
  double best = 1;  ///< with no false match at all the best group counts as if it had one
  double worst = 0;
  bool bestHasNone = false;
};

Extremes extremesOf(const std::vector<Share>& groups) {
  Extremes found;
  for (const auto& group : groups) {
    const bool none = group.falseMatches == 0;
    found.worst = std::max(found.worst, rate(group.falseMatches, group.pairs));
    const double own = rate(none ? 1 : group.falseMatches, group.pairs);
    if (own > found.best) continue;
    found.best = own;
    found.bestHasNone = none;
  }
  return found;
}

/// The largest threshold at which no group's rate is above twice the best group's. Both fall with the threshold, so
/// every score on the way down is looked at anew; below the last false match there is nothing left to be unfair.
Threshold thresholdWithinTwice(Threshold highest, const std::vector<const GroupCount*>& counted,
                               std::vector<Share> shares) {
  std::vector<std::pair<Score, std::size_t>> falls;
  for (std::size_t i = 0; i < counted.size(); ++i)
    for (const auto& one : counted[i]->falseMatches) falls.emplace_back(one.score, i);
  std::ranges::sort(falls, std::ranges::greater());
  Threshold within = highest;
  for (auto next = falls.begin(); next != falls.end();) {
    const auto [best, worst, none] = extremesOf(shares);
    if (worst <= 2 * best) break;
    const Score gone = next->first;
    for (; next != falls.end() && next->first == gone; ++next) --shares[next->second].falseMatches;
    within = {Score{gone.millionths - 1}};
  }
  return within;
}

/// The bins that hold anything.
ports::ScoreHistogram histogramOfBins(const std::vector<std::int64_t>& bins) {
  const auto isFilled = [](std::int64_t count) { return count > 0; };
  const auto first = std::ranges::find_if(bins, isFilled);
  ports::ScoreHistogram histogram{.binWidth = kBinWidth};
  if (first == bins.end()) return histogram;
  histogram.from = {kFirstBin + (first - bins.begin()) * kBinWidth};
  histogram.nonmatedCount = std::accumulate(bins.begin(), bins.end(), std::int64_t{0});
  for (auto bin = first; bin != bins.end(); ++bin) histogram.nonmated.push_back(rate(*bin, histogram.nonmatedCount));
  while (histogram.nonmated.back() <= 0) histogram.nonmated.pop_back();
  histogram.mated.resize(histogram.nonmated.size());
  return histogram;
}

}  // namespace

void FairnessSet::add(const std::string& person, const std::string& group, const std::string& file,
                      const ports::FaceTemplate* faceTemplate) {
  const auto [who, newPerson] = m_people.try_emplace(person, static_cast<std::uint32_t>(people.size()));
  if (newPerson) people.push_back(person);
  const auto [where, newGroup] = m_groups.try_emplace(group, static_cast<std::uint32_t>(groups.size()));
  if (newGroup) groups.push_back(group);
  photos.push_back({who->second, where->second, file});
  table.add(faceTemplate);
}

std::int64_t FairnessSet::pairs() const {
  const auto n = std::ssize(photos);
  std::vector<std::int64_t> each(people.size());
  for (const auto& photo : photos) ++each[photo.person];
  std::int64_t count = n * (n - 1) / 2;
  for (const std::int64_t own : each) count -= own * (own - 1) / 2;
  return count;
}

Expected<FairnessRun> fairnessOf(const FairnessSet& set, double fmr, std::int64_t fewestPairs, const Job& job) {
  TRY(const auto lowest, compareAll(set, fmr, job));
  FairnessRun run;
  auto& fairness = run.figures;
  fairness.fmrWanted = fmr;
  fewestPairs = std::max<std::int64_t>(fewestPairs, 1);
  std::vector<Distance> nearest;
  for (const auto& pair : lowest.byDistance) nearest.push_back(pair.value);
  fairness.leftOutBelow = closerThanExplained(nearest, lowest.pairs);

  std::vector<GroupCount> counted(set.groups.size());
  const GroupPairs pairs(set);
  for (std::uint32_t group = 0; group < counted.size(); ++group) counted[group].pairs = pairs.count(group);
  const auto sameGroup = [&](const auto& pair) { return set.photos[pair.a].group == set.photos[pair.b].group; };
  std::set<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const auto& pair : lowest.byDistance) {
    if (pair.value > fairness.leftOutBelow) break;
    out.emplace(pair.a, pair.b);
    fairness.leftOut.push_back({set.photos[pair.a].file, set.photos[pair.b].file, pair.value});
    if (!sameGroup(pair)) continue;
    auto& group = counted[set.photos[pair.a].group];
    --group.pairs;
    group.leftOut.push_back({Score{}, set.photos[pair.a].person, set.photos[pair.b].person});
  }
  fairness.pairs = lowest.pairs - std::ssize(out);
  std::vector<PairOf<Score>> kept;
  std::vector<Score> scores;
  for (const auto& pair : lowest.byScore) {
    if (out.contains({pair.a, pair.b})) continue;
    kept.push_back(pair);
    run.lowest.push_back({pair.value, set.photos[pair.a].person, set.photos[pair.b].person});
    scores.push_back(pair.value);
  }
  fairness.threshold = thresholdForShare(scores, fairness.pairs, fmr);
  std::int64_t falseMatches = 0;
  for (const auto& pair : kept) {
    if (pair.value > fairness.threshold.at) break;
    ++falseMatches;
    if (sameGroup(pair))
      counted[set.photos[pair.a].group].falseMatches.push_back(
          {pair.value, set.photos[pair.a].person, set.photos[pair.b].person});
  }
  fairness.fmr = rate(falseMatches, fairness.pairs);
  std::vector<const GroupCount*> largeEnough;
  std::vector<Share> shares;
  for (std::uint32_t group = 0; group < counted.size(); ++group) {
    fairness.groups.push_back(figuresOf(set, pairs, group, counted[group]));
    if (counted[group].pairs < fewestPairs) continue;
    largeEnough.push_back(&counted[group]);
    shares.push_back({std::ssize(counted[group].falseMatches), counted[group].pairs});
  }
  const auto extremes = extremesOf(shares);
  fairness.bestHasNone = extremes.bestHasNone;
  if (extremes.worst > 0) fairness.worstToBest = extremes.worst / extremes.best;
  fairness.thresholdForWorst = thresholdWithinTwice(fairness.threshold, largeEnough, std::move(shares));
  std::ranges::sort(fairness.groups, {}, &EvaluationFigures::Fairness::Group::group);
  run.histogram = histogramOfBins(lowest.bins);
  return run;
}

ports::GroupBars barsOf(const EvaluationFigures::Fairness& fairness) {
  const auto all = std::llround(fairness.fmr * static_cast<double>(fairness.pairs));
  const auto [low, high] = wilson(all, fairness.pairs);
  ports::GroupBars bars{.rate = "FMR", .attribute = "group", .overall = {all, fairness.pairs, fairness.fmr, low, high}};
  for (const auto& group : fairness.groups)
    bars.bars.push_back(
        {group.group, group.people, {group.falseMatches, group.pairs, group.fmr, group.low, group.high}});
  return bars;
}

}  // namespace consentry::app
