// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "vision/detector.hpp"

namespace consentry::vision {

/// dlib's frontal face detector (Dalal and Triggs 2005, five HOG filters) with its own settings: no upsampling, so
/// faces from about 80 pixels; threshold 0. About 90 ms for a megapixel.
class DlibHogDetector : public Detector {
 public:
  DlibHogDetector();
  ~DlibHogDetector() override;
  [[nodiscard]] std::vector<app::ports::FaceBox> detect(const cv::Mat& rgb) override;

 private:
  struct Filters;
  std::unique_ptr<Filters> m_filters;
};

}  // namespace consentry::vision
