// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>

using namespace consentry;
using namespace consentry::domain;
using std::chrono::minutes;

namespace {

const base::Instant kNow = base::instantFromText("2026-11-23T10:00:00Z").value();

const Actor kFirst{UserId("finn"), Role::officer};
const Actor kSecond{UserId("sara"), Role::officer};
const Actor kThird{UserId("theo"), Role::officer};
const Actor kBoss{UserId("bea"), Role::supervisor};

Judgement judgement(CaseOutcome outcome, int conclusion, int candidate = 1) {
  Judgement made;
  made.outcome = outcome;
  made.conclusion = Conclusion::of(conclusion).value();
  made.candidateRank = candidate;
  return made;
}

Judgement by(const Actor& actor, ReviewStep step, CaseOutcome outcome = CaseOutcome::cleared, int conclusion = -2) {
  Judgement made = judgement(outcome, conclusion);
  made.reviewer = actor.user;
  made.step = step;
  return made;
}

/// A case as it stands in that state: claims by whoever is at it, judgements by Finn, Sara and Bea.
CaseFacts caseIn(CaseState state) {
  const Judgement first = by(kFirst, ReviewStep::first);
  const Judgement second = by(kSecond, ReviewStep::second);
  const Judgement against = by(kSecond, ReviewStep::second, CaseOutcome::referSecondary, 2);
  CaseFacts facts;
  facts.state = state;
  switch (state) {
    case CaseState::fresh:
    case CaseState::consentBlocked:
      break;
    case CaseState::claimed:
      facts.claim = Claim{kFirst.user, kNow + minutes(5)};
      break;
    case CaseState::firstDone:
      facts.judgements = {first};
      break;
    case CaseState::secondClaimed:
      facts.judgements = {first};
      facts.claim = Claim{kSecond.user, kNow + minutes(5)};
      break;
    case CaseState::agreed:
    case CaseState::closed:
      facts.judgements = {first, second};
      break;
    case CaseState::conflict:
      facts.judgements = {first, against};
      break;
    case CaseState::supervised:
      facts.judgements = {first, against, by(kBoss, ReviewStep::supervisor)};
      break;
    case CaseState::recapture:
      facts.judgements = {by(kFirst, ReviewStep::first, CaseOutcome::recapture, 0),
                          by(kSecond, ReviewStep::second, CaseOutcome::recapture, 0)};
      break;
  }
  return facts;
}

/// Whoever is the right one for that state: the holder of a claim, or the next fresh pair of eyes.
Actor rightActor(CaseState state) {
  if (state == CaseState::fresh || state == CaseState::claimed) return kFirst;
  if (state == CaseState::firstDone || state == CaseState::secondClaimed) return kSecond;
  return kThird;
}

using Outcome = std::string;  // the next state's word, or the error's name

Outcome told(const base::Expected<CaseFacts>& result) {
  return std::string(result ? base::word(result->state) : base::name(result.error().code()));
}

using Event = std::function<base::Expected<CaseFacts>(const CaseFacts&, const Actor&)>;
const Judgement kCleared = judgement(CaseOutcome::cleared, -2);

const std::map<std::string, Event> kEvents = {
    {"claim", [](const CaseFacts& facts, const Actor& actor) { return claimed(facts, actor, kNow); }},
    {"release", [](const CaseFacts& facts, const Actor& actor) { return released(facts, actor, kNow); }},
    {"judge", [](const CaseFacts& facts, const Actor& actor) { return judged(facts, actor, kCleared, kNow); }},
    {"supervise",
     [](const CaseFacts& facts, const Actor&) {
       return supervised(facts, Actor{UserId("otto"), Role::supervisor}, kCleared, kNow);
     }},
    {"close", [](const CaseFacts& facts, const Actor&) { return closed(facts); }},
    {"block", [](const CaseFacts& facts, const Actor&) { return blocked(facts); }},
};

/// state → event → next state, by the right actor. Not named = Errc::conflict.
const std::map<CaseState, std::map<std::string, Outcome>> kMachine = {
    {CaseState::fresh, {{"claim", "claimed"}, {"block", "consent_blocked"}}},
    {CaseState::claimed,
     {{"claim", "claimed"}, {"release", "new"}, {"judge", "first_done"}, {"block", "consent_blocked"}}},
    {CaseState::firstDone, {{"claim", "second_claimed"}, {"block", "consent_blocked"}}},
    {CaseState::secondClaimed,
     {{"claim", "second_claimed"}, {"release", "first_done"}, {"judge", "agreed"}, {"block", "consent_blocked"}}},
    {CaseState::agreed, {{"close", "closed"}, {"block", "consent_blocked"}}},
    {CaseState::conflict, {{"supervise", "supervised"}, {"block", "consent_blocked"}}},
    {CaseState::supervised, {{"close", "closed"}, {"block", "consent_blocked"}}},
    {CaseState::closed, {}},
    {CaseState::consentBlocked, {}},
    {CaseState::recapture, {}},
};

}  // namespace

