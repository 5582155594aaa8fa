// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review.hpp"

#include <algorithm>
#include <array>

namespace consentry::domain {
namespace {

using base::Errc;
using base::fail;

constexpr auto kConclusionWords = std::to_array<std::string_view>(
    {"\u22123 certainly different people", "\u22122 probably different people", "\u22121 rather different people",
     "0 cannot say", "+1 rather the same person", "+2 probably the same person", "+3 certainly the same person"});

bool hasJudged(const CaseFacts& facts, const UserId& user) {
  return std::ranges::find(facts.judgements, user, &Judgement::reviewer) != facts.judgements.end();
}

bool holds(const CaseFacts& facts, const UserId& user) {
  return facts.claim && facts.claim->by == user;
}

bool isClaimState(CaseState state) {
  return state == CaseState::claimed || state == CaseState::secondClaimed;
}

/// Undecided is what a form holds before anybody chose; it is never an answer.
base::Expected<void> checkAnswer(const Judgement& judgement) {
  if (judgement.outcome == CaseOutcome::undecided) return fail(Errc::invalidArgument, "a judgement needs an outcome");
  if (judgement.candidateRank < 1) return fail(Errc::invalidArgument, "candidates are counted from 1");
  return {};
}

Judgement signedBy(Judgement judgement, const Actor& actor, ReviewStep step, base::Instant now) {
  judgement.reviewer = actor.user;
  judgement.step = step;
  judgement.at = now;
  return judgement;
}

int sign(Conclusion conclusion) {
  return (conclusion.value() > 0) - (conclusion.value() < 0);
}

int capOf(QualityVerdict verdict) {
  switch (verdict) {
    case QualityVerdict::accept:
      return 3;
    case QualityVerdict::acceptWithWarning:
      return 2;
    // What nobody assessed supports no more than what should be taken again.
    case QualityVerdict::recapture:
    case QualityVerdict::undecided:
      return 1;
  }
  return 1;
}

}  // namespace

base::Expected<Conclusion> Conclusion::of(int value) {
  if (value < -3 || value > 3) return fail(Errc::invalidArgument, "a conclusion lies between -3 and +3");
  Conclusion conclusion;
  conclusion.m_value = value;
  return conclusion;
}

std::string_view conclusionWords(Conclusion conclusion) {
  return kConclusionWords[static_cast<std::size_t>(conclusion.value() + 3)];
}

base::Expected<CaseFacts> claimed(CaseFacts facts, const Actor& actor, base::Instant now) {
  if (actor.user.empty() || !roleMay(actor.role, Act::review)) return fail(Errc::denied, "this role does not review");
  if (hasJudged(facts, actor.user)) return fail(Errc::denied, "the second judgement must come from another person");
  if (isClaimState(facts.state)) {
    const bool live = facts.claim && now < facts.claim->until;
    if (live && !holds(facts, actor.user)) return fail(Errc::conflict, "somebody else holds this case");
  } else if (facts.state == CaseState::fresh) {
    facts.state = CaseState::claimed;
  } else if (facts.state == CaseState::firstDone) {
    facts.state = CaseState::secondClaimed;
  } else {
    return fail(Errc::conflict, "this case does not wait for a reviewer");
  }
  facts.claim = Claim{actor.user, now + kClaimLease};
  return facts;
}

base::Expected<CaseFacts> released(CaseFacts facts, const Actor& actor, base::Instant) {
  if (!isClaimState(facts.state)) return fail(Errc::conflict, "nobody holds this case");
  if (!holds(facts, actor.user)) return fail(Errc::denied, "only the holder can give a claim back");
  facts.state = facts.state == CaseState::claimed ? CaseState::fresh : CaseState::firstDone;
  facts.claim.reset();
  return facts;
}

base::Expected<CaseFacts> judged(CaseFacts facts, const Actor& actor, Judgement judgement, base::Instant now) {
  if (!roleMay(actor.role, Act::review)) return fail(Errc::denied, "this role does not review");
  if (!isClaimState(facts.state)) return fail(Errc::conflict, "claim the case first");
  if (!holds(facts, actor.user)) return fail(Errc::conflict, "somebody else holds this case");
  if (now >= facts.claim->until) return fail(Errc::conflict, "the claim ran out; claim the case again");
  if (hasJudged(facts, actor.user)) return fail(Errc::denied, "the second judgement must come from another person");
  TRY_VOID(checkAnswer(judgement));

  const bool isFirst = facts.state == CaseState::claimed;
  if (isFirst != facts.judgements.empty()) return fail(Errc::conflict, "the case's state contradicts its judgements");
  facts.judgements.push_back(
      signedBy(std::move(judgement), actor, isFirst ? ReviewStep::first : ReviewStep::second, now));
  facts.claim.reset();
  if (isFirst) {
    facts.state = CaseState::firstDone;
  } else {
    facts.state = agree(facts.judgements.front(), facts.judgements.back()) ? CaseState::agreed : CaseState::conflict;
  }
  return facts;
}

base::Expected<CaseFacts> supervised(CaseFacts facts, const Actor& actor, Judgement judgement, base::Instant now) {
  if (actor.user.empty() || !roleMay(actor.role, Act::supervise))
    return fail(Errc::denied, "only a supervisor decides a conflict");
  if (hasJudged(facts, actor.user)) return fail(Errc::denied, "who judged this case cannot decide its conflict");
  if (facts.state != CaseState::conflict) return fail(Errc::conflict, "there is no conflict to decide");
  TRY_VOID(checkAnswer(judgement));
  facts.judgements.push_back(signedBy(std::move(judgement), actor, ReviewStep::supervisor, now));
  facts.state = CaseState::supervised;
  return facts;
}

base::Expected<CaseFacts> closed(CaseFacts facts) {
  const bool decided = facts.state == CaseState::agreed || facts.state == CaseState::supervised;
  if (!decided || facts.judgements.empty()) return fail(Errc::conflict, "the case is not decided");
  const bool again = facts.judgements.back().outcome == CaseOutcome::recapture;
  facts.state = again ? CaseState::recapture : CaseState::closed;
  facts.claim.reset();
  return facts;
}

base::Expected<CaseFacts> blocked(CaseFacts facts) {
  if (!isOpen(facts.state)) return fail(Errc::conflict, "the case is closed already");
  facts.state = CaseState::consentBlocked;
  facts.claim.reset();
  return facts;
}

bool agree(const Judgement& a, const Judgement& b) {
  if (a.outcome != b.outcome || sign(a.conclusion) != sign(b.conclusion)) return false;
  return sign(a.conclusion) <= 0 || a.candidateRank == b.candidateRank;
}

int conclusionCap(const Quality& probe, const Quality& reference) {
  return std::min(capOf(probe.verdict), capOf(reference.verdict));
}

Visibility visibilityFor(const CaseFacts& facts, const Actor& actor) {
  constexpr Visibility kNothing;
  constexpr Visibility kAll{true, true, true};
  // Decided per person, not per role: somebody with two roles could otherwise look with one and judge with the other.
  if (facts.state == CaseState::consentBlocked) return kNothing;
  if (hasJudged(facts, actor.user)) return kAll;
  switch (facts.state) {
    // There is no first judgement yet that could be hidden from the first reviewer.
    case CaseState::claimed:
      return holds(facts, actor.user) ? Visibility{true, true, false} : kNothing;
    case CaseState::conflict:
      return roleMay(actor.role, Act::supervise) ? Visibility{true, true, false} : kNothing;
    case CaseState::agreed:
    case CaseState::supervised:
    case CaseState::closed:
    case CaseState::recapture:
      return kAll;
    case CaseState::fresh:
    case CaseState::firstDone:
    case CaseState::secondClaimed:
    case CaseState::consentBlocked:
      return kNothing;
  }
  return kNothing;
}

std::vector<std::string> hiddenWords(const Visibility& visibility) {
  std::vector<std::string> words;
  if (!visibility.firstJudgement) words.emplace_back("first_judgement");
  if (!visibility.score) words.emplace_back("score");
  if (!visibility.identity) words.emplace_back("identity");
  return words;
}

bool isOpen(CaseState state) {
  switch (state) {
    case CaseState::fresh:
    case CaseState::claimed:
    case CaseState::firstDone:
    case CaseState::secondClaimed:
    case CaseState::agreed:
    case CaseState::conflict:
    case CaseState::supervised:
      return true;
    case CaseState::closed:
    case CaseState::consentBlocked:
    case CaseState::recapture:
      return false;
  }
  return false;
}

}  // namespace consentry::domain
