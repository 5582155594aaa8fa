// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::composition {

/// SHA-256 of a small file that a person named, such as a notice's text (1 MiB at most).
[[nodiscard]] base::Expected<base::Digest> hashOfFile(const std::filesystem::path& file);

}  // namespace consentry::composition
