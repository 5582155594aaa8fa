// SPDX-License-Identifier: GPL-3.0-or-later
// Every combination of what the gate looks at, against tables written from the product's rules and not from the code.
#include <catch2/catch.hpp>

#include "gate_fixture.hpp"

using namespace consentry;
using namespace consentry::domain;
using namespace consentry::domain::gatetest;

namespace {

enum class Covers { all, notPurpose, notRecipient, notCategory, oldNotice };
enum class LawOnFile { nothing, statute, order, both };
enum class StopKnob { nothing, site, purpose, nationality, watchlist, elsewhere };
enum class Claim { open, nothing, consent, statute, order };

struct Knobs {
  Purpose purpose = Purpose::entryIdCheck;
  Claim claim = Claim::open;
  ConsentState state = ConsentState::none;
  bool guardian = false;
  AgeClass age = AgeClass::adult;
  StopKnob stop = StopKnob::nothing;
  Covers covers = Covers::all;
  LawOnFile law = LawOnFile::nothing;
  bool honoursOptOut = false;
};

/// What is expected: a reason, or nothing for "allowed".
using Answer = std::optional<DenialReason>;
constexpr Answer kAllowed = std::nullopt;

template <class T>
using Any = std::optional<T>;  // empty column = whatever
constexpr auto kAny = std::nullopt;

template <class T>
bool fits(const Any<T>& column, T value) {
  return !column || *column == value;
}

struct ConsentRow {
  Any<ConsentState> state;
  Any<Covers> covers;
  Any<AgeClass> age;
  Any<bool> guardian;
  Answer answer;
};

/// Consent as the only question. The first fitting row counts.
const ConsentRow kConsentRows[] = {
    {ConsentState::none, kAny, kAny, kAny, DenialReason::noRecord},
    {kAny, Covers::notPurpose, kAny, kAny, DenialReason::purposeNotCovered},
    {ConsentState::requested, kAny, kAny, kAny, DenialReason::noRecord},
    {ConsentState::refused, kAny, kAny, kAny, DenialReason::refused},
    {ConsentState::withdrawn, kAny, kAny, kAny, DenialReason::withdrawn},
    {ConsentState::expired, kAny, kAny, kAny, DenialReason::expired},
    {ConsentState::terminated, kAny, kAny, kAny, DenialReason::expired},
    {ConsentState::invalidated, kAny, kAny, kAny, DenialReason::noRecord},
    {kAny, Covers::oldNotice, kAny, kAny, DenialReason::noticeOutdated},
    {kAny, Covers::notRecipient, kAny, kAny, DenialReason::recipientNotCovered},
    {kAny, Covers::notCategory, kAny, kAny, DenialReason::categoryNotCovered},
    {kAny, Covers::all, AgeClass::minor, false, DenialReason::minorWithoutGuardian},
    {kAny, Covers::all, AgeClass::unknown, false, DenialReason::minorWithoutGuardian},
    {kAny, Covers::all, kAny, kAny, kAllowed},
};

Answer expectedOfConsent(const Knobs& knobs) {
  for (const ConsentRow& row : kConsentRows)
    if (fits(row.state, knobs.state) && fits(row.covers, knobs.covers) && fits(row.age, knobs.age) &&
        fits(row.guardian, knobs.guardian))
      return row.answer;
  throw std::logic_error("no row");
}

bool onFile(LawOnFile law, BasisKind kind) {
  return law == LawOnFile::both || law == (kind == BasisKind::statute ? LawOnFile::statute : LawOnFile::order);
}

Answer expectedOfLaw(const Knobs& knobs, BasisKind kind) {
  const bool said = knobs.covers != Covers::notPurpose;
  const bool against = knobs.state == ConsentState::refused || knobs.state == ConsentState::withdrawn;
  if (!onFile(knobs.law, kind)) return DenialReason::noRecord;
  if (knobs.honoursOptOut && said && against) return DenialReason::optedOut;
  return kAllowed;
}

struct Expected {
  Answer answer;
  BasisKind basis;  ///< that allows, or was tried last
};

Expected expectedOf(const Knobs& knobs) {
  if (knobs.stop != StopKnob::nothing && knobs.stop != StopKnob::elsewhere)
    return {DenialReason::stopInForce, BasisKind::none};
  const Answer consent = expectedOfConsent(knobs);
  const Answer statute = expectedOfLaw(knobs, BasisKind::statute);
  const Answer order = expectedOfLaw(knobs, BasisKind::courtOrder);
  switch (knobs.claim) {
    case Claim::nothing:
      return {DenialReason::noRecord, BasisKind::none};
    case Claim::consent:
      return {consent, BasisKind::consent};
    case Claim::statute:
      return {statute, BasisKind::statute};
    case Claim::order:
      return {order, BasisKind::courtOrder};
    case Claim::open:
      break;
  }
  if (consent == kAllowed) return {kAllowed, BasisKind::consent};
  if (statute == kAllowed) return {kAllowed, BasisKind::statute};
  if (order == kAllowed) return {kAllowed, BasisKind::courtOrder};
  return {knobs.state != ConsentState::none ? consent : order, BasisKind::courtOrder};
}

Purpose otherThan(Purpose purpose) {
  return purpose == Purpose::subjectAccess ? Purpose::entryIdCheck : Purpose::subjectAccess;
}

ConsentRecord recordFor(const Knobs& knobs) {
  ConsentRecord record = consentTo(knobs.purpose, knobs.state);
  record.events.back().giver = knobs.guardian ? ConsentGiver::guardian : ConsentGiver::subject;
  // A permission that ran out is what `expired` mostly is; the explicit event has its own test.
  if (knobs.state == ConsentState::expired) {
    record.events.back().state = ConsentState::given;
    record.events.back().expires = kNow;
  }
  switch (knobs.covers) {
    case Covers::all:
      break;
    case Covers::notPurpose:
      record.purposes = {otherThan(knobs.purpose)};
      break;
    case Covers::notRecipient:
      record.recipients = {Recipient::parse("Example Vision Ltd").value()};
      break;
    case Covers::notCategory:
      record.categories = {DataCategory::facialImage};
      break;
    case Covers::oldNotice:
      record.notice.version = "2";
      break;
  }
  return record;
}

std::vector<Stop> stopsFor(const Knobs& knobs) {
  switch (knobs.stop) {
    case StopKnob::nothing:
      return {};
    case StopKnob::site:
      return {stopOf(StopScope::site)};
    case StopKnob::purpose:
      return {stopOf(StopScope::purpose, std::string(base::word(knobs.purpose)))};
    case StopKnob::nationality:
      return {stopOf(StopScope::nationality, "KOR")};
    case StopKnob::watchlist:
      return {stopOf(StopScope::watchlist, "list1")};
    case StopKnob::elsewhere:
      return {stopOf(StopScope::purpose, std::string(base::word(otherThan(knobs.purpose)))),
              stopOf(StopScope::nationality, "AUS"), stopOf(StopScope::watchlist, "list2")};
  }
  return {};
}

World worldFor(const Knobs& knobs) {
  World world(knobs.purpose);
  world.rule().honoursOptOut = knobs.honoursOptOut;
  if (knobs.state != ConsentState::none) world.consents = {recordFor(knobs)};
  for (const BasisKind kind : {BasisKind::statute, BasisKind::courtOrder})
    if (onFile(knobs.law, kind)) world.laws.push_back(law(kind, knobs.purpose));
  world.stops = stopsFor(knobs);
  switch (knobs.age) {
    case AgeClass::adult:
      world.birth = adult();
      break;
    case AgeClass::minor:
      world.birth = minor();
      break;
    case AgeClass::unknown:
      world.birth = Birth::unknown();
      break;
  }
  return world;
}

std::optional<BasisKind> claimed(Claim claim) {
  switch (claim) {
    case Claim::open:
      return std::nullopt;
    case Claim::nothing:
      return BasisKind::none;
    case Claim::consent:
      return BasisKind::consent;
    case Claim::statute:
      return BasisKind::statute;
    case Claim::order:
      return BasisKind::courtOrder;
  }
  return BasisKind::none;
}

DecisionKind kindOf(const Expected& expected) {
  if (expected.answer) return DecisionKind::denied;
  return expected.basis == BasisKind::consent ? DecisionKind::allowed : DecisionKind::allowedByLaw;
}

/// Empty when the decision is what it should be, otherwise what differs.
std::string difference(const Knobs& knobs, const Expected& expected, const Decision& decision) {
  std::string text;
  if (decision.kind != kindOf(expected)) text += " kind=" + std::string(base::word(decision.kind));
  if (decision.reason != expected.answer)
    text += " reason=" + std::string(decision.reason ? base::word(*decision.reason) : "-") +
            " expected=" + std::string(expected.answer ? base::word(*expected.answer) : "-");
  if (decision.basis != expected.basis) text += " basis=" + std::string(base::word(decision.basis));
  const bool spoke = knobs.state != ConsentState::none && knobs.covers != Covers::notPurpose;
  if (decision.consentState != (spoke ? knobs.state : ConsentState::none))
    text += " consentState=" + std::string(base::word(decision.consentState));
  if (decision.consent.has_value() != spoke || decision.notice.has_value() != spoke) text += " record";
  if (decision.consentEvent != (!spoke ? 0 : knobs.state == ConsentState::requested ? 1 : 2)) text += " event";
  const bool byLaw = decision.kind == DecisionKind::allowedByLaw;
  if (decision.reference.empty() == byLaw || decision.legalBasis.has_value() != byLaw) text += " reference";
  if (decision.stop.has_value() != (expected.answer == DenialReason::stopInForce)) text += " stop";
  if (decision.policyVersion != 3) text += " policyVersion";
  return text;
}

std::string inWords(const Knobs& knobs) {
  return std::string(base::word(knobs.purpose)) + " claim " + std::to_string(static_cast<int>(knobs.claim)) + " " +
         std::string(base::word(knobs.state)) + (knobs.guardian ? " guardian " : " self ") +
         std::string(base::word(knobs.age)) + " stop " + std::to_string(static_cast<int>(knobs.stop)) + " covers " +
         std::to_string(static_cast<int>(knobs.covers)) + " law " + std::to_string(static_cast<int>(knobs.law)) +
         (knobs.honoursOptOut ? " opt-out" : "");
}

constexpr Claim kClaims[] = {Claim::open, Claim::nothing, Claim::consent, Claim::statute, Claim::order};
constexpr StopKnob kStops[] = {StopKnob::nothing,     StopKnob::site,      StopKnob::purpose,
                               StopKnob::nationality, StopKnob::watchlist, StopKnob::elsewhere};
constexpr Covers kCovers[] = {Covers::all, Covers::notPurpose, Covers::notRecipient, Covers::notCategory,
                              Covers::oldNotice};
constexpr LawOnFile kLaws[] = {LawOnFile::nothing, LawOnFile::statute, LawOnFile::order, LawOnFile::both};

/// The world is built once for all claims: building it costs more than asking.
template <class F>
void forEveryWorld(F&& visit) {
  Knobs knobs;
  for (const auto& [purpose, w1] : base::allOf<Purpose>())
    for (const auto& [state, w2] : base::allOf<ConsentState>())
      for (const auto& [age, w3] : base::allOf<AgeClass>())
        for (const bool guardian : {false, true})
          for (const StopKnob stop : kStops)
            for (const Covers covers : kCovers)
              for (const LawOnFile law : kLaws)
                for (const bool honours : {false, true}) {
                  knobs = {purpose, Claim::open, state, guardian, age, stop, covers, law, honours};
                  visit(knobs, worldFor(knobs));
                }
}

}  // namespace

TEST_CASE("every purpose, basis, consent state, age, stop, coverage and law gives the expected decision") {
  int combinations = 0;
  int allowed = 0;
  std::vector<std::string> wrong;
  forEveryWorld([&](Knobs knobs, const World& world) {
    for (const Claim claim : kClaims) {
      knobs.claim = claim;
      GateRequest request = requestFor(knobs.purpose);
      request.basis = claimed(claim);
      const Decision decision = world.answer(request);
      const std::string differs = difference(knobs, expectedOf(knobs), decision);
      if (!differs.empty()) wrong.push_back(inWords(knobs) + " :" + differs);
      ++combinations;
      if (decision.allowed()) ++allowed;
    }
  });
  for (std::size_t i = 0; i < wrong.size() && i < 20; ++i) UNSCOPED_INFO(wrong[i]);
  CHECK(wrong.empty());
  CHECK(combinations == 8 * 5 * 9 * 3 * 2 * 6 * 5 * 4 * 2);
  // Neither an always-denying nor an always-allowing gate passes here.
  CHECK(allowed > combinations / 20);
  CHECK(allowed < combinations / 2);
}