TEST_CASE("every case state answers every event as the product says") {
  int cells = 0;
  for (const auto& [state, stateWord] : base::allOf<CaseState>())
    for (const auto& [name, event] : kEvents) {
      INFO(stateWord << " + " << name);
      const auto& row = kMachine.at(state);
      const auto cell = row.find(name);
      CHECK(told(event(caseIn(state), rightActor(state))) == (cell == row.end() ? "conflict" : cell->second));
      ++cells;
    }
  CHECK(cells == 60);
}

TEST_CASE("a case is open until it is closed, blocked or waits for a new photograph") {
  for (const auto& [state, text] : base::allOf<CaseState>()) {
    INFO(text);
    CHECK(isOpen(state) == !(text == "closed" || text == "consent_blocked" || text == "recapture"));
  }
}

TEST_CASE("only officers and supervisors review, and only supervisors decide conflicts") {
  for (const auto& [role, text] : base::allOf<Role>()) {
    INFO(text);
    const Actor actor{UserId("new"), role};
    const bool reviews = role == Role::officer || role == Role::supervisor;
    CHECK(told(claimed(caseIn(CaseState::fresh), actor, kNow)) == (reviews ? "claimed" : "denied"));
    CHECK(told(supervised(caseIn(CaseState::conflict), actor, kCleared, kNow)) ==
          (role == Role::supervisor ? "supervised" : "denied"));
  }
  CHECK(told(claimed(caseIn(CaseState::fresh), Actor{UserId(), Role::officer}, kNow)) == "denied");
  CHECK(told(judged(caseIn(CaseState::claimed), Actor{kFirst.user, Role::auditor}, kCleared, kNow)) == "denied");
}

TEST_CASE("the first reviewer is never the second, in whatever role") {
  for (const Role role : {Role::officer, Role::supervisor}) {
    const Actor same{kFirst.user, role};
    CHECK(told(claimed(caseIn(CaseState::firstDone), same, kNow)) == "denied");
    CaseFacts forged = caseIn(CaseState::secondClaimed);
    forged.claim = Claim{kFirst.user, kNow + minutes(5)};
    CHECK(told(judged(forged, same, kCleared, kNow)) == "denied");
  }
}

TEST_CASE("who judged a case cannot decide its conflict") {
  for (const Actor& actor : {kFirst, kSecond})
    CHECK(told(supervised(caseIn(CaseState::conflict), Actor{actor.user, Role::supervisor}, kCleared, kNow)) ==
          "denied");
}

