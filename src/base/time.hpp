// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace consentry::base {

/// UTC, microseconds since 1970-01-01. Zero is "never set".
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::year_month_day;

/// "2026-11-23T10:12:02.123456Z"
[[nodiscard]] std::string toText(Instant at);
/// "2026-11-23"
[[nodiscard]] std::string toText(Date date);
/// "2026-11-23T10:12:02[.1 to 6 digits]Z", or a date alone (midnight UTC). Errc::parse otherwise.
[[nodiscard]] Expected<Instant> instantFromText(std::string_view text);
/// Exactly "YYYY-MM-DD" and a day that exists; Errc::parse otherwise.
[[nodiscard]] Expected<Date> dateFromText(std::string_view text);

[[nodiscard]] inline Date dateOf(Instant at) {
  return Date(std::chrono::floor<std::chrono::days>(at));
}
[[nodiscard]] inline Instant startOf(Date date) {
  return Instant(std::chrono::sys_days(date));
}
[[nodiscard]] inline std::int64_t micros(Instant at) {
  return at.time_since_epoch().count();
}
[[nodiscard]] inline Instant fromMicros(std::int64_t value) {
  return Instant(std::chrono::microseconds(value));
}

}  // namespace consentry::base
