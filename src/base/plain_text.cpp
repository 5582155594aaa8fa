// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/plain_text.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace consentry::base {
namespace {

/// The first code point, taken off the text; nothing when it is not whole and shortest UTF-8 (RFC 3629).
std::optional<std::uint32_t> takePoint(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(0);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || text.size() < length) return std::nullopt;
  std::uint32_t point = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return std::nullopt;
    point = point << 6U | (byte(i) & 0x3FU);
  }
  const bool tooLong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  if (tooLong || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return std::nullopt;
  text.remove_prefix(length);
  return point;
}

bool isControl(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

bool turnsDirection(std::uint32_t point) {
  return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

}  // namespace

Expected<void> checkPlainText(std::string_view text, std::string_view what) {
  const auto bad = [&](std::string_view why) {
    return fail(Errc::invalidArgument, std::string(what) + std::string(why));
  };
  if (text.empty()) return bad(" is missing");
  while (!text.empty()) {
    const auto point = takePoint(text);
    if (!point) return bad(" is not UTF-8 text");
    if (isControl(*point)) return bad(" holds a control character");
    if (turnsDirection(*point)) return bad(" holds a character that turns the direction of writing");
  }
  return {};
}

}  // namespace consentry::base
