// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/gate.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "gate_fixture.hpp"

using namespace consentry;
using namespace consentry::domain;
using namespace consentry::domain::gatetest;

namespace {

constexpr Purpose kSearch = Purpose::watchlistSearch;

World given() {
  World world(kSearch);
  world.consents = {consentTo(kSearch, ConsentState::given)};
  return world;
}

World byStatute() {
  World world(kSearch);
  world.laws = {law(BasisKind::statute, kSearch)};
  return world;
}

std::optional<DenialReason> reasonIn(const World& world) {
  return world.answer(requestFor(kSearch)).reason;
}

}  // namespace

TEST_CASE("a default decision is denied and says why") {
  const Decision decision;
  CHECK_FALSE(decision.allowed());
  CHECK(decision.reason == DenialReason::noRecord);
  CHECK(decision.consentState == ConsentState::none);
}

TEST_CASE("without a policy, and under the first policy, everything is denied") {
  World world = given();
  world.laws = {law(BasisKind::statute, kSearch)};
  GateFacts facts = world.facts();
  facts.policy = nullptr;
  CHECK(decide(requestFor(kSearch), facts).reason == DenialReason::purposeNotCovered);
  const Policy denies = policyThatDenies();
  facts.policy = &denies;
  for (const auto& [purpose, text] : base::allOf<Purpose>()) {
    INFO(text);
    CHECK_FALSE(decide(requestFor(purpose), facts).allowed());
  }
}

TEST_CASE("the fixture's permission allows, so that each denial below has one cause") {
  const Decision decision = given().answer(requestFor(kSearch));
  CHECK(decision.kind == DecisionKind::allowed);
  CHECK(decision.basis == BasisKind::consent);
  CHECK(decision.consent == ConsentId("consent1"));
  CHECK(decision.consentEvent == 2);
  CHECK(decision.rule == "rule1");
  CHECK(byStatute().answer(requestFor(kSearch)).kind == DecisionKind::allowedByLaw);
}

TEST_CASE("denied: no record") {
  CHECK(reasonIn(World(kSearch)) == DenialReason::noRecord);
}

TEST_CASE("denied: somebody else's consent is no record") {
  World world = given();
  world.consents[0].subject = TravellerId("traveller2");
  CHECK(reasonIn(world) == DenialReason::noRecord);
}

TEST_CASE("denied: a consent of the future is no record") {
  World world = given();
  world.consents[0].events = {eventOf(1, ConsentState::given, "2026-11-24")};
  CHECK(reasonIn(world) == DenialReason::noRecord);
}

TEST_CASE("denied: refused, withdrawn, expired, terminated, invalidated") {
  const std::pair<ConsentState, DenialReason> cases[] = {{ConsentState::refused, DenialReason::refused},
                                                         {ConsentState::withdrawn, DenialReason::withdrawn},
                                                         {ConsentState::expired, DenialReason::expired},
                                                         {ConsentState::terminated, DenialReason::expired},
                                                         {ConsentState::invalidated, DenialReason::noRecord}};
  for (const auto& [state, reason] : cases) {
    INFO(base::word(state));
    World world = given();
    world.consents[0].events.push_back(eventOf(3, state, "2026-03-01"));
    const Decision decision = world.answer(requestFor(kSearch));
    CHECK(decision.reason == reason);
    CHECK(decision.consentState == state);
    CHECK(decision.consentEvent == 3);
  }
}

TEST_CASE("a reaffirmed consent allows") {
  World world = given();
  world.consents[0].events.push_back(eventOf(3, ConsentState::reaffirmed, "2026-03-01"));
  CHECK_FALSE(reasonIn(world));
}

TEST_CASE("expiry is judged at the moment of the request") {
  World world = given();
  world.consents[0].events[1].expires = kNow + std::chrono::microseconds(1);
  CHECK_FALSE(reasonIn(world));
  world.consents[0].events[1].expires = kNow;
  CHECK(reasonIn(world) == DenialReason::expired);
  CHECK(world.answer(requestFor(kSearch)).consentState == ConsentState::expired);
}

