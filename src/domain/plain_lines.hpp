// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace consentry::domain {

/// The text of the line that begins with `name` and a space, taken off the front; nothing when another line is next.
[[nodiscard]] std::optional<std::string_view> takeLine(std::string_view& rest, std::string_view name);
/// Whole and not negative.
[[nodiscard]] bool readNumber(std::string_view text, std::int64_t& value);
[[nodiscard]] bool takeNumber(std::string_view& rest, std::string_view name, std::int64_t& value);

}  // namespace consentry::domain
