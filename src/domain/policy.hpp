// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "domain/ids.hpp"
#include "domain/person.hpp"
#include "domain/purpose.hpp"

namespace consentry::domain {

/// One line of the policy. A rule matches a request when its purpose is the request's, and its nationalities and ages
/// are empty (= any) or contain the person's. The most specific match wins: nationality before age before neither;
/// of two equally specific ones, a forbidding one.
struct PolicyRule {
  std::string id;  ///< stable word, unique in the policy; stands in the log
  Purpose purpose = Purpose::entryIdCheck;
  std::vector<Nationality> nationalities;
  std::vector<AgeClass> ages;
  bool forbids = false;              ///< true: denied whatever the basis ("jurisdiction forbids")
  std::vector<BasisKind> bases;      ///< accepted, in order of preference; empty with forbids
  bool honoursOptOut = false;        ///< a refusal or withdrawal also blocks statute and court order ("opted out")
  bool minorsNeedGuardian = true;    ///< for consent; an unknown age counts as a minor
  std::optional<int> minimumNotice;  ///< the oldest notice version (a whole number) that still counts
  std::string why;                   ///< one sentence for people: the reason of the rule
};

/// A whole version. Without a matching rule everything is denied.
struct Policy {
  PolicyId id;
  int version = 0;
  std::string title;
  std::vector<PolicyRule> rules;
  base::Digest hash;  ///< SHA-256 of the TOML text as proposed

  /// The rule in force for such a request; null when none matches (denied).
  [[nodiscard]] const PolicyRule* ruleFor(Purpose purpose, const std::optional<Nationality>& nationality,
                                          AgeClass age) const;
};

/// Denies every purpose: what a store has before its first policy is approved.
[[nodiscard]] Policy policyThatDenies();

}  // namespace consentry::domain
