// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "audit/signatures.hpp"
#include "base/error.hpp"

namespace consentry::storage {

/// Every entry of a store's log in order, without keys and without writing anything.
[[nodiscard]] base::Expected<void> eachStoredEntry(const std::filesystem::path& directory,
                                                   const std::function<void(std::string_view)>& take);

/// Reads a store's whole log and checks what people signed in it; writes nothing and needs no keys.
[[nodiscard]] base::Expected<audit::SignatureReport> checkStoredSignatures(const std::filesystem::path& directory);

}  // namespace consentry::storage
