// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/ports/face_engine.hpp"
#include "app/ports/model_store.hpp"
#include "base/error.hpp"
#include "vision/alignment.hpp"

namespace consentry::vision {

/// dlib's 5-point shape predictor and its face chip (150 pixels, padding 0.25). May be shared between threads.
class DlibAligner {
 public:
  /// Errc::modelMismatch when the bytes are not a predictor of five points.
  [[nodiscard]] static base::Expected<std::shared_ptr<const DlibAligner>> create(
      const app::ports::VerifiedWeight& weight);
  ~DlibAligner();
  [[nodiscard]] Landmarks landmarks(const cv::Mat& rgb, const app::ports::FaceBox& box) const;
  [[nodiscard]] static cv::Mat chip(const cv::Mat& rgb, const Landmarks& landmarks);

 private:
  class Predictor;
  explicit DlibAligner(std::unique_ptr<Predictor> predictor);
  std::unique_ptr<Predictor> m_predictor;
};

}  // namespace consentry::vision
