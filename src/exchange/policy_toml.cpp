// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/policy_toml.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "crypto/hash.hpp"
#include "exchange/toml_reader.hpp"

namespace consentry::exchange {
namespace {

using domain::BasisKind;
using domain::PolicyRule;

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kLongestWhy = 1000;
constexpr int kFormat = 1;

/// The id stands in the log: a word, nothing that could be a name or a sentence.
bool isWord(std::string_view id) {
  return !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string_view::npos;
}

PolicyRule readRule(TomlTable& table) {
  PolicyRule rule;
  rule.id = table.text("id", kLongestId);
  if (!isWord(rule.id)) table.refuse("id", "lower-case letters, digits, _ and - only");
  rule.purpose = table.word<domain::Purpose>("purpose");
  rule.nationalities = table.list<domain::Nationality>("nationalities", domain::Nationality::parse);
  rule.ages = table.list<domain::AgeClass>("ages", base::fromWord<domain::AgeClass>);
  rule.forbids = table.flag("forbids", false);
  rule.bases = table.list<BasisKind>("bases", base::fromWord<BasisKind>);
  if (std::ranges::find(rule.bases, BasisKind::none) != rule.bases.end())
    table.refuse("bases", "\"none\" is no basis: leave the rule out, or say forbids = true");
  if (rule.forbids && !rule.bases.empty()) table.refuse("bases", "a rule that forbids accepts no basis");
  if (!rule.forbids && rule.bases.empty()) table.refuse("bases", "missing: name a basis, or say forbids = true");
  // Absent lists mean "any"; an empty one is more likely a slip than a wish.
  for (const char* key : {"nationalities", "ages"}) {
    const bool empty = key == std::string_view("ages") ? rule.ages.empty() : rule.nationalities.empty();
    if (table.has(key) && empty) table.refuse(key, "an empty list: leave it out for any");
  }
  rule.honoursOptOut = table.flag("honours_opt_out", false);
  rule.minorsNeedGuardian = table.flag("minors_need_guardian", true);
  if (table.has("minimum_notice"))
    rule.minimumNotice = static_cast<int>(table.integer("minimum_notice", 1, std::numeric_limits<int>::max()));
  rule.why = table.text("why", kLongestWhy);
  return rule;
}

}  // namespace

base::Expected<domain::Policy> policyFromToml(std::string_view toml) {
  TRY(const TomlValue document, parseToml(toml));
  TomlTable table(document);
  static_cast<void>(table.integer("format", kFormat, kFormat));
  domain::Policy policy;
  policy.title = table.text("title", kLongestTitle);
  std::set<std::string> ids;
  for (TomlTable& rule : table.tables("rule")) {
    policy.rules.push_back(readRule(rule));
    if (!ids.insert(policy.rules.back().id).second) rule.refuse("id", "used by an earlier rule");
    TRY_VOID(rule.done());
  }
  TRY_VOID(table.done());
  policy.hash = crypto::sha256(base::asBytes(toml));
  return policy;
}

}  // namespace consentry::exchange
