// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "domain/ids.hpp"
#include "domain/person.hpp"

namespace consentry::domain {

/// Whom an order is about.
struct PeopleOfNationality {
  Nationality nationality;
};
struct PeopleOfSet {
  std::string set;  ///< a name or a handle
};
struct PeopleByRef {
  std::vector<std::string> refs;
};
using OrderSelection = std::variant<PeopleByRef, PeopleOfNationality, PeopleOfSet>;

/// An order to erase a population, as its file states it.
struct ErasureOrder {
  std::string reason;
  std::string legalReference;
  OrderSelection selection;
  base::Digest hash;  ///< SHA-256 of the file
};

/// What is kept of a selection. References of people are not: whom it meant is in the list of handles.
enum class SelectionKind { nationality, photoSet, references };
struct KeptSelection {
  SelectionKind kind = SelectionKind::references;
  std::string value;  ///< a nationality's code or a set's handle; empty for references
};
/// "everybody of nationality AUS"
[[nodiscard]] std::string describe(const KeptSelection& selection, std::int64_t people);

/// Handles, so that an order can be compared with what is there.
using People = std::set<std::string>;

/// What an approved order means at this moment. Nobody is in two of the groups.
struct OrderPlan {
  People toErase;
  People prevented;  ///< a legal hold stands
  People done;       ///< erased before
  People arrived;    ///< match now, but were not counted when the order was agreed: they are named, not erased
  People left;       ///< were counted, but match no more: named, not erased
};
struct OrderFacts {
  People agreed;   ///< when it was proposed
  People matches;  ///< now
  People held;     ///< now
  People erased;   ///< now
};
[[nodiscard]] OrderPlan planOf(const OrderFacts& facts);

/// The text that two people agree on. It holds counts and hashes, no reference to a person.
struct OrderText {
  std::string legalReference;
  KeptSelection selection;
  std::int64_t people = 0;
  base::Digest peopleHash{};  ///< over the sorted handles
  base::Digest fileHash{};
};
[[nodiscard]] std::string textOf(const OrderText& order);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::SelectionKind, {nationality, "nationality"}, {photoSet, "photo_set"},
                     {references, "references"});
