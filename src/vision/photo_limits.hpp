// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/error.hpp"

namespace consentry::vision {

/// Judges a header's promise before memory is taken for it: 64 to 8,192 pixels a side, at most 40 million in all.
[[nodiscard]] base::Expected<void> checkDimensions(std::int64_t width, std::int64_t height);

/// Neither empty nor larger than any photograph.
[[nodiscard]] base::Expected<void> checkFileSize(std::size_t bytes);

}  // namespace consentry::vision
