// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review_cases.hpp"

#include <algorithm>
#include <functional>

#include "app/case_views.hpp"
#include "app/lookup.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;

namespace {

/// Loads the case inside the transaction, changes its facts by a domain rule and records the act.
using Rule = std::function<Expected<domain::CaseFacts>(domain::CaseFacts)>;

domain::AuditEvent caseEvent(AuditType type, const Context& context, const ports::CaseRow& row) {
  return {.type = type,
          .actor = context.actor,
          .subject = row.subject,
          .set = row.set,
          .caseId = row.id,
          .list = row.list,
          .refs = {row.searchSeq}};
}

Expected<ports::CaseRow> loadFresh(ports::WriteUnit& unit, const domain::CaseId& id) {
  TRY(auto row, unit.screenings().findCase(id));
  if (!row) return fail(Errc::notFound, "case: none of that number or handle");
  return *std::move(row);
}

Expected<ports::CaseRow> changeClaim(Context& context, const std::string& what, AuditType type, const Rule& rule) {
  TRY(auto row, pickCase(context.services.store.read(), what));
  TRY_VOID(context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(row, loadFresh(unit, row.id));
    TRY(row.facts, rule(std::move(row.facts)));
    TRY_VOID(unit.screenings().replaceCase(row));
    TRY_VOID(unit.log().record(caseEvent(type, context, row)));
    return {};
  }));
  return row;
}

/// A stronger conclusion than the photographs allow is refused, not weakened behind the reviewer's back.
Expected<void> checkCap(ports::ReadView& read, const ports::CaseRow& row, const domain::Judgement& judgement) {
  TRY(const auto candidates, read.screenings().candidates(row.id));
  const auto found = std::ranges::find(candidates, judgement.candidateRank, &ports::ComparisonRow::rank);
  if (found == candidates.end()) return fail(Errc::invalidArgument, "the case has no candidate of that rank");
  TRY(const auto photo, read.sets().findPhoto(row.photo));
  TRY(const auto reference, read.watchlists().findReference(found->reference));
  if (!photo || !reference) return fail(Errc::storeDamaged, "a case without its photographs");
  const int cap = domain::conclusionCap(photo->quality, reference->quality);
  if (std::abs(judgement.conclusion.value()) > cap)
    return fail(Errc::invalidArgument, "the quality of these photographs allows a conclusion between -" +
                                           std::to_string(cap) + " and +" + std::to_string(cap));
  return {};
}

template <class Request>
Expected<domain::Judgement> judgementOf(const Request& request) {
  domain::Judgement judgement{.candidateRank = request.candidateRank,
                              .outcome = request.outcome,
                              .reason = request.reason,
                              .note = request.note,
                              .shownFor = request.shownFor};
  TRY(judgement.conclusion, domain::Conclusion::of(request.conclusion));
  if (request.note.size() > 4000) return fail(Errc::limitExceeded, "a note has at most 4,000 bytes");
  return judgement;
}

domain::AuditReview reviewInLog(const domain::Judgement& judgement, const domain::Visibility& before) {
  return {.step = std::string(base::word(judgement.step)),
          .conclusion = judgement.conclusion.value(),
          .outcome = std::string(base::word(judgement.outcome)),
          .reasonCode = std::string(base::word(judgement.reason)),
          .shownForMs = judgement.shownFor.count(),
          .hidden = domain::hiddenWords(before)};
}

/// Two that agree, and a supervisor's word, end the case in the same transaction.
Expected<void> closeIfDecided(Context& context, ports::WriteUnit& unit, ports::CaseRow& row, std::int64_t because) {
  using domain::CaseState;
  if (row.facts.state != CaseState::agreed && row.facts.state != CaseState::supervised) return {};
  row.outcome = row.facts.judgements.back().outcome;
  TRY(row.facts, domain::closed(std::move(row.facts)));
  TRY_VOID(unit.screenings().replaceCase(row));
  auto event = caseEvent(AuditType::caseClosed, context, row);
  event.review = domain::AuditReview{.step = "close", .outcome = std::string(base::word(row.outcome))};
  event.refs.push_back(because);
  TRY_VOID(unit.log().record(event));
  return {};
}

