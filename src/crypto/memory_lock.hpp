// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace consentry::crypto {

/// Whether the system keeps that many bytes of this process out of the swap; tried, not asked.
[[nodiscard]] bool canLockMemory(std::size_t bytes);

}  // namespace consentry::crypto
