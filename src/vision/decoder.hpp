// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::vision {

inline constexpr std::size_t kMostFileBytes = 64U << 20U;
inline constexpr int kLeastSide = 64;
inline constexpr int kMostSide = 8192;
inline constexpr std::int64_t kMostPixels = 40'000'000;

/// A JPEG or PNG file as an upright 8-bit RGB image. The header is judged before any memory is taken for pixels, and a
/// file about which its decoder has the smallest doubt is refused: half a face must never be compared.
/// Errc::unreadable or Errc::limitExceeded; the message is a sentence for people, without personal data.
[[nodiscard]] base::Expected<cv::Mat> decodePhoto(base::ByteView file);

}  // namespace consentry::vision
