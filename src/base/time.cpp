// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/time.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace consentry::base {
namespace {

/// Digits only: from_chars alone would take a sign.
std::optional<int> number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

}  // namespace

std::string toText(Date date) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

std::string toText(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::hh_mm_ss clock(at - day);
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%06dZ", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                static_cast<int>(clock.subseconds().count()));
  return toText(Date(day)) + buffer.data();
}

Expected<Date> dateFromText(std::string_view text) {
  const auto bad = [] { return fail(Errc::parse, "a date is written YYYY-MM-DD and must exist"); };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return bad();
  const auto y = number(text.substr(0, 4));
  const auto m = number(text.substr(5, 2));
  const auto d = number(text.substr(8, 2));
  if (!y || !m || !d) return bad();
  const Date date(std::chrono::year(*y), std::chrono::month(static_cast<unsigned>(*m)),
                  std::chrono::day(static_cast<unsigned>(*d)));
  if (!date.ok()) return bad();
  return date;
}

Expected<Instant> instantFromText(std::string_view text) {
  const auto bad = [] { return fail(Errc::parse, "a time is written YYYY-MM-DDThh:mm:ss[.ffffff]Z"); };
  if (text.size() < 10) return bad();
  TRY(const Date date, dateFromText(text.substr(0, 10)));
  if (text.size() == 10) return startOf(date);
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z') return bad();
  const auto h = number(text.substr(11, 2));
  const auto m = number(text.substr(14, 2));
  const auto s = number(text.substr(17, 2));
  if (!h || !m || !s || *h > 23 || *m > 59 || *s > 59) return bad();
  int fraction = 0;
  if (text.size() > 20) {
    const std::string_view digits = text.substr(20, text.size() - 21);
    const auto value = number(digits);
    if (text[19] != '.' || digits.size() > 6 || !value) return bad();
    fraction = *value;
    for (std::size_t i = digits.size(); i < 6; ++i) fraction *= 10;
  }
  return startOf(date) + std::chrono::hours(*h) + std::chrono::minutes(*m) + std::chrono::seconds(*s) +
         std::chrono::microseconds(fraction);
}

}  // namespace consentry::base
