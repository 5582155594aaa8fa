// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "storage/sqlite.hpp"

namespace consentry::storage {

/// From this schema version on no store is without sums.
inline constexpr int kFirstWithPageSums = 5;

/// Errc::storeDamaged when the database's header no longer says that its pages have checksums; Errc::unsupported when
/// only a writer can finish giving them theirs.
[[nodiscard]] base::Expected<void> demandPageSums(Connection& db);

/// For the writer: gives the pages of an old store their checksums, whole and in one transaction. `version` is the
/// schema's, before it is brought up to date.
[[nodiscard]] base::Expected<void> ensurePageSums(Connection& db, std::int64_t version);

/// Reads every page that holds anything, and compares indexes with tables and rows with those that they name. What is
/// wrong, in words; empty when nothing is.
[[nodiscard]] base::Expected<std::vector<std::string>> findDamage(Connection& db);

}  // namespace consentry::storage
