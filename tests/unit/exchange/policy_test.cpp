// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "crypto/hash.hpp"
#include "exchange/policy_toml.hpp"
#include "scratch.hpp"

using namespace consentry;
using exchange::policyFromToml;

namespace {

const std::string kPolicy = R"(format = 1
title = "Test"
[[rule]]
id = "search"
purpose = "watchlist_search"
nationalities = ["AUS", "D"]
ages = ["adult"]
bases = ["statute", "consent"]
honours_opt_out = true
minors_need_guardian = false
minimum_notice = 3
why = "Because."
[[rule]]
id = "never"
purpose = "research_training"
forbids = true
why = "Never."
)";

std::string whyBad(std::string_view what, std::string_view with) {
  std::string text = kPolicy;
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), with);
  const auto policy = policyFromToml(text);
  REQUIRE_FALSE(policy);
  CHECK(policy.error().code() == base::Errc::parse);
  return policy.error().message();
}

}  // namespace

TEST_CASE("a policy is read rule by rule") {
  const auto policy = policyFromToml(kPolicy);
  REQUIRE(policy);
  CHECK(policy->title == "Test");
  CHECK(policy->hash == crypto::sha256(base::asBytes(kPolicy)));
  REQUIRE(policy->rules.size() == 2);
  const auto& search = policy->rules[0];
  CHECK(search.id == "search");
  CHECK(search.purpose == domain::Purpose::watchlistSearch);
  CHECK(search.nationalities.size() == 2);
  CHECK(search.ages == std::vector{domain::AgeClass::adult});
  CHECK(search.bases == std::vector{domain::BasisKind::statute, domain::BasisKind::consent});
  CHECK(search.honoursOptOut);
  CHECK_FALSE(search.minorsNeedGuardian);
  CHECK(search.minimumNotice == 3);
  CHECK(policy->rules[1].forbids);
  CHECK(policy->rules[1].minorsNeedGuardian);
}

TEST_CASE("a policy that could mean something else is refused with its line") {
  CHECK(whyBad("format = 1", "format = 2").starts_with("line 1: format"));
  CHECK(whyBad("format = 1\n", "").contains("format: missing"));
  CHECK(whyBad("honours_opt_out", "honors_opt_out") == "line 9: honors_opt_out: an unknown key");
  CHECK(whyBad("title", "[meta]\ntitle").starts_with("line "));
  CHECK(whyBad("watchlist_search", "search_all") == "line 5: purpose: \"search_all\" is not known");
  CHECK(whyBad("\"AUS\"", "\"XYZ\"") == "line 6: nationalities: \"XYZ\" is not known");
  CHECK(whyBad("\"AUS\"", "\"D\"") == "line 6: nationalities: \"D\" twice");
  CHECK(whyBad("[\"AUS\", \"D\"]", "[]").starts_with("line 6: nationalities: an empty list"));
  CHECK(whyBad("[\"adult\"]", "[]").starts_with("line 7: ages: an empty list"));
  CHECK(whyBad("\"statute\", ", "\"none\", ").starts_with("line 8: bases: \"none\" is no basis"));
  CHECK(whyBad("bases = [\"statute\", \"consent\"]\n", "").contains("bases: missing"));
  CHECK(whyBad("forbids = true", "forbids = true\nbases = [\"consent\"]").contains("accepts no basis"));
  CHECK(whyBad("forbids = true", "forbids = \"true\"").contains("true or false expected"));
  CHECK(whyBad("minimum_notice = 3", "minimum_notice = 0").contains("whole number"));
  CHECK(whyBad("\"never\"", "\"search\"").contains("used by an earlier rule"));
  CHECK(whyBad("\"never\"", "\"Mr X\"").contains("id: lower-case"));
  CHECK(whyBad("why = \"Never.\"", "").contains("why: missing"));
  CHECK(whyBad("why = \"Never.\"", "why = \" \"").contains("why: empty"));
  CHECK(whyBad("why = \"Never.\"", "why = \"a\\u001Bb\"").contains("control character"));
  CHECK(whyBad("[[rule]]", "[rule]").starts_with("line "));
  CHECK(whyBad("title = ", "title = = ").starts_with("line 2"));
}

TEST_CASE("the default policy names its reasons and denies what it does not name") {
  const auto policy = policyFromToml(exchange::test::contentOf(CONSENTRY_MODELS "/policies/default.toml"));
  if (!policy) FAIL(policy.error().message());
  using domain::AgeClass;
  using domain::BasisKind;
  const auto accepts = [&](domain::Purpose purpose, AgeClass age, BasisKind basis) {
    const auto* rule = policy->ruleFor(purpose, std::nullopt, age);
    return rule != nullptr && !rule->forbids && std::ranges::count(rule->bases, basis) == 1;
  };
  for (const auto age : {AgeClass::adult, AgeClass::minor, AgeClass::unknown}) {
    for (const auto purpose :
         {domain::Purpose::researchTraining, domain::Purpose::thirdPartyDisclosure, domain::Purpose::accuracyTest}) {
      CHECK_FALSE(accepts(purpose, age, BasisKind::statute));
      CHECK_FALSE(accepts(purpose, age, BasisKind::courtOrder));
    }
    CHECK(accepts(domain::Purpose::watchlistSearch, age, BasisKind::statute) == (age == AgeClass::adult));
    CHECK(accepts(domain::Purpose::researchTraining, age, BasisKind::consent) == (age == AgeClass::adult));
  }
  for (const auto& rule : policy->rules) CHECK((rule.minorsNeedGuardian || rule.forbids));
}

TEST_CASE("texts that upset the TOML library are refused like any other") {
  for (const char* text : {"[[=rule]]\n", "[=]\n", "a = \xCD\x99\n", "a = \"x\" \xE3\x80\x80\n", "a = ' \n\xC2\x85",
                           "a = '''x''''' \xEF\xBB\xBF", "\xEF\xBB\xBF=", "a =45'''''\xEF\xBB\xBE''", "a = '\xC3\xA9'",
                           "a = \"\\\xC3\xA9\"", "a = \"\xFF\"", "a = \"\\\"\xC3\xA9\" \xC2\xA0"})
    CHECK(policyFromToml(text).error().code() == base::Errc::parse);
  CHECK(policyFromToml(std::string(100'000, '[')).error().code() == base::Errc::parse);
  CHECK(policyFromToml("\xEF\xBB\xBF" + kPolicy));
  std::string text = kPolicy;
  text.replace(text.find("\"Because.\""), 10, "\"\"\"été \\\" # ü\"\"\" # ñ\n");
  CHECK(policyFromToml(text)->rules[0].why == "été \" # ü");
}
