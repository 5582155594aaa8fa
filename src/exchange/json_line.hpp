// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "base/error.hpp"

namespace consentry::exchange {

/// One JSON object: at most three levels deep, no key twice, nothing behind it. Errc::parse otherwise.
[[nodiscard]] base::Expected<nlohmann::json> parseObject(std::string_view text);

/// The lines of a JSON Lines file with their numbers; empty ones are passed over, a BOM is no part of the first.
class JsonLines {
 public:
  static constexpr std::size_t kLongestLine = 256 * 1024;

  struct Line {
    std::int64_t number = 0;
    std::string_view text;
  };

  explicit JsonLines(std::string_view text) : m_text(text) {}
  [[nodiscard]] std::optional<Line> next();

 private:
  std::string_view m_text;
  std::int64_t m_line = 0;
};

}  // namespace consentry::exchange
