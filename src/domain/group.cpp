// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/group.hpp"

#include <array>
#include <utility>

namespace consentry::domain {

namespace {

/// The last full years of life on that day of somebody born on the latest possible day.
int youngestAge(base::Date born, base::Date day) {
  const int years = static_cast<int>(day.year()) - static_cast<int>(born.year());
  const bool before = std::pair(day.month(), day.day()) < std::pair(born.month(), born.day());
  return before ? years - 1 : years;
}

constexpr std::array kBands{std::pair(60, AgeBand::from60), std::pair(45, AgeBand::from45),
                            std::pair(30, AgeBand::from30), std::pair(18, AgeBand::from18)};

}  // namespace

AgeBand ageBandOn(const Birth& birth, base::Date day) {
  const auto range = birth.range();
  if (!range || !day.ok()) return AgeBand::unknown;
  const int age = youngestAge(range->second, day);
  for (const auto& [from, band] : kBands)
    if (age >= from) return band;
  return AgeBand::under18;
}

Group Group::of(const std::optional<Nationality>& nationality) {
  return {GroupKind::nationality, nationality ? nationality->code() : "unknown"};
}

Group Group::of(AgeBand band) {
  return {GroupKind::ageBand, std::string(base::word(band))};
}

Group Group::of(Gender gender) {
  return {GroupKind::gender, gender == Gender::unspecified ? "unknown" : std::string(base::word(gender))};
}

}  // namespace consentry::domain
