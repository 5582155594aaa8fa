// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace consentry::vision {

/// Turns an aligned face into numbers. One instance belongs to one thread.
class Embedder {
 public:
  virtual ~Embedder() = default;
  /// `chip` as the Aligner makes it. Unscaled; as many floats as the engine's dimension.
  [[nodiscard]] virtual std::vector<float> embed(const cv::Mat& chip) = 0;
};

}  // namespace consentry::vision
