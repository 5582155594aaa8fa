// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/text.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <optional>

namespace consentry::exchange {
namespace {

struct Step {
  utf8proc_int32_t point = 0;
  std::size_t bytes = 0;
};

std::optional<Step> firstOf(std::string_view text) {
  utf8proc_int32_t point = 0;
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto bytes = utf8proc_iterate(data, static_cast<utf8proc_ssize_t>(text.size()), &point);
  if (bytes <= 0 || point < 0) return std::nullopt;
  return Step{point, static_cast<std::size_t>(bytes)};
}

bool turnsDirection(utf8proc_int32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

bool isControl(utf8proc_int32_t point) {
  const auto category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
         turnsDirection(point);
}

}  // namespace

base::Expected<void> checkText(std::string_view text, std::size_t longest) {
  using base::Errc;
  if (text.size() > longest) return base::fail(Errc::parse, fmt::format("longer than {} bytes", longest));
  while (!text.empty()) {
    const auto step = firstOf(text);
    if (!step) return base::fail(Errc::parse, "not UTF-8");
    if (step->point == '\n' || step->point == '\r') return base::fail(Errc::parse, "a line break inside the value");
    if (isControl(step->point))
      return base::fail(Errc::parse, fmt::format("the control character U+{:04X}", step->point));
    text.remove_prefix(step->bytes);
  }
  return {};
}

base::Expected<std::string> cleanText(std::string_view text, std::size_t longest) {
  TRY_VOID(checkText(text, longest));
  utf8proc_uint8_t* mapped = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return base::fail(base::Errc::parse, "not UTF-8");
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

std::string_view withoutMark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

std::string shown(std::string_view text) {
  constexpr int kMost = 40;
  std::string out;
  for (int count = 0; !text.empty(); ++count) {
    if (count == kMost) return out + "…";
    const auto step = firstOf(text);
    out += step && !isControl(step->point) ? text.substr(0, step->bytes) : std::string_view("�");
    text.remove_prefix(step ? step->bytes : 1);
  }
  return out;
}

}  // namespace consentry::exchange
