// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <opencv2/core/mat.hpp>

#include "app/ports/face_engine.hpp"

namespace consentry::vision {

/// Pixels a side of the aligned face that the embedder takes.
inline constexpr int kChipSide = 150;

/// Five points, x then y, pixels of the upright image, in dlib's order: the person's left eye (outer corner, inner
/// corner), the right eye (outer, inner), the bottom of the nose.
using Landmarks = std::array<std::array<double, 2>, 5>;

struct Alignment {
  Landmarks landmarks{};
  cv::Mat chip;  ///< RGB, kChipSide a side, eyes level; a quarter of the face's width as margin on each side
};

/// Finds landmarks in a face box and cuts out the levelled face. May be shared between threads.
class Aligner {
 public:
  virtual ~Aligner() = default;
  [[nodiscard]] virtual Alignment align(const cv::Mat& rgb, const app::ports::FaceBox& box) const = 0;
};

}  // namespace consentry::vision
