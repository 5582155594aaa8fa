// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/explain.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "gate_fixture.hpp"

using namespace consentry;
using namespace consentry::domain;
using namespace consentry::domain::gatetest;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr Purpose kSearch = Purpose::watchlistSearch;

std::string explained(const World& world, const GateRequest& request) {
  return explain(request, world.facts(), world.answer(request));
}

World given() {
  World world(kSearch);
  world.consents = {consentTo(kSearch, ConsentState::given)};
  return world;
}

}  // namespace

TEST_CASE("an allowed use names the consent or the law that it rests on") {
  const std::string byConsent = explained(given(), requestFor(kSearch));
  CHECK_THAT(byConsent, StartsWith("Allowed by consent to watchlist search."));
  CHECK_THAT(byConsent, Contains("Rule \"rule1\" of policy version 3"));
  CHECK_THAT(byConsent, Contains("Consent record consent1 stood at event 2, given."));

  World world(kSearch);
  world.laws = {law(BasisKind::statute, kSearch)};
  world.consents = {consentTo(kSearch, ConsentState::refused)};
  const std::string byLaw = explained(world, requestFor(kSearch));
  CHECK_THAT(byLaw, StartsWith("Allowed by law, not by consent: statute \"Immigration Act 12-2\""));
  CHECK_THAT(byLaw, Contains("event 2, refused"));
}

TEST_CASE("every denial reason has its own words and a next step") {
  World world = given();
  const GateRequest request = requestFor(kSearch);
  Decision decision = world.answer(request);
  decision.kind = DecisionKind::denied;
  std::set<std::string> texts;
  for (const auto& [reason, text] : base::allOf<DenialReason>()) {
    INFO(text);
    decision.reason = reason;
    decision.basis = BasisKind::consent;
    const std::string words = explain(request, world.facts(), decision);
    CHECK_THAT(words, StartsWith("Denied. "));
    CHECK(words.find("  ") == std::string::npos);
    CHECK(words.ends_with("."));
    texts.insert(words);
  }
  CHECK(texts.size() == base::allOf<DenialReason>().size());
}

TEST_CASE("a denial says what was missing") {
  World world = given();
  world.consents[0].events.push_back(eventOf(3, ConsentState::withdrawn, "2026-03-01"));
  CHECK_THAT(explained(world, requestFor(kSearch)), Contains("The person withdrew consent to watchlist search."));

  world = given();
  world.birth = Birth::unknown();
  CHECK_THAT(explained(world, requestFor(kSearch)), Contains("age is not known and counts as a minor's"));
  world.birth = minor();
  CHECK_THAT(explained(world, requestFor(kSearch)), Contains("no guardian consented"));

  world = given();
  world.stops = {stopOf(StopScope::nationality, "KOR")};
  CHECK_THAT(explained(world, requestFor(kSearch)), Contains("A stop is in force for travellers of nationality KOR."));

  world = World(kSearch);
  world.rule().bases = {BasisKind::statute};
  CHECK_THAT(explained(world, requestFor(kSearch)), Contains("No approved statute in force reaches this person."));

  world = World(kSearch);
  CHECK_THAT(explained(world, requestFor(Purpose::researchTraining)),
             Contains("The policy has no rule that allows research training for this person."));

  GateRequest request = requestFor(kSearch);
  request.basis = BasisKind::none;
  CHECK_THAT(explained(given(), request), Contains("No legal basis was claimed"));
  request = requestFor(kSearch);
  request.categories = {DataCategory::facialImage, DataCategory::identityData};
  CHECK_THAT(explained(given(), request), Contains("does not cover all of facial image and identity data"));
}

TEST_CASE("a missing law is not blamed on the person's consent, nor a consent on the law") {
  World world(kSearch);
  world.laws = {law(BasisKind::statute, kSearch)};
  world.laws[0].reviewBy = day("2026-06-01");
  world.consents = {consentTo(kSearch, ConsentState::given)};
  world.rule().bases = {BasisKind::statute};
  CHECK_THAT(explained(world, requestFor(kSearch)),
             Contains("The law on file for watchlist search is no longer in force."));

  world = given();
  world.consents[0].events[1].expires = kNow;
  CHECK_THAT(explained(world, requestFor(kSearch)), Contains("The person's consent for watchlist search is no longer"));
}

TEST_CASE("without a policy the explanation says so") {
  const World world = given();
  GateFacts facts = world.facts();
  facts.policy = nullptr;
  const GateRequest request = requestFor(kSearch);
  CHECK_THAT(explain(request, facts, decide(request, facts)), Contains("No policy has been approved yet."));
}

TEST_CASE("a rule is one or two sentences") {
  PolicyRule rule;
  rule.purpose = kSearch;
  rule.nationalities = {nation("KOR"), nation("JPN")};
  rule.ages = {AgeClass::minor, AgeClass::unknown};
  rule.bases = {BasisKind::consent, BasisKind::courtOrder};
  rule.minimumNotice = 4;
  rule.honoursOptOut = true;
  rule.why = "Children are not searched lightly";
  CHECK(describe(rule) ==
        "watchlist search of minors and people of unknown age of nationality KOR or JPN may rest on the person's "
        "consent or "
        "a court order. For a minor a guardian must consent. The consent must have been given to notice version 4 or "
        "later. A refusal or withdrawal blocks the law's bases too. Reason: Children are not searched lightly.");
  rule = PolicyRule{};
  rule.forbids = true;
  CHECK(describe(rule) == "entry id check of everybody is forbidden whatever the basis.");
  rule.forbids = false;
  CHECK(describe(rule) == "entry id check of everybody is denied, because no basis is accepted.");
}
