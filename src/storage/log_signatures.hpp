// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "audit/signatures.hpp"
#include "base/error.hpp"

namespace consentry::storage {

/// Reads a store's whole log and checks what people signed in it; writes nothing and needs no keys.
[[nodiscard]] base::Expected<audit::SignatureReport> checkStoredSignatures(const std::filesystem::path& directory);

}  // namespace consentry::storage
