// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include "app/ports/face_engine.hpp"
#include "domain/quality.hpp"
#include "vision/alignment.hpp"

namespace consentry::vision {

/// Roll from the line between the eyes. Yaw from how far the bottom of the nose stands off their middle: an estimate,
/// good to about a third of its value. Nothing when the eyes coincide.
[[nodiscard]] std::optional<HeadPose> headPose(const Landmarks& landmarks);

/// What points and pixels can tell about a chosen face. `box` and `landmarks` in pixels of `imageSize`. `signs` are
/// what more than five points told; without them the pose is estimated from five, and eyes and mouth are not
/// assessable.
[[nodiscard]] domain::Quality assess(const cv::Size& imageSize, std::size_t faceCount, const app::ports::FaceBox& box,
                                     const Alignment& alignment, const std::optional<FaceSigns>& signs = {});

/// What can be said of a photograph without a chosen face: size and face count; the rest is not assessable.
[[nodiscard]] domain::Quality assessWithoutFace(const cv::Size& imageSize, std::size_t faceCount);

}  // namespace consentry::vision
