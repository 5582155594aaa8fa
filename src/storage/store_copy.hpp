// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "app/ports/backups.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// Copies the store of this (reading) connection as of one moment, whoever writes meanwhile. See Store::copyTo.
[[nodiscard]] base::Expected<app::ports::StoreCopy> copyStore(Connection& db, const std::filesystem::path& directory,
                                                              const app::ports::StoreCopyRequest& request);

/// Copies database pages as of one moment into a new file, durably.
[[nodiscard]] base::Expected<void> copyDatabase(Connection& from, const std::filesystem::path& to,
                                                const std::function<bool(std::int64_t, std::int64_t)>& progress);

}  // namespace consentry::storage
