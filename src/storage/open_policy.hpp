// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sqlite.hpp"

namespace consentry::storage {

/// "CONS": marks the file as ours for SQLite and for file(1).
inline constexpr std::int64_t kApplicationId = 0x434F4E53;

/// The one way in which a store's database is opened; every setting is read back. `create` marks a new file; the other
/// modes refuse one that is not a store (Errc::notFound). Every mode but `create` and `readWrite` is query-only.
[[nodiscard]] base::Expected<void> applyOpenPolicy(Connection& db, Connection::Mode mode);

/// Whether the write-ahead log stays as it is when this connection, the last one, is closed.
[[nodiscard]] base::Expected<void> keepWalOnClose(Connection& db, bool keep);

}  // namespace consentry::storage
