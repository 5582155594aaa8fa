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
/// What the header promises, judged before anything is decoded; not yet turned.
[[nodiscard]] base::Expected<cv::Size> jpegSize(base::ByteView file, const JpegOutline& outline);
/// RGB, not yet turned; sides divided by 1, 2, 4 or 8 and rounded up. Any warning of the decoder refuses the file.
[[nodiscard]] base::Expected<cv::Mat> decodeJpeg(base::ByteView file, const cv::Size& size, int reduction);
/// `rgb` as a baseline JPEG without metadata.
[[nodiscard]] base::Expected<base::Bytes> encodeJpeg(const cv::Mat& rgb);

}  // namespace consentry::vision
