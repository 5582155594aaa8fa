// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/case_views.hpp"
#include "app/gatekeeper.hpp"
#include "app/lookup.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::CaseState;

namespace {

/// Why this actor cannot take the case now; empty when they can. Stable words, the front ends say them.
Expected<std::string> whyNotClaim(Context& context, ports::ReadView& read, const ports::CaseRow& row) {
  if (!domain::roleMay(context.actor.role, domain::Act::review)) return "role";
  if (!domain::isOpen(row.facts.state)) return "closed";
  const auto& judgements = row.facts.judgements;
  if (std::ranges::any_of(judgements, [&](const auto& one) { return one.reviewer == context.actor.user; }))
    return "own_first_judgement";
  if (row.facts.state == CaseState::conflict) return "supervisor";
  TRY(const bool sawScore, heldItFirst(context, read, row));
  if (sawScore) return "saw_score";
  return domain::claimed(row.facts, context.actor, context.services.clock.now()) ? "" : "held";
}

bool holds(const Context& context, const ports::CaseRow& row) {
  return row.facts.claim && row.facts.claim->by == context.actor.user &&
         context.services.clock.now() < row.facts.claim->until;
}

/// Faces are for who works on the case: its holder, those who judged it, and the supervisor of its conflict.
bool mayLook(const Context& context, const ports::CaseRow& row) {
  if (holds(context, row)) return true;
  if (row.facts.state == CaseState::conflict) return domain::roleMay(context.actor.role, domain::Act::supervise);
  return std::ranges::any_of(row.facts.judgements, [&](const auto& one) { return one.reviewer == context.actor.user; });
}

domain::GateRequest showingRequest(Context& context, const ports::CaseRow& row) {
  return {.purpose = purposeOfShowing(row.facts.state),
          .categories = imageOnly(),
          .list = row.list,
          .at = context.services.clock.now()};
}

Expected<CaseReference> reference(ports::WatchlistReader& lists, const ports::ReferenceRow& row, bool withPhotographs) {
  CaseReference one{.id = row.id, .capturedAt = row.capturedAt, .face = row.face, .quality = row.quality};
  if (withPhotographs) {
    TRY(one.photograph, lists.referenceContent(row.id));
    TRY(one.thumbnail, lists.referenceThumbnail(row.id));
  }
  return one;
}

struct Shown {
  domain::Decision permission;
  std::int64_t seq = 0;
  bool allowed = false;
  ports::CaseRow row;
  std::vector<ports::ComparisonRow> candidates;  ///< those whose own basis still allows showing them
};

/// The listed people are data subjects too: whoever's cited basis has ended is not shown, and that is recorded.
Expected<std::vector<ports::ComparisonRow>> showable(Context& context, ports::WriteUnit& unit, const GateRules& rules,
                                                     const std::vector<ports::ComparisonRow>& candidates) {
  std::vector<ports::ComparisonRow> allowed;
  for (const auto& one : candidates) {
    TRY(const auto person, unit.watchlists().findPerson(one.person));
    if (!person) return fail(Errc::storeDamaged, "a candidate who is on no list");
    TRY(const auto use, askForListed(context, unit, rules, *person, AuditType::referenceShown));
    if (use.permit) allowed.push_back(one);
  }
  return allowed;
}

Expected<void> blockCase(Context& context, ports::WriteUnit& unit, ports::CaseRow& row, std::int64_t because) {
  TRY(row.facts, domain::blocked(std::move(row.facts)));
  TRY_VOID(unit.screenings().replaceCase(row));
  TRY_VOID(unit.log().record({.type = AuditType::caseBlocked,
                              .actor = context.actor,
                              .subject = row.subject,
                              .set = row.set,
                              .caseId = row.id,
                              .list = row.list,
                              .refs = {because}}));
  return {};
}

/// Asks the gate and records exactly what is about to be seen. A denial that is the person's own blocks the case in
/// the same transaction.
Expected<Shown> recordShowing(Context& context, const ports::CaseRow& row,
                              const std::vector<ports::ComparisonRow>& candidates, const domain::Visibility& visible) {
  Shown shown{.row = row};
  TRY_VOID(context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), context.services.files));
    TRY(const auto traveller, unit.travellers().find(row.subject));
    if (!traveller) return fail(Errc::storeDamaged, "a case without its traveller");
    TRY(const auto consents, unit.travellers().consentsOf(row.subject));
    const auto request = showingRequest(context, row);
    domain::AuditEvent event{.type = AuditType::candidatesShown,
                             .set = row.set,
                             .caseId = row.id,
                             .list = row.list,
                             .photo = row.photo,
                             .review = domain::AuditReview{.step = "show", .hidden = domain::hiddenWords(visible)},
                             .refs = {row.searchSeq}};
    if (rules.decide(request, *traveller, consents).allowed()) {
      TRY(shown.candidates, showable(context, unit, rules, candidates));
    }
    for (const auto& one : shown.candidates)
      event.candidates.push_back({one.person, one.reference, visible.score ? std::optional(one.distance) : std::nullopt,
                                  one.rank, visible.score ? std::optional(one.score) : std::nullopt});
    TRY(auto answer,
        Gatekeeper(context, rules).ask(unit, {.traveller = *traveller, .request = request, .event = std::move(event)}));
    shown.permission = answer.decision;
    shown.seq = answer.logSeq;
    shown.allowed = answer.permit.has_value();
    if (endsTheCase(answer.decision) && domain::isOpen(row.facts.state))
      TRY_VOID(blockCase(context, unit, shown.row, answer.logSeq));
    return {};
  }));
  return shown;
}

