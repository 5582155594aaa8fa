// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "base/bytes.hpp"
#include "crypto/hash.hpp"

namespace consentry::crypto {

/// From the operating system's generator; any thread.
[[nodiscard]] base::Bytes randomBytes(std::size_t count);
[[nodiscard]] Salt randomSalt();
/// 128 random bits as 32 lower-case hexadecimal characters: the text of a base::Handle.
[[nodiscard]] std::string randomHandleText();

}  // namespace consentry::crypto
