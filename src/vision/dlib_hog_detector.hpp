// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <vector>

#include "app/ports/face_engine.hpp"

namespace consentry::vision {

/// dlib's frontal face detector (Dalal and Triggs 2005, five HOG filters) with its own settings: no upsampling, so
/// faces from about 80 pixels. About 90 ms for a megapixel. One thread's.
class DlibHogDetector {
 public:
  DlibHogDetector();
  ~DlibHogDetector();
  /// `rgb` is 8-bit, three channels, upright. Boxes by falling score; they may reach over the image's edge. dlib's own
  /// threshold is 0.
  [[nodiscard]] std::vector<app::ports::FaceBox> detect(const cv::Mat& rgb, double threshold = 0);

 private:
  struct Filters;
  std::unique_ptr<Filters> m_filters;  ///< empty until first needed: unpacking them takes a quarter of a second
};

}  // namespace consentry::vision