Expected<void> addProfile(Context& context, ports::ReadView& read, const ports::CaseRow& row, CaseView& view,
                          std::optional<domain::ThresholdProfile>& profile) {
  TRY(const auto run, read.screenings().findRun(row.run));
  if (!run) return fail(Errc::storeDamaged, "a case without its screening");
  view.profile = run->profile;
  view.uncalibrated = run->uncalibrated;
  view.engine = run->choice;
  view.precision = run->precision;
  view.scoring = run->scoring;
  view.uncovered = run->uncovered;
  TRY(const auto profiles, read.governance().profiles());
  for (const auto& one : profiles) {
    if (one.name != run->profile) continue;
    TRY(profile, context.services.files.parseProfile(one.toml));
    view.profileMeasuredOn = profile->dataset + ", " + std::to_string(profile->people) + " people, " +
                             std::to_string(profile->nonmatedProbes) + " searches by strangers";
  }
  return {};
}

/// A listed person's handles open the watchlist, where the name stands: the references of a candidate go by numbers
/// of their own.
void hideHandles(CaseCandidate& candidate) {
  int number = 0;
  for (auto& ref : candidate.references) ref.id = domain::ReferenceId("reference-" + std::to_string(++number));
  if (number > 0) candidate.nearest = candidate.references.front().id;
}

Expected<CaseCandidate> candidate(ports::ReadView& read, const ports::ComparisonRow& row, const domain::Quality& probe,
                                  const domain::Visibility& visible, const domain::ThresholdProfile* ratesOf,
                                  bool withPhotographs) {
  CaseCandidate one{.rank = row.rank};
  if (visible.score) {
    one.distance = row.distance;
    one.score = row.score;
    one.level = row.level;
    if (ratesOf != nullptr) one.rate = domain::falseAlarmRateAt(row.score, *ratesOf);
  }
  TRY(const auto references, read.watchlists().references(row.person));
  TRY(const auto erasure, read.erasures().findOf(row.person.text()));
  one.erased = erasure.has_value();
  for (const auto& ref : references) {
    TRY(auto shown, reference(read.watchlists(), ref, withPhotographs && !one.erased));
    one.references.push_back(std::move(shown));
  }
  // The nearest first, the others in their order.
  const auto nearest = std::ranges::find(one.references, row.reference, &CaseReference::id);
  if (nearest != one.references.end()) {
    one.conclusionCap = domain::conclusionCap(probe, nearest->quality);
    std::rotate(one.references.begin(), nearest, nearest + 1);
  }
  hideHandles(one);
  if (visible.identity && !one.erased) {
    TRY(const auto person, read.watchlists().findPerson(row.person));
    if (person) {
      one.person = person->id;
      one.alias = person->alias;
      one.reason = person->reason;
      one.legalReference = person->legalReference;
      one.expectedAction = person->expectedAction;
    }
  }
  return one;
}

}  // namespace

domain::Purpose purposeOfShowing(CaseState state) {
  switch (state) {
    case CaseState::fresh:
    case CaseState::claimed:
      return domain::Purpose::watchlistSearch;
    case CaseState::firstDone:
    case CaseState::secondClaimed:
    case CaseState::agreed:
    case CaseState::conflict:
    case CaseState::supervised:
    case CaseState::closed:
    case CaseState::consentBlocked:
    case CaseState::recapture:
      break;
  }
  return domain::Purpose::secondReview;
}

bool endsTheCase(const domain::Decision& decision) {
  using domain::DenialReason;
  if (!decision.reason) return false;
  switch (*decision.reason) {
    case DenialReason::refused:
    case DenialReason::withdrawn:
    case DenialReason::expired:
    case DenialReason::optedOut:
    case DenialReason::recipientNotCovered:
    case DenialReason::categoryNotCovered:
      return true;
    case DenialReason::noRecord:
    case DenialReason::noticeOutdated:
    case DenialReason::purposeNotCovered:
    case DenialReason::minorWithoutGuardian:
    case DenialReason::jurisdictionForbids:
    case DenialReason::stopInForce:
      return false;
  }
  return false;
}

