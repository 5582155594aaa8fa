// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::decoder {

/// What the markers of a JPEG file say, without decoding a pixel.
struct JpegOutline {
  int scans = 0;
  bool ends = false;    ///< the end marker is there
  base::ByteView exif;  ///< payload of the first EXIF segment, from "Exif\0\0" on; empty when there is none
};
[[nodiscard]] JpegOutline outlineOf(base::ByteView file);

[[nodiscard]] bool looksLikeJpeg(base::ByteView file);

struct JpegSize {
  int width = 0;
  int height = 0;
};
/// What the header promises, judged before anything is decoded; not yet turned.
[[nodiscard]] base::Expected<JpegSize> jpegSize(base::ByteView file, const JpegOutline& outline);
/// Writes RGB, not yet turned, to the beginning of `rgb`, which has room for the largest photograph; sides divided by
/// 1, 2, 4 or 8 and rounded up. Any warning of the decoder refuses the file.
[[nodiscard]] base::Expected<void> decodeJpeg(base::ByteView file, JpegSize size, int reduction,
                                              std::span<std::byte> rgb);

}  // namespace consentry::decoder
