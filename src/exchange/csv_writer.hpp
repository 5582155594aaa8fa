// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace consentry::exchange {

/// RFC 4180 text for people's spreadsheets: CRLF, quotes where needed. A cell that a spreadsheet would run as a formula
/// (it begins with = + - @, a tab or a line break) gets an apostrophe in front; plain numbers stay numbers.
class CsvWriter {
 public:
  explicit CsvWriter(const std::vector<std::string>& header);
  /// As many cells as the header has.
  void row(const std::vector<std::string>& cells);
  [[nodiscard]] const std::string& text() const { return m_text; }

 private:
  void append(const std::vector<std::string>& cells);

  std::size_t m_columns;
  std::string m_text;
};

}  // namespace consentry::exchange
