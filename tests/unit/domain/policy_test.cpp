// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/policy.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace consentry;
using namespace consentry::domain;

namespace {

Nationality nation(const char* code) {
  return Nationality::parse(code).value();
}

PolicyRule rule(const char* id, std::vector<Nationality> nationalities, std::vector<AgeClass> ages,
                bool forbids = false) {
  PolicyRule made;
  made.id = id;
  made.purpose = Purpose::watchlistSearch;
  made.nationalities = std::move(nationalities);
  made.ages = std::move(ages);
  made.forbids = forbids;
  return made;
}

std::string chosen(const Policy& policy, const std::optional<Nationality>& nationality, AgeClass age) {
  const PolicyRule* found = policy.ruleFor(Purpose::watchlistSearch, nationality, age);
  return found == nullptr ? "" : found->id;
}

}  // namespace

TEST_CASE("the most specific rule wins: nationality before age before neither") {
  Policy policy;
  policy.rules = {rule("all", {}, {}), rule("minors", {}, {AgeClass::minor, AgeClass::unknown}),
                  rule("kor", {nation("KOR"), nation("JPN")}, {}),
                  rule("kor-minors", {nation("KOR")}, {AgeClass::minor})};
  // The order of the lines in the file must not matter.
  std::ranges::sort(policy.rules, {}, &PolicyRule::id);
  do {
    CHECK(chosen(policy, nation("AUS"), AgeClass::adult) == "all");
    CHECK(chosen(policy, nation("AUS"), AgeClass::minor) == "minors");
    CHECK(chosen(policy, nation("AUS"), AgeClass::unknown) == "minors");
    CHECK(chosen(policy, nation("KOR"), AgeClass::adult) == "kor");
    CHECK(chosen(policy, nation("KOR"), AgeClass::minor) == "kor-minors");
    CHECK(chosen(policy, nation("JPN"), AgeClass::minor) == "kor");
    CHECK(chosen(policy, std::nullopt, AgeClass::adult) == "all");
    CHECK(chosen(policy, std::nullopt, AgeClass::minor) == "minors");
  } while (std::ranges::next_permutation(policy.rules, {}, &PolicyRule::id).found);
}

TEST_CASE("of two equally specific rules the forbidding one wins") {
  Policy policy;
  policy.rules = {rule("yes", {nation("KOR")}, {}), rule("no", {nation("KOR")}, {}, true)};
  CHECK(chosen(policy, nation("KOR"), AgeClass::adult) == "no");
  std::ranges::reverse(policy.rules);
  CHECK(chosen(policy, nation("KOR"), AgeClass::adult) == "no");
}

TEST_CASE("a more specific permission stands against a general prohibition") {
  Policy policy;
  policy.rules = {rule("no", {}, {}, true), rule("adults", {}, {AgeClass::adult})};
  CHECK(chosen(policy, std::nullopt, AgeClass::adult) == "adults");
  CHECK(chosen(policy, std::nullopt, AgeClass::minor) == "no");
}

TEST_CASE("no rule matches another purpose, an unlisted nationality or an unlisted age") {
  Policy policy;
  policy.rules = {rule("kor-adults", {nation("KOR")}, {AgeClass::adult})};
  CHECK(chosen(policy, nation("KOR"), AgeClass::adult) == "kor-adults");
  CHECK(chosen(policy, nation("KOR"), AgeClass::unknown).empty());
  CHECK(chosen(policy, nation("AUS"), AgeClass::adult).empty());
  CHECK(chosen(policy, std::nullopt, AgeClass::adult).empty());
  CHECK(policy.ruleFor(Purpose::entryIdCheck, nation("KOR"), AgeClass::adult) == nullptr);
}

TEST_CASE("the first policy has no rule for anything") {
  const Policy policy = policyThatDenies();
  CHECK(policy.version == 0);
  CHECK(policy.rules.empty());
}

TEST_CASE("a recipient has a name that the log can hold") {
  CHECK(Recipient::thisSite().text() == "border_control");
  CHECK(Recipient::parse("border_control").value() == Recipient::thisSite());
  CHECK(Recipient::parse(std::string(100, 'a')));
  CHECK(Recipient::parse("\xEC\x97\x90\xEC\x9D\xB4 Ltd"));
  for (const std::string& bad : {std::string(), std::string("  "), std::string(101, 'a'), std::string("a\nb"),
                                 std::string("a\0b", 3), std::string("a\x7f"), std::string("a\xC2\x85")}) {
    INFO(bad);
    REQUIRE_FALSE(Recipient::parse(bad));
    CHECK(Recipient::parse(bad).error().code() == base::Errc::invalidArgument);
  }
}
