// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "app/ports/face_engine.hpp"

namespace consentry::vision {

/// Finds faces. One instance belongs to one thread.
class Detector {
 public:
  virtual ~Detector() = default;
  /// `rgb` is 8-bit, three channels, upright. Boxes by falling score; they may reach over the image's edge.
  [[nodiscard]] virtual std::vector<app::ports::FaceBox> detect(const cv::Mat& rgb) = 0;
};

}  // namespace consentry::vision
