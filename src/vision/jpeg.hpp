// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::vision {

/// What the markers of a JPEG file say, without decoding a pixel.
struct JpegOutline {
  int scans = 0;
  bool ends = false;    ///< the end marker is there
  base::ByteView exif;  ///< payload of the first EXIF segment, from "Exif\0\0" on; empty when there is none
};
[[nodiscard]] JpegOutline outlineOf(base::ByteView file);

[[nodiscard]] bool looksLikeJpeg(base::ByteView file);
/// RGB, not yet turned. Any warning of the decoder refuses the file.
[[nodiscard]] base::Expected<cv::Mat> decodeJpeg(base::ByteView file, const JpegOutline& outline);
/// `rgb` as a baseline JPEG without metadata.
[[nodiscard]] base::Expected<base::Bytes> encodeJpeg(const cv::Mat& rgb);

}  // namespace consentry::vision
