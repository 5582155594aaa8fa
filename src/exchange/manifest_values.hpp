// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/photo_set.hpp"

namespace consentry::exchange {

enum class Column {
  travellerRef,
  file,
  role,
  nationality,
  birthDate,
  birthYear,
  age,
  gender,
  capturedAt,
  sourceSystem
};

inline constexpr std::array<std::string_view, 10> kColumns = {"traveller_ref", "file",         "role", "nationality",
                                                              "birth_date",    "birth_year",   "age",  "gender",
                                                              "captured_at",   "source_system"};

[[nodiscard]] std::optional<Column> columnOf(std::string_view name);
[[nodiscard]] constexpr std::string_view nameOf(Column column) {
  return kColumns[static_cast<std::size_t>(column)];
}

/// One line's values as written; "" where the column is absent.
class RawRow {
 public:
  [[nodiscard]] std::string& operator[](Column column) { return m_values[static_cast<std::size_t>(column)]; }
  [[nodiscard]] const std::string& operator[](Column column) const {
    return m_values[static_cast<std::size_t>(column)];
  }

 private:
  std::array<std::string, kColumns.size()> m_values;
};

/// The row with every value checked. Errc::parse with "column: why" for the first value that cannot be meant.
[[nodiscard]] base::Expected<domain::ManifestRow> readRow(std::int64_t line, const RawRow& raw, base::Date today);

}  // namespace consentry::exchange
