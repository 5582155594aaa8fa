// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fairness_bars.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "domain/group.hpp"

namespace consentry::app {

using domain::Score;

namespace {

ports::Rate rateOf(std::int64_t count, std::int64_t n) {
  const auto [low, high] = wilson(count, n);
  return {count, n, n == 0 ? 0 : static_cast<double>(count) / static_cast<double>(n), low, high};
}

/// Bootstrap over travellers, as everywhere; `tries` of one group.
ports::Rate rateOf(const std::vector<Try>& tries, std::size_t travellers) {
  const auto bad = std::ranges::count_if(tries, &Try::bad);
  auto rate = rateOf(bad, std::ssize(tries));
  const auto drawn = PersonBootstrap(travellers).interval([&](Weights weights) {
    double all = 0;
    double count = 0;
    for (const auto& one : tries) {
      all += weights[one.traveller];
      if (one.bad) count += weights[one.traveller];
    }
    return count / all;
  });
  std::tie(rate.low, rate.high) = widest(drawn, {rate.low, rate.high});
  return rate;
}

}  // namespace

std::int64_t fewestFor(double rate) {
  return std::llround(std::ceil(3 / rate - 1e-9));
}

std::vector<Attribute> attributes(base::Date today) {
  return {{"nationality", [](const auto& who) { return domain::Group::of(who.nationality).value; }},
          {"age_band", [=](const auto& who) { return domain::Group::of(domain::ageBandOn(who.birth, today)).value; }},
          {"gender", [](const auto& who) { return domain::Group::of(who.gender).value; }}};
}

ports::GroupBars barsOf(std::string rate, const Attribute& attribute, const std::vector<Try>& tries,
                        const std::vector<ports::TravellerRow>& travellers, std::int64_t fewest) {
  std::map<std::string, std::vector<Try>> byGroup;
  for (const auto& one : tries) byGroup[attribute.groupOf(travellers[one.traveller])].push_back(one);
  ports::GroupBars bars{.rate = std::move(rate),
                        .attribute = attribute.name,
                        .overall = rateOf(tries, travellers.size()),
                        .fewest = fewest};
  for (const auto& [group, own] : byGroup) {
    std::set<std::size_t> people;
    for (const auto& one : own) people.insert(one.traveller);
    ports::GroupBar bar{.group = group, .people = std::ssize(people), .tooSmall = std::ssize(own) < fewest};
    bar.rate = bar.tooSmall ? ports::Rate{.n = std::ssize(own)} : rateOf(own, travellers.size());
    bars.bars.push_back(std::move(bar));
  }
  return bars;
}

ports::GroupBars barsOf(const FairnessRun& run, const std::string& attribute, std::int64_t fewest) {
  auto bars = barsOf(run.figures);
  bars.attribute = attribute;
  bars.fewest = fewest;
  for (auto& bar : bars.bars) {
    bar.tooSmall = bar.rate.n < fewest;
    if (bar.tooSmall) bar.rate = {.n = bar.rate.n};
  }
  return bars;
}

void addMated(ports::ScoreHistogram& histogram, const std::vector<Score>& mated) {
  histogram.matedCount = std::ssize(mated);
  if (histogram.mated.empty()) return;
  const auto last = std::ssize(histogram.mated) - 1;
  for (const auto& score : mated) {
    const auto bin =
        std::clamp<std::int64_t>((score.millionths - histogram.from.millionths) / histogram.binWidth, 0, last);
    histogram.mated[static_cast<std::size_t>(bin)] += 1.0 / static_cast<double>(mated.size());
  }
}

OtherPairs othersOf(const FairnessRun& run, const FairnessSet& set) {
  std::vector<double> photosOf(set.people.size());
  for (const auto& photo : set.photos) ++photosOf[photo.person];
  return {.lowest = run.lowest,
          .n = run.figures.pairs,
          .inDraw =
              [photosOf](Weights weights) {
                double sum = 0;
                double own = 0;
                for (std::size_t person = 0; person < photosOf.size(); ++person) {
                  const double drawn = photosOf[person] * weights[person];
                  sum += drawn;
                  own += drawn * drawn;
                }
                return (sum * sum - own) / 2;
              },
          .people = set.people.size()};
}

}  // namespace consentry::app
