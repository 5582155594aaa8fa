// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csv.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consentry::exchange {

/// One record of a CSV file, or why its first line is not one.
struct CsvRecord {
  std::int64_t line = 0;            ///< physical line on which it starts, from 1
  std::vector<std::string> fields;  ///< bytes as written, quotes resolved
  std::string error;                ///< for people; empty when well formed
  std::size_t secondLineAt = 0;     ///< where reading goes on when the record turns out to be of no use
};

/// RFC 4180 over a text in memory; LF, CRLF and CR end lines. A broken record costs exactly its first physical line:
/// reading goes on at the next one, so that a stray quotation mark cannot swallow the rows behind it.
class CsvReader {
 public:
  static constexpr std::size_t kLongestRecord = 256 * 1024;
  static constexpr std::size_t kLongestField = 64 * 1024;
  static constexpr std::size_t kMostFields = 256;

  explicit CsvReader(std::string_view text);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// Nothing at the end. Empty lines are passed over.
  [[nodiscard]] std::optional<CsvRecord> next();
  /// For a record that ran over several lines and is of no use: reads on at its second line. At most once per record,
  /// right after `next`.
  void readOnAfterFirstLineOf(const CsvRecord& record);

 private:
  [[nodiscard]] std::string_view takeLine();
  [[nodiscard]] std::string readRecord(std::string_view firstLine);
  void restart();

  std::string_view m_text;
  std::size_t m_at = 0;
  std::int64_t m_line = 0;  ///< lines taken so far
  csv_parser m_parser{};
  std::vector<std::string> m_fields;
  bool m_complete = false;
  bool m_fieldTooLong = false;
};

}  // namespace consentry::exchange
