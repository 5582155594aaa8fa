// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace consentry::domain {

/// Euclidean distance between two templates of the same model, in whole millionths so that the log, the database and
/// the screen say exactly the same. Smaller is more alike. Never a percentage.
struct Distance {
  std::int64_t millionths = 0;
  auto operator<=>(const Distance&) const = default;
  [[nodiscard]] static Distance of(double value);
  [[nodiscard]] double value() const { return static_cast<double>(millionths) / 1e6; }
};

/// What candidates are ordered and judged by: a dissimilarity score (ISO/IEC 2382-37), in whole millionths like the
/// distance. Smaller is more alike. With plain scoring it is the distance; with local scaling it may be negative.
struct Score {
  std::int64_t millionths = 0;
  auto operator<=>(const Score&) const = default;
  /// Rounded to the nearest millionth; what is not a number is the largest score, alike to nobody.
  [[nodiscard]] static Score of(double value);
  [[nodiscard]] static constexpr Score plain(Distance distance) { return {distance.millionths}; }
  [[nodiscard]] double value() const { return static_cast<double>(millionths) / 1e6; }
};

}  // namespace consentry::domain
