// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plain_lines.hpp"

#include <charconv>

namespace consentry::domain {

std::optional<std::string_view> takeLine(std::string_view& rest, std::string_view name) {
  const auto end = rest.find('\n');
  if (end == std::string_view::npos || !rest.starts_with(name)) return std::nullopt;
  std::string_view line = rest.substr(name.size(), end - name.size());
  if (!line.starts_with(' ')) return std::nullopt;
  rest.remove_prefix(end + 1);
  return line.substr(1);
}

bool readNumber(std::string_view text, std::int64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0;
}

bool takeNumber(std::string_view& rest, std::string_view name, std::int64_t& value) {
  const auto line = takeLine(rest, name);
  return line && readNumber(*line, value);
}

}  // namespace consentry::domain
