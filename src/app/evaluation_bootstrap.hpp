// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "domain/score.hpp"

namespace consentry::app {

/// A search or a comparison, by the people that it depends on: photographs of one person are no independent trials.
struct Drawn {
  domain::Score score;
  std::uint32_t a = 0;
  std::uint32_t b = 0;  ///< the same as `a` when only one person is concerned
  auto operator<=>(const Drawn&) const = default;
};

/// The score of what could not be compared: at or below no threshold.
inline constexpr domain::Score kNeverAlike{std::numeric_limits<std::int64_t>::max()};

using Interval = std::pair<double, double>;

/// Times that each person was drawn.
using Weights = std::span<const std::uint16_t>;

[[nodiscard]] inline double weightOf(Weights weights, const Drawn& one) {
  const double a = weights[one.a];
  return one.a == one.b ? a : a * weights[one.b];
}

/// 1,000 draws of as many people as there are, with replacement. Seeded: the same data give the same interval.
class PersonBootstrap {
 public:
  explicit PersonBootstrap(std::size_t people);

  /// 95 % interval of a figure, from its value in every draw; draws in which it means nothing say NaN.
  [[nodiscard]] Interval interval(const std::function<double(Weights)>& figure) const;

  /// Of the share that is at or below each threshold. `sorted` ascending, with everything that could not be compared
  /// at `kNeverAlike`, or else `total` says how much there is in a draw.
  [[nodiscard]] std::vector<Interval> sharesAt(std::span<const Drawn> sorted,
                                               std::span<const domain::Threshold> thresholds,
                                               const std::function<double(Weights)>& total = {}) const;

  /// Of the share of `mates` that is missed at the threshold with each false rate, chosen anew in every draw.
  [[nodiscard]] std::vector<Interval> missesAt(std::span<const Drawn> others, std::span<const Drawn> mates,
                                               std::span<const double> falseRates) const;

 private:
  void eachDraw(const std::function<void(Weights)>& act) const;
  std::size_t m_people;
};

/// The wider of both, so that a count of nothing keeps an upper bound.
[[nodiscard]] Interval widest(Interval a, Interval b);

}  // namespace consentry::app
