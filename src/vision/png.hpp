// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::vision {

struct PngImage {
  cv::Mat rgb;       ///< not yet turned; see-through pixels stand on white
  base::Bytes exif;  ///< of the eXIf chunk, without the "Exif\0\0" of JPEG; empty when there is none
};

[[nodiscard]] bool looksLikePng(base::ByteView file);
/// Every checksum must be right, to the end chunk.
[[nodiscard]] base::Expected<PngImage> decodePng(base::ByteView file);

}  // namespace consentry::vision