TEST_CASE("denied: notice outdated, where versions are whole numbers and ten is more than nine") {
  World world = given();
  world.rule().minimumNotice = 9;
  const std::pair<const char*, bool> versions[] = {{"9", true},    {"10", true},   {"8", false},
                                                   {"", false},    {"9.1", false}, {"v10", false},
                                                   {"10 ", false}, {"-10", false}, {"99999999999999999999", false}};
  for (const auto& [version, counts] : versions) {
    INFO(version);
    world.consents[0].notice.version = version;
    CHECK(reasonIn(world) == (counts ? std::nullopt : std::optional(DenialReason::noticeOutdated)));
  }
  world.rule().minimumNotice.reset();
  CHECK_FALSE(reasonIn(world));
}

TEST_CASE("denied: purpose, recipient or category not covered") {
  World world = given();
  world.consents[0].purposes = {Purpose::entryIdCheck, Purpose::qualityCheck};
  CHECK(reasonIn(world) == DenialReason::purposeNotCovered);
  CHECK(world.answer(requestFor(kSearch)).consentState == ConsentState::none);

  world = given();
  GateRequest request = requestFor(kSearch);
  request.recipient = Recipient::parse("Example Vision Ltd").value();
  CHECK(world.answer(request).reason == DenialReason::recipientNotCovered);

  request = requestFor(kSearch);
  request.categories.push_back(DataCategory::identityData);
  CHECK(world.answer(request).reason == DenialReason::categoryNotCovered);
  request.categories.clear();
  CHECK(world.answer(request).reason == DenialReason::categoryNotCovered);
  CHECK(byStatute().answer(request).reason == DenialReason::categoryNotCovered);
}

TEST_CASE("denied: minor without guardian, and an unknown age is a minor's") {
  for (const Birth& birth : {minor(), Birth::unknown(), Birth::fromText("2008").value()}) {
    World world = given();
    world.birth = birth;
    CHECK(reasonIn(world) == DenialReason::minorWithoutGuardian);
    world.consents[0].events[1].giver = ConsentGiver::guardian;
    CHECK_FALSE(reasonIn(world));
    world.consents[0].events[1].giver = ConsentGiver::subject;
    world.rule().minorsNeedGuardian = false;
    CHECK_FALSE(reasonIn(world));
  }
}

TEST_CASE("denied: opted out, only where the rule honours it") {
  for (const ConsentState state : {ConsentState::refused, ConsentState::withdrawn}) {
    World world = byStatute();
    world.consents = {consentTo(kSearch, state)};
    Decision decision = world.answer(requestFor(kSearch));
    CHECK(decision.kind == DecisionKind::allowedByLaw);
    CHECK(decision.consentState == state);

    world.rule().honoursOptOut = true;
    world.rule().bases = {BasisKind::statute};
    decision = world.answer(requestFor(kSearch));
    CHECK(decision.reason == DenialReason::optedOut);
    CHECK(decision.consent == ConsentId("consent1"));

    world.consents[0].purposes = {Purpose::researchTraining};
    CHECK(world.answer(requestFor(kSearch)).allowed());
  }
}

TEST_CASE("denied: jurisdiction forbids, whatever the basis") {
  World world = given();
  world.laws = {law(BasisKind::statute, kSearch), law(BasisKind::courtOrder, kSearch)};
  PolicyRule forbids;
  forbids.id = "no-kor";
  forbids.purpose = kSearch;
  forbids.nationalities = {nation("KOR")};
  forbids.forbids = true;
  world.policy.rules.push_back(forbids);
  for (const auto& [basis, text] : base::allOf<BasisKind>()) {
    GateRequest request = requestFor(kSearch);
    request.basis = basis;
    CHECK(world.answer(request).reason == DenialReason::jurisdictionForbids);
    CHECK(world.answer(request).rule == "no-kor");
    CHECK(world.answer(request).consentState == ConsentState::given);
  }
  world.nationality = nation("AUS");
  CHECK(world.answer(requestFor(kSearch)).allowed());
  world.nationality.reset();
  CHECK(world.answer(requestFor(kSearch)).allowed());
}

