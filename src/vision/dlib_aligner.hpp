// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/ports/model_store.hpp"
#include "base/error.hpp"
#include "vision/aligner.hpp"

namespace consentry::vision {

/// dlib's 5-point shape predictor and its face chip (150 pixels, padding 0.25).
class DlibAligner : public Aligner {
 public:
  /// Errc::modelMismatch when the bytes are not a predictor of five points.
  [[nodiscard]] static base::Expected<std::shared_ptr<const Aligner>> create(const app::ports::VerifiedWeight& weight);
  ~DlibAligner() override;
  [[nodiscard]] Alignment align(const cv::Mat& rgb, const app::ports::FaceBox& box) const override;

 private:
  struct Predictor;
  explicit DlibAligner(std::unique_ptr<Predictor> predictor);
  std::unique_ptr<Predictor> m_predictor;
};

}  // namespace consentry::vision