using Decide = Expected<domain::CaseFacts> (*)(domain::CaseFacts, const domain::Actor&, domain::Judgement,
                                               base::Instant);

template <class Request>
Expected<CaseView> storeJudgement(Context& context, const Request& request, AuditType type, Decide decide) {
  auto& services = context.services;
  TRY(auto row, pickCase(services.store.read(), request.id));
  TRY(const auto judgement, judgementOf(request));
  TRY_VOID(checkCap(services.store.read(), row, judgement));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(row, loadFresh(unit, row.id));
    TRY(const auto permission, permissionNow(context, services.store.read(), row));
    if (!permission.allowed())
      return fail(Errc::denied, "the permission has ended: " + std::string(base::word(*permission.reason)));
    const auto before = domain::visibilityFor(row.facts, context.actor);
    TRY(row.facts, decide(std::move(row.facts), context.actor, judgement, services.clock.now()));
    TRY_VOID(unit.screenings().replaceCase(row));
    auto event = caseEvent(type, context, row);
    event.review = reviewInLog(row.facts.judgements.back(), before);
    TRY(const std::int64_t seq, unit.log().record(event));
    return closeIfDecided(context, unit, row, seq);
  }));
  return caseView(context, row, false);
}

}  // namespace

Expected<ListCases::Answer> handle(Context& context, const ListCases& request, const Job&) {
  auto& read = context.services.store.read();
  TRY(const auto rows, read.screenings().cases(request.openOnly));
  ListCases::Answer answer;
  for (const auto& row : rows) {
    TRY(auto line, caseLine(context, read, row));
    answer.push_back(std::move(line));
  }
  return answer;
}

Expected<ShowCase::Answer> handle(Context& context, const ShowCase& request, const Job&) {
  TRY(const auto row, pickCase(context.services.store.read(), request.id));
  return caseView(context, row, request.withPhotographs);
}

Expected<ClaimCase::Answer> handle(Context& context, const ClaimCase& request, const Job&) {
  const auto now = context.services.clock.now();
  auto& read = context.services.store.read();
  TRY(const auto wanted, pickCase(read, request.id));
  TRY(const bool sawScore, heldItFirst(context, read, wanted));
  const bool judgedIt =
      std::ranges::any_of(wanted.facts.judgements, [&](const auto& one) { return one.reviewer == context.actor.user; });
  if (sawScore && !judgedIt)
    return fail(Errc::denied, "you held this case first and may have seen the score; a blind judgement needs another");
  TRY(const auto row, changeClaim(context, request.id, AuditType::caseClaimed, [&](domain::CaseFacts facts) {
        return domain::claimed(std::move(facts), context.actor, now);
      }));
  return caseLine(context, context.services.store.read(), row);
}

Expected<ReleaseCase::Answer> handle(Context& context, const ReleaseCase& request, const Job&) {
  const auto now = context.services.clock.now();
  TRY(const auto row, changeClaim(context, request.id, AuditType::caseReleased, [&](domain::CaseFacts facts) {
        return domain::released(std::move(facts), context.actor, now);
      }));
  return caseLine(context, context.services.store.read(), row);
}

Expected<DecideCase::Answer> handle(Context& context, const DecideCase& request, const Job&) {
  return storeJudgement(context, request, AuditType::caseReviewed, &domain::judged);
}

Expected<SuperviseCase::Answer> handle(Context& context, const SuperviseCase& request, const Job&) {
  return storeJudgement(context, request, AuditType::caseSupervised, &domain::supervised);
}

Expected<ShowCaseHistory::Answer> handle(Context& context, const ShowCaseHistory& request, const Job&) {
  auto& read = context.services.store.read();
  TRY(const auto row, pickCase(read, request.id));
  const auto visible = domain::visibilityFor(row.facts, context.actor);
  TRY(auto lines, read.log().lines({.caseId = row.id.text()}, 0, 1000));
  // The entries hold conclusions, distances and handles: whoever may not see those yet does not read them here either.
  if (!visible.firstJudgement || !visible.score || !visible.identity)
    std::erase_if(lines, [&](const ports::LogLine& line) {
      return line.type == base::word(AuditType::caseReviewed) || line.type == base::word(AuditType::candidatesShown);
    });
  std::ranges::reverse(lines);
  return lines;
}

}  // namespace consentry::app