TEST_CASE("denied: a stop comes before everything, and names itself") {
  World world = given();
  world.stops = {stopOf(StopScope::watchlist, "list1")};
  const Decision decision = world.answer(requestFor(kSearch));
  CHECK(decision.reason == DenialReason::stopInForce);
  CHECK(decision.stop == StopId("stop1"));
  CHECK(decision.consentState == ConsentState::given);
  GateRequest request = requestFor(kSearch);
  request.list.reset();
  CHECK(world.answer(request).allowed());
  world.stops = {stopOf(StopScope::nationality, "KOR")};
  world.nationality.reset();
  CHECK(world.answer(request).allowed());
  // A clock that was set back does not lift a stop.
  world.stops = {stopOf(StopScope::site)};
  world.stops[0].at = kNow + std::chrono::hours(1);
  CHECK(reasonIn(world) == DenialReason::stopInForce);
}

TEST_CASE("a basis that the rule does not accept covers nothing") {
  World world = given();
  world.laws = {law(BasisKind::statute, kSearch)};
  world.rule().bases = {BasisKind::statute};
  GateRequest request = requestFor(kSearch);
  request.basis = BasisKind::consent;
  CHECK(world.answer(request).reason == DenialReason::purposeNotCovered);
  world.rule().bases = {};
  CHECK(reasonIn(world) == DenialReason::purposeNotCovered);
  world.rule().bases = {BasisKind::none};
  CHECK(reasonIn(world) == DenialReason::noRecord);
}

TEST_CASE("bases are tried in the order of the rule") {
  World world = given();
  world.laws = {law(BasisKind::courtOrder, kSearch), law(BasisKind::statute, kSearch)};
  world.rule().bases = {BasisKind::courtOrder, BasisKind::statute, BasisKind::consent};
  const Decision decision = world.answer(requestFor(kSearch));
  CHECK(decision.basis == BasisKind::courtOrder);
  CHECK(decision.reference == "2026-Ga-117");
  CHECK(decision.legalBasis == BasisId("order1"));
  CHECK(decision.consentState == ConsentState::given);
}

TEST_CASE("a law counts only when approved by another person, in force, and reaching the person") {
  struct Case {
    const char* what;
    void (*change)(LegalBasis&);
    DenialReason reason;
  };
  const Case cases[] = {
      {"not approved", [](LegalBasis& b) { b.approvedBy = UserId(); }, DenialReason::noRecord},
      {"approved by the proposer", [](LegalBasis& b) { b.approvedBy = b.proposedBy; }, DenialReason::noRecord},
      {"no citation", [](LegalBasis& b) { b.reference.clear(); }, DenialReason::noRecord},
      {"not begun", [](LegalBasis& b) { b.from = day("2026-11-24"); }, DenialReason::noRecord},
      {"begin not set", [](LegalBasis& b) { b.from = {}; }, DenialReason::noRecord},
      {"another nationality", [](LegalBasis& b) { b.nationalities = {nation("AUS")}; }, DenialReason::noRecord},
      {"another kind", [](LegalBasis& b) { b.kind = BasisKind::consent; }, DenialReason::noRecord},
      {"another purpose", [](LegalBasis& b) { b.purposes = {Purpose::accuracyTest}; }, DenialReason::purposeNotCovered},
      {"review overdue", [](LegalBasis& b) { b.reviewBy = day("2026-11-22"); }, DenialReason::expired},
      {"review not set", [](LegalBasis& b) { b.reviewBy = {}; }, DenialReason::expired},
      {"review on no day", [](LegalBasis& b) { b.reviewBy = std::chrono::year(9999) / 13 / 1; }, DenialReason::expired},
      {"another recipient", [](LegalBasis& b) { b.recipients.clear(); }, DenialReason::recipientNotCovered},
      {"fewer categories", [](LegalBasis& b) { b.categories.pop_back(); }, DenialReason::categoryNotCovered},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    World world = byStatute();
    world.rule().bases = {BasisKind::statute};
    one.change(world.laws[0]);
    CHECK(reasonIn(world) == one.reason);
    world.laws.push_back(law(BasisKind::statute, kSearch));
    CHECK_FALSE(reasonIn(world));
  }
  World world = byStatute();
  world.laws[0].from = day("2026-11-23");
  world.laws[0].reviewBy = day("2026-11-23");
  world.laws[0].nationalities = {nation("AUS"), nation("KOR")};
  CHECK_FALSE(reasonIn(world));
  world.nationality.reset();
  CHECK(reasonIn(world) == DenialReason::noRecord);
}

