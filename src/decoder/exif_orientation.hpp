// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytes.hpp"

namespace consentry::decoder {

/// The EXIF orientation, 1 to 8 (EXIF 2.32, tag 274). `block` begins with "Exif\0\0" or with the TIFF header.
/// 1, upright, when there is none or it makes no sense.
[[nodiscard]] int exifOrientation(base::ByteView block);

}  // namespace consentry::decoder
