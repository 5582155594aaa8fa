// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "storage/sqlite.hpp"

namespace consentry::storage {

/// Debian 12's SQLite (3.40) takes its own json_extract for unsafe in a schema, so that `trusted_schema = OFF` forbids
/// the log's generated columns. This puts one in its place that is marked innocuous and gives the same answers for the
/// canonical form of the log's entries and paths "$.a" and "$.a.b". Elsewhere the built-in one reads the same schema.
[[nodiscard]] base::Expected<void> provideJsonExtract(Connection& db);

/// The raw JSON value at a path inside an object; nothing when it is not there or the text is no such object.
[[nodiscard]] std::optional<std::string_view> jsonAt(std::string_view json, std::string_view path);

}  // namespace consentry::storage