TEST_CASE("a live claim keeps others out, one that ran out does not") {
  const CaseFacts held = caseIn(CaseState::claimed);
  CHECK(told(claimed(held, kThird, kNow + minutes(5) - std::chrono::microseconds(1))) == "conflict");
  const auto taken = claimed(held, kThird, kNow + minutes(5));
  REQUIRE(taken);
  CHECK(taken->claim->by == kThird.user);
  CHECK(taken->claim->until == kNow + minutes(5) + kClaimLease);
  CHECK(told(judged(held, kFirst, kCleared, kNow + minutes(5))) == "conflict");
  CHECK(told(judged(held, kThird, kCleared, kNow)) == "conflict");
  CHECK(told(released(held, kThird, kNow)) == "denied");
  CHECK(told(claimed(caseIn(CaseState::secondClaimed), kFirst, kNow + minutes(60))) == "denied");
  CHECK(told(claimed(caseIn(CaseState::secondClaimed), kThird, kNow + minutes(60))) == "second_claimed");
}

TEST_CASE("claiming again renews the lease") {
  const auto again = claimed(caseIn(CaseState::claimed), kFirst, kNow + minutes(1));
  REQUIRE(again);
  CHECK(again->claim->until == kNow + minutes(1) + kClaimLease);
}

TEST_CASE("a judgement carries who, which step and when from the rules, not from the caller") {
  Judgement lie = judgement(CaseOutcome::cleared, -2);
  lie.reviewer = kSecond.user;
  lie.step = ReviewStep::supervisor;
  const auto done = judged(caseIn(CaseState::claimed), kFirst, lie, kNow);
  REQUIRE(done);
  CHECK_FALSE(done->claim);
  CHECK(done->judgements[0].reviewer == kFirst.user);
  CHECK(done->judgements[0].step == ReviewStep::first);
  CHECK(done->judgements[0].at == kNow);
  CHECK(judged(caseIn(CaseState::secondClaimed), kSecond, lie, kNow)->judgements[1].step == ReviewStep::second);
  CHECK(supervised(caseIn(CaseState::conflict), kBoss, lie, kNow)->judgements[2].step == ReviewStep::supervisor);
}

TEST_CASE("an answer is needed, about a candidate that exists") {
  CHECK(told(judged(caseIn(CaseState::claimed), kFirst, Judgement{}, kNow)) == "invalid_argument");
  CHECK(told(supervised(caseIn(CaseState::conflict), kBoss, Judgement{}, kNow)) == "invalid_argument");
  CHECK(told(judged(caseIn(CaseState::claimed), kFirst, judgement(CaseOutcome::cleared, 0, 0), kNow)) ==
        "invalid_argument");
}

TEST_CASE("a state that contradicts the judgements takes no further one") {
  CaseFacts facts = caseIn(CaseState::claimed);
  facts.judgements = {by(kSecond, ReviewStep::first)};
  CHECK(told(judged(facts, kFirst, kCleared, kNow)) == "conflict");
  facts = caseIn(CaseState::secondClaimed);
  facts.judgements.clear();
  CHECK(told(judged(facts, kSecond, kCleared, kNow)) == "conflict");
}

TEST_CASE("two people agree when outcome, leaning and candidate are the same") {
  struct Case {
    Judgement a;
    Judgement b;
    bool same;
  };
  using enum CaseOutcome;
  const Case cases[] = {
      {judgement(cleared, -3), judgement(cleared, -1), true},
      {judgement(cleared, -3, 1), judgement(cleared, -3, 2), true},
      {judgement(referSecondary, 1), judgement(referSecondary, 3), true},
      {judgement(referSecondary, 2, 1), judgement(referSecondary, 2, 2), false},
      {judgement(referSecondary, 2), judgement(referSecondary, -2), false},
      {judgement(referSecondary, 2), judgement(cleared, 2), false},
      {judgement(inconclusive, 0), judgement(inconclusive, 0), true},
      {judgement(inconclusive, 0, 1), judgement(inconclusive, 0, 2), true},
      {judgement(inconclusive, 0), judgement(inconclusive, 1), false},
      {judgement(inconclusive, 0), judgement(recapture, 0), false},
  };
  for (const Case& one : cases) {
    CHECK(agree(one.a, one.b) == one.same);
    CHECK(agree(one.b, one.a) == one.same);
    CaseFacts facts = caseIn(CaseState::secondClaimed);
    facts.judgements[0].outcome = one.a.outcome;
    facts.judgements[0].conclusion = one.a.conclusion;
    facts.judgements[0].candidateRank = one.a.candidateRank;
    CHECK(told(judged(facts, kSecond, one.b, kNow)) == (one.same ? "agreed" : "conflict"));
  }
}

