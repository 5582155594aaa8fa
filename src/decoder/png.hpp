// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::decoder {

/// What a PNG file holds beside its pixels.
struct PngImage {
  int width = 0;
  int height = 0;
  base::Bytes exif;  ///< of the eXIf chunk, without the "Exif\0\0" of JPEG; empty when there is none
};

[[nodiscard]] bool looksLikePng(base::ByteView file);
/// Writes the pixels, not yet turned, see-through ones on white, to the beginning of `rgb`, which has room for the
/// largest photograph. Every checksum must be right, to the end chunk.
[[nodiscard]] base::Expected<PngImage> decodePng(base::ByteView file, std::span<std::byte> rgb);

}  // namespace consentry::decoder
