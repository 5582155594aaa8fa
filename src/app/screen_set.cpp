// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screen_set.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "app/engine_in_force.hpp"
#include "app/gated_feed.hpp"
#include "app/list_templates.hpp"
#include "app/list_versions.hpp"
#include "app/lookup.hpp"
#include "app/progress_meter.hpp"
#include "app/run_view.hpp"
#include "app/scoring_in_force.hpp"
#include "app/screening_plan.hpp"
#include "app/screening_record.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

constexpr std::size_t kBatch = 32;       // probes whose gate decisions share one commit
constexpr std::size_t kCandidates = 10;  // people shown to a reviewer at most

class Screening {
 public:
  Screening(Context& context, const Job& job, ScreeningSearch search, Matcher matcher)
      : m_context(context), m_job(job), m_record(context, std::move(search)), m_matcher(std::move(matcher)) {}

  Expected<ports::RunRow> over(const std::vector<ports::ProbeRow>& photos, ports::FaceEngine& engine);

 private:
  Expected<std::vector<ScreeningProbe>> ask(std::span<const ports::ProbeRow> photos);
  Expected<std::optional<ScreeningProbe>> admit(ports::WriteUnit& unit, const Gatekeeper& gate,
                                                const ports::ProbeRow& photo);
  Expected<ports::PhotoWork> workOn(const ScreeningProbe& probe) const;
  Expected<void> search(ScreeningProbe probe, ports::PhotoFinding finding);
  Expected<void> flush();

  Context& m_context;
  const Job& m_job;
  ScreeningRecord m_record;
  Matcher m_matcher;
};

Expected<std::optional<ScreeningProbe>> Screening::admit(ports::WriteUnit& unit, const Gatekeeper& gate,
                                                         const ports::ProbeRow& photo) {
  const auto& search = m_record.search();
  TRY(const auto traveller, unit.travellers().find(photo.traveller));
  if (!traveller) return fail(Errc::storeDamaged, "a photograph without its traveller");
  TRY(auto answer, gate.ask(unit, {.traveller = *traveller,
                                   .request = watchlistSearchAt(search.list.id, m_context.services.clock.now()),
                                   .event = {.type = domain::AuditType::faceSearched,
                                             .outcome = domain::AuditOutcome::intent,
                                             .set = search.run.set,
                                             .list = search.list.id,
                                             .photo = photo.id,
                                             .refs = {search.run.intentSeq}}}));
  if (!answer.permit) {
    TRY_VOID(m_record.leaveOut(unit, photo.id));
    return std::nullopt;
  }
  m_record.note(*traveller);
  return ScreeningProbe{photo, std::move(answer.decision), answer.logSeq, *std::move(answer.permit)};
}

/// The next photographs' decisions, together with the results that have come in since the last commit.
Expected<std::vector<ScreeningProbe>> Screening::ask(std::span<const ports::ProbeRow> photos) {
  std::vector<ScreeningProbe> admitted;
  TRY_VOID(decideTogether(m_context, [&](ports::WriteUnit& unit, const GateRules& rules) -> Expected<void> {
    TRY_VOID(m_record.write(unit, rules));
    const Gatekeeper gate(m_context, rules);
    for (const auto& photo : photos) {
      TRY(auto probe, admit(unit, gate, photo));
      if (probe) admitted.push_back(*std::move(probe));
    }
    return unit.screenings().replaceRun(m_record.run());
  }));
  m_record.committed();
  return admitted;
}

Expected<void> Screening::flush() {
  if (!m_record.isWaiting()) return {};
  TRY_VOID(decideTogether(m_context, [&](ports::WriteUnit& unit, const GateRules& rules) -> Expected<void> {
    TRY_VOID(m_record.write(unit, rules));
    return unit.screenings().replaceRun(m_record.run());
  }));
  m_record.committed();
  return {};
}

Expected<void> Screening::search(ScreeningProbe probe, ports::PhotoFinding finding) {
  ScreeningResult result{.probe = std::move(probe), .outcome = finding.outcome};
  if (finding.faceTemplate) {
    TRY(auto nearest, m_matcher.search(result.probe.permit, *finding.faceTemplate, kCandidates));
    for (auto& one : nearest)
      if (domain::levelOf(one.score, m_record.search().profile) != domain::FlagLevel::none)
        result.candidates.push_back(std::move(one));
  } else if (finding.outcome == ports::PhotoOutcome::assessed) {
    return fail(Errc::internal, "a face was assessed without a template");
  }
  m_record.add(std::move(result));
  return {};
}

