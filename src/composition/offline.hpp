// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "app/ports/use_log.hpp"
#include "base/error.hpp"

namespace consentry::composition {

/// Reads the whole log of a store, or of an exported bundle, without keys and without writing anything; nobody needs to
/// act. `anchors` are files that hold a checkpoint (slip, witness's file). `progress` may be empty; it hears how many
/// entries are read. Errc::notFound when the folder is neither; a damaged log is a verdict, not an error.
[[nodiscard]] base::Expected<app::ports::LogVerdict> verifyOffline(const std::filesystem::path& storeOrBundle,
                                                                   const std::vector<std::filesystem::path>& anchors,
                                                                   const std::function<void(std::int64_t)>& progress);

}  // namespace consentry::composition
