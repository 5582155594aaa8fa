// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/erasure.hpp"

namespace consentry::storage {

/// A table in which something of a person can stand, and how it goes. In the conditions ?1 is the person's handle.
struct PersonPlace {
  domain::PersonalThing thing = domain::PersonalThing::photograph;
  std::string_view table;
  std::string_view whose;   ///< condition for the person's rows
  std::string_view filled;  ///< condition for a row in which something of the person stands; "1": in every one
  std::string_view blank;   ///< what UPDATE sets; empty: the rows are deleted
  std::string_view kept;    ///< columns that stay, separated by spaces: handles and numbers that say nothing of anybody
  std::optional<domain::SubjectKind> only{};  ///< only such people have something there
};

/// Every such table. A test compares them, with `tablesOfNobody`, to the schema.
[[nodiscard]] std::span<const PersonPlace> personPlaces();
/// Every other table: handles, rules, staff, the log.
[[nodiscard]] std::span<const std::string_view> tablesOfNobody();

[[nodiscard]] std::string countIn(const PersonPlace& place);
[[nodiscard]] std::string destroyIn(const PersonPlace& place);

}  // namespace consentry::storage
