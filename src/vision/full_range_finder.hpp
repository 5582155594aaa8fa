// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <opencv2/core/types.hpp>
#include <vector>

#include "base/error.hpp"
#include "vision/ov_network.hpp"
#include "vision/photograph.hpp"

namespace consentry::vision {

/// What may be a face; in continuous pixels of the whole photograph.
struct FaceCandidate {
  double score = 0;
  cv::Rect2d box;
  cv::Point2d leftEye;  ///< the one on the left of the picture
  cv::Point2d rightEye;
};

/// MediaPipe's full-range face detector. One thread's.
class FullRangeFinder {
 public:
  [[nodiscard]] static base::Expected<std::unique_ptr<FullRangeFinder>> create(Network& network);
  [[nodiscard]] static NetworkShape shape();

  /// By falling score. `margin` in shares of the long side: grey all around the picture.
  [[nodiscard]] std::vector<FaceCandidate> find(const Reduced& picture, double margin, double leastScore);

 private:
  explicit FullRangeFinder(std::unique_ptr<Inference> network) : m_network(std::move(network)) {}
  std::unique_ptr<Inference> m_network;
};

}  // namespace consentry::vision
