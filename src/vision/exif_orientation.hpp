// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/bytes.hpp"

namespace consentry::vision {

/// The EXIF orientation, 1 to 8 (EXIF 2.32, tag 274). `block` begins with "Exif\0\0" or with the TIFF header.
/// 1, upright, when there is none or it makes no sense.
[[nodiscard]] int exifOrientation(base::ByteView block);

/// The picture as it was meant to be seen.
[[nodiscard]] cv::Mat turnUpright(const cv::Mat& image, int orientation);

}  // namespace consentry::vision
