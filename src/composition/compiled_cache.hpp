// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "vision/ov_network.hpp"

namespace consentry::composition {

/// Compiled networks in the user's cache folder ($CONSENTRY_CACHE, else $XDG_CACHE_HOME/consentry, else
/// ~/.cache/consentry), each with the SHA-256 of its bytes in front: a damaged one is made anew, and so is one that
/// anybody else could have written. Null without a folder.
[[nodiscard]] std::shared_ptr<vision::CompiledCache> userCompiledCache();

/// The same in a given folder, which is made for this user alone when first needed.
[[nodiscard]] std::shared_ptr<vision::CompiledCache> compiledCacheIn(const std::filesystem::path& folder);

}  // namespace consentry::composition
