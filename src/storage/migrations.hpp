// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "storage/sqlite.hpp"

namespace consentry::storage {

/// From this schema version on people are sealed: the step to it needs open keys.
constexpr int kSealedSince = 5;

/// The copy of the database that is made before this step.
[[nodiscard]] std::filesystem::path copyBefore(const std::filesystem::path& database, int step);

/// One step of the schema: version n is made from n − 1 by this script. Never edited once released.
struct Migration {
  int version = 0;
  std::string_view name;
  std::string_view sql;
};

/// Every step, in order from 1, embedded from migrations/NNNN_name.sql.
[[nodiscard]] std::span<const Migration> migrations();

/// Errc::storeNewer when the store is beyond `steps`; Errc::storeDamaged when it was made by other scripts than these.
[[nodiscard]] base::Expected<void> checkSchema(Connection& db, std::span<const Migration> steps);

/// Brings the store up to the last of `steps`, one transaction a step. A store that holds data is first copied to
/// "<database>.before-NNNN" beside it; a step that fails leaves everything as it was.
[[nodiscard]] base::Expected<void> migrate(Connection& db, const std::filesystem::path& database,
                                           std::span<const Migration> steps, base::Instant now);

}  // namespace consentry::storage
