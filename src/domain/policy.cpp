// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/policy.hpp"

#include <algorithm>

namespace consentry::domain {
namespace {

template <class T>
bool contains(const std::vector<T>& values, const T& value) {
  return std::ranges::find(values, value) != values.end();
}

bool matches(const PolicyRule& rule, Purpose purpose, const std::optional<Nationality>& nationality, AgeClass age) {
  return rule.purpose == purpose &&
         (rule.nationalities.empty() || (nationality && contains(rule.nationalities, *nationality))) &&
         (rule.ages.empty() || contains(rule.ages, age));
}

/// Nationality before age before neither; between equals the forbidding one, so that a slip of the pen denies.
int weight(const PolicyRule& rule) {
  return (rule.nationalities.empty() ? 0 : 4) + (rule.ages.empty() ? 0 : 2) + (rule.forbids ? 1 : 0);
}

}  // namespace

const PolicyRule* Policy::ruleFor(Purpose purpose, const std::optional<Nationality>& nationality, AgeClass age) const {
  const PolicyRule* best = nullptr;
  for (const PolicyRule& rule : rules)
    if (matches(rule, purpose, nationality, age) && (best == nullptr || weight(rule) > weight(*best))) best = &rule;
  return best;
}

Policy policyThatDenies() {
  Policy policy;
  policy.title = "No policy is approved yet: every use is denied";
  return policy;
}

}  // namespace consentry::domain
