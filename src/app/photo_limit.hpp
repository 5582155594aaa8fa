// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace consentry::app {

/// Bytes of a photograph's file that are read at most; the decoder refuses larger ones.
inline constexpr std::int64_t kPhotoLimit = 64LL << 20;

}  // namespace consentry::app