Expected<ports::PhotoWork> Screening::workOn(const ScreeningProbe& probe) const {
  auto& sets = m_context.services.store.read().sets();
  TRY(auto file, sets.photoContent(probe.photo.id));
  TRY(auto known, sets.photoGeometry(probe.photo.id));
  return ports::PhotoWork{.permit = probe.permit,
                          .file = std::move(file),
                          .wantTemplate = true,
                          .wantQuality = false,
                          .known = std::move(known)};
}

Expected<ports::RunRow> Screening::over(const std::vector<ports::ProbeRow>& photos, ports::FaceEngine& engine) {
  TRY_VOID(m_record.begin(photos.size()));
  ProgressMeter meter(m_job, "searching", std::ssize(photos));
  GatedFeed<ScreeningProbe> feed(
      m_job,
      {.count = photos.size(),
       .batch = kBatch,
       .beforeOthers = [&] { return flush(); },
       .ask = [&](std::size_t first, std::size_t end) { return ask(std::span(photos).subspan(first, end - first)); },
       .work = [&](const ScreeningProbe& probe) { return workOn(probe); },
       .done = [&](ScreeningProbe probe, ports::PhotoFinding finding) -> Expected<void> {
         TRY_VOID(search(std::move(probe), std::move(finding)));
         meter.at(m_record.through());
         return {};
       }});
  auto ran = feed.run(engine);
  const bool stopped = m_job.stop.stop_requested();
  // A write that failed is not tried again here: the run stays "running" in the store, and its entries say how far
  // it came.
  if (!ran && ran.error().code() != Errc::cancelled) return std::unexpected(std::move(ran).error());
  TRY_VOID(m_record.end(!stopped || feed.isThrough()));
  meter.finish(m_record.through());
  return m_record.run();
}

}  // namespace

Expected<ScreenSet::Answer> handle(Context& context, const ScreenSet& request, const Job& job) {
  auto& services = context.services;
  auto& read = services.store.read();
  TRY(const auto set, pickSet(read, request.set));
  TRY(const auto list, pickList(read, request.list));
  if (set.state != domain::SetState::complete)
    return fail(Errc::conflict, "the import of this set is not finished; import its manifest again to go on");
  TRY(const auto photos, read.sets().probes(set.id));
  if (photos.empty()) return fail(Errc::invalidArgument, "the set has no photographs that were taken in");
  TRY(const bool overdue, hasOverdue(read.watchlists(), list.id, base::dateOf(services.clock.now())));
  if (overdue)
    TRY_VOID(services.store.write([&](ports::WriteUnit& unit) { return expireOverdue(context, unit, list); }));
  TRY(const auto versions, read.watchlists().versions(list.id));
  const auto newest = std::ranges::max_element(versions, {}, &ports::ListVersionRow::number);
  if (newest == versions.end() || newest->people == 0)
    return fail(Errc::invalidArgument, "the list has no active entries");

  TRY(const auto engine, engineInForce(context));
  const auto& identity = engine->identity();
  TRY(auto plan, planScreening(context, request.profile, identity, newest->people));
  TRY_VOID(makeMissingTemplates(context, list, newest->number, *engine, job));
  TRY(auto matcher, matcherFor(context, {.list = list.id,
                                         .version = newest->number,
                                         .engine = identity.hash,
                                         .scoring = plan.scoring,
                                         .cohort = plan.cohort}));
  const bool breaks = breaksBudget(plan.profile, list);
  ScreeningSearch search{.run = {.id = domain::RunId(services.random.handleText()),
                                 .set = set.id,
                                 .list = list.id,
                                 .listVersion = newest->number,
                                 .engine = identity.hash,
                                 .profile = plan.profile.name,
                                 .by = context.actor.user,
                                 .startedAt = services.clock.now(),
                                 .uncalibrated = std::move(plan.uncalibrated),
                                 .choice = identity.choice,
                                 .precision = identity.precision,
                                 .scoring = plan.scoring,
                                 .cohort = plan.cohort},
                         .list = list,
                         .version = *newest,
                         .profile = std::move(plan.profile)};
  Screening screening(context, job, std::move(search), std::move(matcher));
  TRY(auto row, screening.over(photos, *engine));
  TRY(auto view, runView(read, std::move(row)));
  view.breaksBudget = breaks;
  return view;
}

}  // namespace consentry::app
