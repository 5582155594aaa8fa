// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_writer.hpp"

#include <charconv>
#include <string_view>

#include "base/check.hpp"

namespace consentry::exchange {
namespace {

bool isNumber(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  const bool digits = text.find_first_not_of("-.0123456789") == std::string_view::npos;
  return digits && error == std::errc() && end == text.data() + text.size();
}

bool wouldRun(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r\n").contains(cell.front()) && !isNumber(cell);
}

}  // namespace

CsvWriter::CsvWriter(const std::vector<std::string>& header) : m_columns(header.size()) {
  append(header);
}

void CsvWriter::row(const std::vector<std::string>& cells) {
  base::check(cells.size() == m_columns, "a row has as many cells as the header");
  append(cells);
}

void CsvWriter::append(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) m_text += ',';
    const std::string cell = wouldRun(cells[i]) ? "'" + cells[i] : cells[i];
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      m_text += cell;
      continue;
    }
    m_text += '"';
    for (const char c : cell) m_text.append(c == '"' ? 2 : 1, c);
    m_text += '"';
  }
  m_text += "\r\n";
}

}  // namespace consentry::exchange
