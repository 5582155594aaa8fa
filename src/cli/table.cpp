// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/table.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

Table::Table(std::vector<std::string> header) : m_header(std::move(header)) {
  for (std::string& name : m_header) {
    m_right.push_back(name.starts_with('>'));
    if (m_right.back()) name.erase(0, 1);
  }
}

void Table::row(std::vector<std::string> cells) {
  base::check(cells.size() == m_header.size(), "a table row has as many cells as the header");
  for (std::string& cell : cells) cell = plain(cell);
  m_rows.push_back(std::move(cells));
}

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < m_header.size(); ++i) {
    widths.push_back(columnsOf(m_header[i]));
    for (const auto& cells : m_rows) widths[i] = std::max(widths[i], columnsOf(cells[i]));
  }
  std::string out;
  const auto append = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string padding(widths[i] - columnsOf(cells[i]), ' ');
      line += (i == 0 ? "" : "  ") + (m_right[i] ? padding + cells[i] : cells[i] + padding);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  };
  append(m_header);
  for (const auto& cells : m_rows) append(cells);
  return out;
}

Fields& Fields::add(std::string name, std::string value) {
  if (!value.empty()) m_fields.emplace_back(std::move(name), plain(value));
  return *this;
}

std::string Fields::text() const {
  std::size_t width = 0;
  for (const auto& [name, value] : m_fields) width = std::max(width, columnsOf(name));
  std::string out;
  for (const auto& [name, value] : m_fields)
    out += "  " + name + std::string(width - columnsOf(name) + 2, ' ') + value + "\n";
  return out;
}

}  // namespace consentry::cli