Expected<bool> heldItFirst(Context& context, ports::ReadView& read, const ports::CaseRow& row) {
  if (row.facts.judgements.empty()) return false;
  const auto linesOf = [&](AuditType type, std::optional<std::string> actor) {
    return read.log().lines({.actor = std::move(actor), .type = std::string(base::word(type)), .caseId = row.id.text()},
                            0, 1000);
  };
  TRY(const auto reviews, linesOf(AuditType::caseReviewed, std::nullopt));
  TRY(const auto claims, linesOf(AuditType::caseClaimed, context.actor.user.text()));
  if (reviews.empty()) return fail(Errc::storeDamaged, "a judgement without its entry");
  const auto firstReview = reviews.back().seq;  // newest first
  return std::ranges::any_of(claims, [&](const ports::LogLine& claim) { return claim.seq < firstReview; });
}

Expected<domain::Decision> permissionNow(Context& context, ports::ReadView& read, const ports::CaseRow& row) {
  TRY(const auto rules, GateRules::load(read.governance(), context.services.files));
  TRY(const auto traveller, read.travellers().find(row.subject));
  if (!traveller) return fail(Errc::storeDamaged, "a case without its traveller");
  TRY(const auto consents, read.travellers().consentsOf(row.subject));
  return rules.decide(showingRequest(context, row), *traveller, consents);
}

Expected<CaseLine> caseLine(Context& context, ports::ReadView& read, const ports::CaseRow& row) {
  CaseLine line{.id = row.id,
                .number = row.number,
                .state = row.facts.state,
                .level = row.level,
                .traveller = row.subject.text(),
                .openedAt = row.openedAt};
  // The level is the score in two words: a second reviewer judges without it.
  if (!row.facts.judgements.empty() && !domain::visibilityFor(row.facts, context.actor).score)
    line.level = domain::FlagLevel::none;
  // How a case ended is its judgement: not for somebody who could still be asked.
  if (!domain::isOpen(row.facts.state)) line.outcome = row.outcome;
  TRY(const auto set, read.sets().find(row.set));
  if (set) line.setName = set->name;
  TRY(const auto list, read.watchlists().find(row.list));
  if (list) line.listName = list->name;
  TRY(const auto traveller, read.travellers().find(row.subject));
  if (traveller) {
    line.erased = traveller->erased;
    if (traveller->nationality) line.nationality = traveller->nationality->code();
    if (traveller->gender != domain::Gender::unspecified) line.gender = base::word(traveller->gender);
    if (const auto year = traveller->birth.year()) line.birthYear = std::to_string(*year);
  }
  if (row.facts.claim && context.services.clock.now() < row.facts.claim->until)
    line.heldBy = displayName(read, row.facts.claim->by);
  TRY(line.whyNot, whyNotClaim(context, read, row));
  line.mayClaim = line.whyNot.empty();
  return line;
}

Expected<CaseView> caseView(Context& context, const ports::CaseRow& given, bool withPhotographs) {
  auto& read = context.services.store.read();
  TRY(auto candidates, read.screenings().candidates(given.id));
  ports::CaseRow row = given;
  CaseView view;
  view.visible = domain::visibilityFor(row.facts, context.actor);
  bool show = false;
  if (withPhotographs) {
    TRY(const auto traveller, read.travellers().find(row.subject));
    if (traveller && traveller->erased)
      return fail(Errc::conflict, "this person was erased: no photograph is left, only the record of the case");
    if (!mayLook(context, row)) return fail(Errc::conflict, "claim the case before looking at its photographs");
    TRY(auto shown, recordShowing(context, row, candidates, view.visible));
    view.permission = shown.permission;
    view.shownSeq = shown.allowed ? shown.seq : 0;
    show = shown.allowed;
    candidates = std::move(shown.candidates);
    row = std::move(shown.row);
    view.visible = domain::visibilityFor(row.facts, context.actor);
  } else {
    TRY(view.permission, permissionNow(context, read, row));
  }
  TRY(view.line, caseLine(context, read, row));
  TRY(auto photo, read.sets().findPhoto(row.photo));
  if (photo) view.photo = *std::move(photo);
  if (show) {
    TRY(view.photograph, read.sets().photoContent(row.photo));
  }
  TRY(view.consents, read.travellers().consentsOf(row.subject));
  for (const auto& record : view.consents) view.consentStates.push_back(record.stateAt(context.services.clock.now()));
  std::optional<domain::ThresholdProfile> profile;
  TRY_VOID(addProfile(context, read, row, view, profile));
  const auto* ratesOf = profile && domain::ratesCarryOver(view.uncalibrated) ? &*profile : nullptr;
  if (row.facts.state != CaseState::consentBlocked) {
    for (const auto& one : candidates) {
      TRY(auto shown, candidate(read, one, view.photo.quality, view.visible, ratesOf, show));
      view.candidates.push_back(std::move(shown));
    }
  }
  if (!view.candidates.empty()) view.conclusionCap = view.candidates.front().conclusionCap;
  for (const auto& judgement : row.facts.judgements)
    if (view.visible.firstJudgement || judgement.reviewer == context.actor.user) view.judgements.push_back(judgement);
  view.claim = row.facts.claim;
  view.searchSeq = row.searchSeq;
  return view;
}

}  // namespace consentry::app
