// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "vision/photo_decoder.hpp"

namespace consentry::vision {

/// A JPEG or PNG file as an upright 8-bit RGB image. The header is judged before any memory is taken for pixels, and a
/// file about which its decoder has the smallest doubt is refused: half a face must never be compared.
/// Errc::unreadable or Errc::limitExceeded; the message is a sentence for people, without personal data. Any other
/// error is the decoder's own.
[[nodiscard]] base::Expected<cv::Mat> decodePhoto(PhotoDecoder& decoder, base::ByteView file);

}  // namespace consentry::vision
