// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace consentry::vision {

/// The picture as it was meant to be seen. `orientation` is EXIF's, 1 to 8; at 1 the image itself, not a copy.
[[nodiscard]] cv::Mat turnUpright(const cv::Mat& image, int orientation);

}  // namespace consentry::vision
