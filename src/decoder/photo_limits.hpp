// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/error.hpp"

namespace consentry::decoder {

inline constexpr std::size_t kMostFileBytes = 64U << 20U;
inline constexpr int kLeastSide = 64;
inline constexpr int kMostSide = 8192;
inline constexpr std::int64_t kMostPixels = 40'000'000;

/// Judges a header's promise before memory is taken for it: 64 to 8,192 pixels a side, at most 40 million in all.
[[nodiscard]] base::Expected<void> checkDimensions(std::int64_t width, std::int64_t height);

/// Neither empty nor larger than any photograph.
[[nodiscard]] base::Expected<void> checkFileSize(std::size_t bytes);

}  // namespace consentry::decoder
