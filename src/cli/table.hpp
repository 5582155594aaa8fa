// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace consentry::cli {

/// Rows in aligned columns. A column whose header begins with '>' is set to the right.
class Table {
 public:
  explicit Table(std::vector<std::string> header);
  /// As many cells as the header has; control characters are taken out.
  void row(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const { return m_rows.empty(); }
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::string> m_header;
  std::vector<bool> m_right;
  std::vector<std::vector<std::string>> m_rows;
};

/// Named values, one a line, the values aligned. Empty values are left out.
class Fields {
 public:
  Fields& add(std::string name, std::string value);
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::pair<std::string, std::string>> m_fields;
};

}  // namespace consentry::cli
