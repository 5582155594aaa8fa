// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "base/enum_words.hpp"
#include "base/error.hpp"
#include "base/time.hpp"

namespace consentry::domain {

/// ISO 3166-1 alpha-3, or one of ICAO Doc 9303-3 section 5's own codes (XXA stateless, XXB refugee, XXC other refugee,
/// XXX unspecified, UNO, UNA, UNK, EUE, D for Germany, …).
class Nationality {
 public:
  /// Exactly a known code, upper case; Errc::parse otherwise.
  [[nodiscard]] static base::Expected<Nationality> parse(std::string_view code);
  [[nodiscard]] const std::string& code() const { return m_code; }
  auto operator<=>(const Nationality&) const = default;

 private:
  explicit Nationality(std::string code) : m_code(std::move(code)) {}
  std::string m_code;
};

enum class Gender { female, male, unspecified };

/// What is known of a birth: a day, a year, or an age on a known day. Less knowledge never makes somebody older.
class Birth {
 public:
  Birth() = default;
  [[nodiscard]] static Birth unknown() { return {}; }
  /// Errc::invalidArgument for a day after `today` or more than 125 years before it.
  [[nodiscard]] static base::Expected<Birth> onDay(base::Date day, base::Date today);
  [[nodiscard]] static base::Expected<Birth> inYear(int year, base::Date today);
  [[nodiscard]] static base::Expected<Birth> aged(int years, base::Date on);

  /// "1987-03-02", "1987", "1986-03-03/1987-03-02" (from an age), or "" when unknown: what is stored; `fromText` reads
  /// it back.
  [[nodiscard]] std::string toText() const;
  [[nodiscard]] static base::Expected<Birth> fromText(std::string_view text);
  /// The earliest and latest possible day of birth; nothing when unknown.
  [[nodiscard]] std::optional<std::pair<base::Date, base::Date>> range() const { return m_range; }
  /// For people: the year, the earlier one where two are possible.
  [[nodiscard]] std::optional<int> year() const;
  bool operator==(const Birth&) const = default;

 private:
  Birth(base::Date earliest, base::Date latest) : m_range({earliest, latest}) {}

  std::optional<std::pair<base::Date, base::Date>> m_range;
};

enum class AgeClass { adult, minor, unknown };

/// `minor` while the person could still be under eighteen on that day; `unknown` when nothing is known of the birth.
[[nodiscard]] AgeClass ageClassOn(const Birth& birth, base::Date day);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::Gender, {female, "F"}, {male, "M"}, {unspecified, "X"});
CONSENTRY_ENUM_WORDS(domain::AgeClass, {adult, "adult"}, {minor, "minor"}, {unknown, "unknown"});
