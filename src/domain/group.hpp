// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "base/enum_words.hpp"
#include "base/time.hpp"
#include "domain/person.hpp"

namespace consentry::domain {

/// Age in bands wide enough that a data set of some hundred people fills them.
enum class AgeBand { unknown, under18, from18, from30, from45, from60 };

/// The band on that day; where two are possible, the younger one. `unknown` when nothing is known of the birth.
[[nodiscard]] AgeBand ageBandOn(const Birth& birth, base::Date day);

/// By what people are told apart when a rate or a cohort is judged: never together, since cells of all three at once
/// are too small to mean anything.
enum class GroupKind { nationality, ageBand, gender };

/// One group of people: a nationality's code, an age band's word or a gender's letter; "unknown" where nothing is
/// known.
struct Group {
  GroupKind kind = GroupKind::nationality;
  std::string value;
  auto operator<=>(const Group&) const = default;

  [[nodiscard]] static Group of(const std::optional<Nationality>& nationality);
  [[nodiscard]] static Group of(AgeBand band);
  [[nodiscard]] static Group of(Gender gender);
};

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::AgeBand, {unknown, "unknown"}, {under18, "0-17"}, {from18, "18-29"}, {from30, "30-44"},
                     {from45, "45-59"}, {from60, "60+"});
CONSENTRY_ENUM_WORDS(domain::GroupKind, {nationality, "nationality"}, {ageBand, "age_band"}, {gender, "gender"});
