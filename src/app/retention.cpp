// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/retention.hpp"

#include <algorithm>

#include "app/erase_person.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::RetentionCount;
using domain::RetentionKind;
using domain::RetentionRule;

namespace {

Expected<std::vector<RetentionRule>> rulesInForce(ports::ErasureReader& erasures) {
  TRY(const auto set, erasures.rules());
  std::vector<RetentionRule> inForce;
  for (const auto& [kind, word] : base::allOf<RetentionKind>()) {
    const auto newest = std::ranges::find(set, kind, &RetentionRule::kind);
    inForce.push_back(newest == set.end() ? RetentionRule{.kind = kind, .days = domain::defaultDays(kind)} : *newest);
  }
  return inForce;
}

/// A silence counts until somebody who looked at the clock has made a run after it.
Expected<std::chrono::microseconds> silence(ports::ErasureReader& erasures, base::Instant now) {
  TRY(const auto runs, erasures.runs());
  return erasures.longestSilence(runs.empty() ? base::Instant() : runs.front().at, now);
}

std::string detailOf(const std::vector<RetentionCount>& counts) {
  std::string detail;
  for (const auto& count : counts)
    if (count.objects > 0)
      detail += (detail.empty() ? "" : " ") + std::string(base::word(count.kind)) + ":" + std::to_string(count.objects);
  return detail;
}

/// Entries off their lists are erased as people are: with their keys, and each with its own entry in the log.
Expected<std::vector<ports::ErasureRow>> eraseEntries(Services& services, ports::WriteUnit& unit, base::Instant cutoff,
                                                      RetentionCount& count) {
  std::vector<ports::ErasureRow> erased;
  TRY(const auto due, unit.erasures().dueEntries(cutoff));
  count.objects = 0;
  for (const auto& id : due) {
    TRY(const auto open, unit.erasures().openCasesAgainst(id));
    TRY(const auto person, unit.watchlists().findPerson(id));
    if (open > 0 || !person) {
      ++count.open;
      continue;
    }
    TRY(auto row,
        erasePerson(services, unit,
                    {.handle = id.text(), .kind = domain::SubjectKind::listedPerson, .listed = person->state}, {}));
    erased.push_back(std::move(row));
    ++count.objects;
  }
  return erased;
}

Expected<ports::RetentionRunRow> run(Services& services, const domain::Actor& actor, bool byItself) {
  ports::RetentionRunRow run{.at = services.clock.now(), .by = byItself ? domain::UserId() : actor.user};
  std::vector<ports::ErasureRow> erased;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, rulesInForce(unit.erasures()));
    for (const auto& rule : rules) {
      const auto cutoff = domain::cutoffOf(rule, run.at);
      TRY(auto count, unit.erasures().retire(rule.kind, cutoff, run.at));
      if (rule.kind == RetentionKind::listEntries) {
        TRY(erased, eraseEntries(services, unit, cutoff, count));
      }
      run.counts.push_back(count);
    }
    domain::AuditEvent event{.type = AuditType::retentionRun,
                             .change = domain::AuditChange{.object = "retention", .detail = detailOf(run.counts)}};
    if (!byItself) event.actor = actor;
    TRY(run.logSeq, unit.log().record(event));
    return unit.erasures().addRun(run);
  }));
  if (!erased.empty()) TRY_VOID(readBack(services, erased, std::nullopt));
  return run;
}

}  // namespace

Expected<ShowRetentionRules::Answer> handle(Context& context, const ShowRetentionRules&, const Job&) {
  auto& erasures = context.services.store.read().erasures();
  ShowRetentionRules::Answer answer;
  TRY(answer.inForce, rulesInForce(erasures));
  TRY(const auto runs, erasures.runs());
  if (!runs.empty()) answer.last = runs.front();
  return answer;
}

Expected<SetRetentionRule::Answer> handle(Context& context, const SetRetentionRule& request, const Job&) {
  auto& services = context.services;
  if (!domain::mayBeSet(request.kind, request.days))
    return fail(Errc::invalidArgument, request.kind == RetentionKind::probeTemplates
                                           ? "templates of travellers are never kept: their time is 0 days"
                                           : "a time of retention is between 1 and 36,500 days");
  const RetentionRule rule{
      .kind = request.kind, .days = request.days, .setBy = context.actor.user, .setAt = services.clock.now()};
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.erasures().addRule(rule));
    TRY_VOID(
        unit.log().record({.type = AuditType::retentionRuleSet,
                           .actor = context.actor,
                           .change = domain::AuditChange{.object = "retention:" + std::string(base::word(rule.kind)),
                                                         .detail = std::to_string(rule.days)}}));
    return {};
  }));
  return rule;
}

Expected<PreviewRetention::Answer> handle(Context& context, const PreviewRetention&, const Job&) {
  auto& erasures = context.services.store.read().erasures();
  const auto now = context.services.clock.now();
  PreviewRetention::Answer answer;
  TRY(const auto rules, rulesInForce(erasures));
  for (const auto& rule : rules) {
    TRY(const auto count, erasures.due(rule.kind, domain::cutoffOf(rule, now)));
    answer.counts.push_back(count);
  }
  TRY(answer.longestSilence, silence(erasures, now));
  answer.clockIsDoubtful = answer.longestSilence > domain::kLongestSilence;
  return answer;
}

Expected<RunRetention::Answer> handle(Context& context, const RunRetention& request, const Job&) {
  auto& services = context.services;
  TRY(const auto gap, silence(services.store.read().erasures(), services.clock.now()));
  if (gap > domain::kLongestSilence && !request.clockIsRight)
    return fail(Errc::conflict,
                "the log was silent for more than 31 days, or the clock was set forward: things could "
                "go before their time");
  return run(services, context.actor, false);
}

Expected<void> keepPromises(Context& context) {
  auto& services = context.services;
  if (!services.store.readOnlyReason().empty()) return {};
  auto& erasures = services.store.read().erasures();
  TRY(const auto unchecked, erasures.unchecked());
  if (!unchecked.empty()) TRY_VOID(readBack(services, unchecked, std::nullopt));
  TRY_VOID(renewKeysIfAsked(services, std::nullopt));
  TRY(const auto runs, erasures.runs());
  const auto now = services.clock.now();
  // Until an administrator has seen a preview and made the first run, nothing goes by itself.
  if (runs.empty() || now < runs.front().at + domain::kRetentionEvery) return {};
  TRY(const auto gap, silence(erasures, now));
  if (gap > domain::kLongestSilence) return {};
  TRY_VOID(run(services, context.actor, true));
  return {};
}

}  // namespace consentry::app
