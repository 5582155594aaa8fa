// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::composition {

/// SHA-256 of a file such as a notice's text or a program; Errc::limitExceeded above 256 MB.
[[nodiscard]] base::Expected<base::Digest> hashOfFile(const std::filesystem::path& file);

}  // namespace consentry::composition
