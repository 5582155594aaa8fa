// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>
#include <span>

#include "vision/photograph.hpp"

namespace consentry::vision {

// Coordinates here are continuous: pixel i reaches from i to i + 1.

/// Turns, scales and moves: (x, y) becomes (a·x − b·y + u, b·x + a·y + v).
struct Similarity {
  double a = 1;
  double b = 0;
  double u = 0;
  double v = 0;

  [[nodiscard]] cv::Point2d operator()(const cv::Point2d& point) const {
    return {a * point.x - b * point.y + u, b * point.x + a * point.y + v};
  }
  /// Of lengths.
  [[nodiscard]] double scale() const;
};

/// The one that brings `from` closest to `to` in the sum of squares.
[[nodiscard]] Similarity fit(std::span<const cv::Point2d> from, std::span<const cv::Point2d> to);

[[nodiscard]] Similarity inverse(const Similarity& map);

/// `side` pixels square; its coordinates are mapped to the whole photograph by `toWhole`, and what lies outside of it
/// is black. Finer detail than the square can hold is averaged, not skipped.
[[nodiscard]] cv::Mat sampleSquare(const Reduced& picture, const Similarity& toWhole, int side);

}  // namespace consentry::vision