TEST_CASE("a case whose decision is a new photograph closes as such") {
  CaseFacts facts = caseIn(CaseState::agreed);
  for (Judgement& one : facts.judgements) one.outcome = CaseOutcome::recapture;
  CHECK(told(closed(facts)) == "recapture");
  facts = caseIn(CaseState::supervised);
  facts.judgements.back().outcome = CaseOutcome::recapture;
  CHECK(told(closed(facts)) == "recapture");
}

TEST_CASE("nobody sees judgement, score or identity while they could still be the blind second") {
  using Hidden = std::vector<std::string>;
  const Hidden all = {"first_judgement", "score", "identity"};
  const Hidden name = {"identity"};
  const auto hidden = [](CaseState state, const Actor& actor) {
    return hiddenWords(visibilityFor(caseIn(state), actor));
  };
  struct Row {
    CaseState state;
    Hidden finn, sara, theo, bea;
  };
  const Row rows[] = {
      {CaseState::fresh, all, all, all, all},    {CaseState::claimed, name, all, all, all},
      {CaseState::firstDone, {}, all, all, all}, {CaseState::secondClaimed, {}, all, all, all},
      {CaseState::conflict, {}, {}, all, name},  {CaseState::agreed, {}, {}, {}, {}},
      {CaseState::supervised, {}, {}, {}, {}},   {CaseState::closed, {}, {}, {}, {}},
      {CaseState::recapture, {}, {}, {}, {}},    {CaseState::consentBlocked, all, all, all, all},
  };
  CHECK(std::size(rows) == base::allOf<CaseState>().size());
  for (const Row& row : rows) {
    INFO(base::word(row.state));
    CHECK(hidden(row.state, kFirst) == row.finn);
    CHECK(hidden(row.state, kSecond) == row.sara);
    CHECK(hidden(row.state, kThird) == row.theo);
    CHECK(hidden(row.state, kBoss) == row.bea);
  }
  // A second role opens nothing: what counts is the person.
  for (const auto& [role, text] : base::allOf<Role>())
    CHECK(hidden(CaseState::secondClaimed, Actor{kSecond.user, role}) == all);
}

TEST_CASE("a blocked case shows nothing even to those who judged it") {
  CaseFacts facts = caseIn(CaseState::firstDone);
  facts = blocked(facts).value();
  CHECK(hiddenWords(visibilityFor(facts, kFirst)).size() == 3);
}

TEST_CASE("a conclusion lies between -3 and +3 and each has its words") {
  std::map<std::string_view, int> words;
  for (int value = -3; value <= 3; ++value) {
    const auto conclusion = Conclusion::of(value);
    REQUIRE(conclusion);
    CHECK(conclusion->value() == value);
    words[conclusionWords(*conclusion)] = value;
  }
  CHECK(words.size() == 7);
  CHECK(conclusionWords(Conclusion()) == "0 cannot say");
  for (const int bad : {-4, 4, 100}) CHECK(Conclusion::of(bad).error().code() == base::Errc::invalidArgument);
}

TEST_CASE("poor photographs cap the conclusion, and the worse one counts") {
  const std::map<QualityVerdict, int> caps = {{QualityVerdict::accept, 3},
                                              {QualityVerdict::acceptWithWarning, 2},
                                              {QualityVerdict::recapture, 1},
                                              {QualityVerdict::undecided, 1}};
  for (const auto& [probe, probeCap] : caps)
    for (const auto& [reference, referenceCap] : caps)
      CHECK(conclusionCap(Quality{{}, probe}, Quality{{}, reference}) == std::min(probeCap, referenceCap));
}
