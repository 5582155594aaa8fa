// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluation_bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace consentry::app {

using domain::Threshold;

namespace {

constexpr int kDraws = 1000;
constexpr std::uint64_t kSeed = 20261123;

Interval middle95(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return {0, 1};
  std::ranges::sort(values);
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
  };
  return {at(0.025), at(0.975)};
}

std::vector<Interval> middles(std::vector<std::vector<double>> byFigure) {
  std::vector<Interval> intervals;
  for (auto& values : byFigure) intervals.push_back(middle95(std::move(values)));
  return intervals;
}

double sumOf(Weights weights, std::span<const Drawn> all) {
  double sum = 0;
  for (const auto& one : all) sum += weightOf(weights, one);
  return sum;
}

/// The largest threshold at which at most `share` of the draw lies at or below it.
domain::Score thresholdInDraw(Weights weights, std::span<const Drawn> sorted, double share) {
  const double allowed = share * sumOf(weights, sorted) + 1e-9;
  double sum = 0;
  for (const auto& one : sorted) {
    sum += weightOf(weights, one);
    if (sum > allowed) return {one.score.millionths - 1};
  }
  return kNeverAlike;
}

}  // namespace

PersonBootstrap::PersonBootstrap(std::size_t people) : m_people(people) {}

void PersonBootstrap::eachDraw(const std::function<void(Weights)>& act) const {
  if (m_people == 0) return;
  // The engine's numbers are the standard's; its distributions are every library's own.
  std::mt19937_64 random(kSeed);
  std::vector<std::uint16_t> weights(m_people);
  for (int draw = 0; draw < kDraws; ++draw) {
    std::ranges::fill(weights, std::uint16_t{0});
    for (std::size_t i = 0; i < m_people; ++i) ++weights[random() % m_people];
    act(weights);
  }
}

Interval PersonBootstrap::interval(const std::function<double(Weights)>& figure) const {
  std::vector<double> values;
  eachDraw([&](Weights weights) { values.push_back(figure(weights)); });
  return middle95(std::move(values));
}

std::vector<Interval> PersonBootstrap::sharesAt(std::span<const Drawn> sorted, std::span<const Threshold> thresholds,
                                                const std::function<double(Weights)>& total) const {
  std::vector<std::vector<double>> values(thresholds.size());
  eachDraw([&](Weights weights) {
    const double whole = total ? total(weights) : sumOf(weights, sorted);
    double sum = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < thresholds.size(); ++i) {
      for (; next < sorted.size() && sorted[next].score <= thresholds[i].at; ++next)
        sum += weightOf(weights, sorted[next]);
      values[i].push_back(sum / whole);
    }
  });
  return middles(std::move(values));
}

std::vector<Interval> PersonBootstrap::missesAt(std::span<const Drawn> others, std::span<const Drawn> mates,
                                                std::span<const double> falseRates) const {
  std::vector<std::vector<double>> values(falseRates.size());
  eachDraw([&](Weights weights) {
    const double whole = sumOf(weights, mates);
    for (std::size_t i = 0; i < falseRates.size(); ++i) {
      const auto threshold = thresholdInDraw(weights, others, falseRates[i]);
      double missed = 0;
      for (const auto& mate : mates)
        if (mate.score > threshold || mate.score == kNeverAlike) missed += weightOf(weights, mate);
      values[i].push_back(missed / whole);
    }
  });
  return middles(std::move(values));
}

Interval widest(Interval a, Interval b) {
  return {std::min(a.first, b.first), std::max(a.second, b.second)};
}

}  // namespace consentry::app