TEST_CASE("of several laws the one that came nearest explains the denial") {
  World world = byStatute();
  world.rule().bases = {BasisKind::statute};
  world.laws[0].categories.clear();
  world.laws.push_back(law(BasisKind::statute, kSearch));
  world.laws.back().approvedBy = UserId();
  CHECK(reasonIn(world) == DenialReason::categoryNotCovered);
  std::ranges::reverse(world.laws);
  CHECK(reasonIn(world) == DenialReason::categoryNotCovered);
}

TEST_CASE("the newest word about the purpose governs, whatever the order of the records") {
  World world = given();
  ConsentRecord later = consentTo(kSearch, ConsentState::refused);
  later.id = ConsentId("consent2");
  later.events[1].at = on("2026-05-01");
  world.consents.push_back(later);
  CHECK(reasonIn(world) == DenialReason::refused);
  std::ranges::reverse(world.consents);
  CHECK(reasonIn(world) == DenialReason::refused);
  CHECK(world.answer(requestFor(kSearch)).consent == ConsentId("consent2"));

  world.consents[0].events[1].at = on("2026-01-15");
  CHECK_FALSE(reasonIn(world));

  // Of two words of the same instant the denying one.
  world.consents[0].events[1].at = world.consents[1].events[1].at;
  CHECK(reasonIn(world) == DenialReason::refused);
}

TEST_CASE("a new question does not undo an old answer") {
  World world = given();
  ConsentRecord asked = consentTo(kSearch, ConsentState::requested);
  asked.id = ConsentId("consent2");
  asked.events[0].at = on("2026-05-01");
  world.consents.push_back(asked);
  CHECK_FALSE(reasonIn(world));
  world.consents[0].events[1].state = ConsentState::refused;
  CHECK(reasonIn(world) == DenialReason::refused);
}

TEST_CASE("a word about another recipient or other data does not undo the one asked about") {
  World world = given();
  ConsentRecord later = consentTo(kSearch, ConsentState::refused);
  later.events[1].at = on("2026-05-01");
  later.recipients = {Recipient::parse("Example Vision Ltd").value()};
  world.consents.push_back(later);
  CHECK_FALSE(reasonIn(world));

  world.consents[1].recipients = {Recipient::thisSite()};
  world.consents[1].categories = {DataCategory::travelDocument};
  CHECK_FALSE(reasonIn(world));
  // Refusing one of the kinds asked for refuses the use.
  world.consents[1].categories = {DataCategory::faceTemplate, DataCategory::travelDocument};
  CHECK(reasonIn(world) == DenialReason::refused);
  // A later permission for part of the data leaves the older, wider one as it is.
  world.consents[1].events[1].state = ConsentState::given;
  CHECK_FALSE(reasonIn(world));
  CHECK(world.answer(requestFor(kSearch)).consent == ConsentId("consent1"));
}

TEST_CASE("a record that names the recipient explains a denial before one that does not") {
  World world = given();
  world.consents[0].categories = {DataCategory::facialImage};
  ConsentRecord later = consentTo(kSearch, ConsentState::given);
  later.id = ConsentId("consent2");
  later.events[1].at = on("2026-05-01");
  later.recipients = {Recipient::parse("Example Vision Ltd").value()};
  world.consents.push_back(later);
  CHECK(reasonIn(world) == DenialReason::categoryNotCovered);
  CHECK(world.answer(requestFor(kSearch)).consent == ConsentId("consent1"));
}

TEST_CASE("what the person said explains a denial better than which law was missing") {
  World world = given();
  world.consents[0].events.push_back(eventOf(3, ConsentState::withdrawn, "2026-03-01"));
  world.rule().bases = {BasisKind::statute, BasisKind::consent, BasisKind::courtOrder};
  const Decision decision = world.answer(requestFor(kSearch));
  CHECK(decision.reason == DenialReason::withdrawn);
  CHECK(decision.basis == BasisKind::courtOrder);
}

TEST_CASE("the same question always has the same answer") {
  const World world = given();
  const Decision a = world.answer(requestFor(kSearch));
  const Decision b = world.answer(requestFor(kSearch));
  CHECK(a.kind == b.kind);
  CHECK(a.consent == b.consent);
  CHECK(a.rule == b.rule);
}
