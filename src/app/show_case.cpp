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
std::string whyNotClaim(const Context& context, const ports::CaseRow& row) {
  if (!domain::roleMay(context.actor.role, domain::Act::review)) return "role";
  if (!domain::isOpen(row.facts.state)) return "closed";
  if (row.facts.state == CaseState::conflict) return "supervisor";
  const auto& judgements = row.facts.judgements;
  if (std::ranges::any_of(judgements, [&](const auto& one) { return one.reviewer == context.actor.user; }))
    return "own_first_judgement";
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

domain::Purpose purposeOf(CaseState state) {
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
};

/// Asks the gate and records what is about to be seen. A denial blocks the case in the same transaction.
Expected<Shown> recordShowing(Context& context, const ports::CaseRow& row,
                              const std::vector<ports::ComparisonRow>& candidates, const domain::Visibility& visible) {
  Shown shown{.row = row};
  TRY_VOID(context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), context.services.files));
    TRY(const auto traveller, unit.travellers().find(row.subject));
    if (!traveller) return fail(Errc::storeDamaged, "a case without its traveller");
    domain::AuditEvent event{.type = AuditType::candidatesShown,
                             .set = row.set,
                             .caseId = row.id,
                             .list = row.list,
                             .photo = row.photo,
                             .review = domain::AuditReview{.step = "show", .hidden = domain::hiddenWords(visible)},
                             .refs = {row.searchSeq}};
    for (const auto& one : candidates) event.candidates.push_back({one.person, one.reference, one.distance, one.rank});
    TRY(auto answer, Gatekeeper(context, rules)
                         .ask(unit, {.traveller = *traveller,
                                     .request = {.purpose = purposeOf(row.facts.state),
                                                 .categories = imageOnly(),
                                                 .list = row.list,
                                                 .at = context.services.clock.now()},
                                     .event = std::move(event)}));
    shown.permission = answer.decision;
    shown.seq = answer.logSeq;
    shown.allowed = answer.permit.has_value();
    // A stop is lifted again; everything else ended the permission of this very person.
    const bool ended = !shown.allowed && answer.decision.reason != domain::DenialReason::stopInForce;
    if (ended && domain::isOpen(row.facts.state)) {
      TRY(shown.row.facts, domain::blocked(row.facts));
      TRY_VOID(unit.screenings().replaceCase(shown.row));
      TRY_VOID(unit.log().record({.type = AuditType::caseBlocked,
                                  .actor = context.actor,
                                  .subject = row.subject,
                                  .set = row.set,
                                  .caseId = row.id,
                                  .list = row.list,
                                  .refs = {answer.logSeq}}));
    }
    return {};
  }));
  return shown;
}

Expected<domain::Decision> permissionNow(Context& context, ports::ReadView& read, const ports::CaseRow& row) {
  TRY(const auto rules, GateRules::load(read.governance(), context.services.files));
  TRY(const auto traveller, read.travellers().find(row.subject));
  if (!traveller) return fail(Errc::storeDamaged, "a case without its traveller");
  TRY(const auto consents, read.travellers().consentsOf(row.subject));
  return rules.decide({.purpose = purposeOf(row.facts.state),
                       .categories = imageOnly(),
                       .list = row.list,
                       .at = context.services.clock.now()},
                      *traveller, consents);
}

Expected<void> addProfile(Context& context, ports::ReadView& read, const ports::CaseRow& row, CaseView& view,
                          std::optional<domain::ThresholdProfile>& profile) {
  TRY(const auto run, read.screenings().findRun(row.run));
  if (!run) return fail(Errc::storeDamaged, "a case without its screening");
  view.profile = run->profile;
  view.uncalibrated = run->uncalibrated;
  TRY(const auto profiles, read.governance().profiles());
  for (const auto& one : profiles) {
    if (one.name != run->profile) continue;
    TRY(profile, context.services.files.parseProfile(one.toml));
    view.profileMeasuredOn = profile->dataset + ", " + std::to_string(profile->people) + " people, " +
                             std::to_string(profile->nonmatedProbes) + " searches by strangers";
  }
  return {};
}

Expected<CaseCandidate> candidate(ports::ReadView& read, const ports::ComparisonRow& row,
                                  const domain::Visibility& visible,
                                  const std::optional<domain::ThresholdProfile>& profile, bool withPhotographs) {
  CaseCandidate one{.rank = row.rank, .person = row.person, .nearest = row.reference};
  if (visible.score) {
    one.distance = row.distance;
    one.level = row.level;
    if (profile) one.rate = domain::falseAlarmRateAt(row.distance, *profile);
  }
  TRY(const auto references, read.watchlists().references(row.person));
  for (const auto& ref : references) {
    TRY(auto shown, reference(read.watchlists(), ref, withPhotographs));
    one.references.push_back(std::move(shown));
  }
  // The nearest first, the others in their order.
  const auto nearest = std::ranges::find(one.references, row.reference, &CaseReference::id);
  if (nearest != one.references.end()) std::rotate(one.references.begin(), nearest, nearest + 1);
  if (visible.identity) {
    TRY(const auto person, read.watchlists().findPerson(row.person));
    if (person) {
      one.alias = person->alias;
      one.reason = person->reason;
      one.legalReference = person->legalReference;
      one.expectedAction = person->expectedAction;
    }
  }
  return one;
}

}  // namespace

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
    if (traveller->nationality) line.nationality = traveller->nationality->code();
    if (traveller->gender != domain::Gender::unspecified) line.gender = base::word(traveller->gender);
    if (const auto year = traveller->birth.year()) line.birthYear = std::to_string(*year);
  }
  if (row.facts.claim && context.services.clock.now() < row.facts.claim->until)
    line.heldBy = displayName(read, row.facts.claim->by);
  line.whyNot = whyNotClaim(context, row);
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
    if (!mayLook(context, row)) return fail(Errc::conflict, "claim the case before looking at its photographs");
    TRY(auto shown, recordShowing(context, row, candidates, view.visible));
    view.permission = shown.permission;
    view.shownSeq = shown.allowed ? shown.seq : 0;
    show = shown.allowed;
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
  if (row.facts.state != CaseState::consentBlocked) {
    for (const auto& one : candidates) {
      TRY(auto shown, candidate(read, one, view.visible, profile, show));
      view.candidates.push_back(std::move(shown));
    }
  }
  if (!view.candidates.empty() && !view.candidates.front().references.empty())
    view.conclusionCap = domain::conclusionCap(view.photo.quality, view.candidates.front().references.front().quality);
  for (const auto& judgement : row.facts.judgements)
    if (view.visible.firstJudgement || judgement.reviewer == context.actor.user) view.judgements.push_back(judgement);
  view.claim = row.facts.claim;
  view.searchSeq = row.searchSeq;
  return view;
}

}  // namespace consentry::app
