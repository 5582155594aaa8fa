// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::vision {

/// `rgb` as a baseline JPEG without metadata.
[[nodiscard]] base::Expected<base::Bytes> encodeJpeg(const cv::Mat& rgb);

}  // namespace consentry::vision
