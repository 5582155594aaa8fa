// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <opencv2/core/mat.hpp>
#include <optional>

namespace consentry::vision {

/// Pixels a side of the aligned face that dlib's network takes, and that quality is judged on.
inline constexpr int kChipSide = 150;

/// Five points, x then y, pixels of the upright image, in dlib's order: the person's left eye (outer corner, inner
/// corner), the right eye (outer, inner), the bottom of the nose.
using Landmarks = std::array<std::array<double, 2>, 5>;

struct HeadPose {
  double yaw = 0;               ///< degrees, + towards the person's left
  double roll = 0;              ///< degrees, + clockwise as seen in the photograph
  std::optional<double> pitch;  ///< degrees, + lowered; five points do not tell it
};

/// What a dense set of points tells about a face beside where it is.
struct FaceSigns {
  HeadPose pose;
  double eyesOpen = 0;   ///< between the lids, in widths of the eye; of the eye that is open less
  double mouthOpen = 0;  ///< between the inner edges of the lips, in widths of the mouth
};

struct Alignment {
  Landmarks landmarks{};
  cv::Mat chip;  ///< RGB, kChipSide a side, eyes level; a quarter of the face's width as margin on each side
};

}  // namespace consentry::vision
