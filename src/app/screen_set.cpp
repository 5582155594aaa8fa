// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screen_set.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "app/engine_in_force.hpp"
#include "app/gatekeeper.hpp"
#include "app/list_templates.hpp"
#include "app/list_versions.hpp"
#include "app/lookup.hpp"
#include "app/matcher.hpp"
#include "app/progress_meter.hpp"
#include "app/run_view.hpp"
#include "app/scoring_in_force.hpp"
#include "app/screening_plan.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditOutcome;
using domain::AuditType;
using ports::RunState;

namespace {

constexpr std::size_t kBatch = 32;       // probes whose gate decisions share one commit
constexpr std::size_t kCandidates = 10;  // people shown to a reviewer at most

/// What every entry of one run says about the search.
struct Search {
  ports::RunRow run;
  ports::WatchlistRow list;
  ports::ListVersionRow version;
  domain::ThresholdProfile profile;

  [[nodiscard]] domain::AuditSearch inLog() const {
    return {.list = list.id,
            .listVersion = version.number,
            .listRoot = version.root,
            .listPeople = version.people,
            .model = run.engine,
            .profile = profile.hash,
            .review = profile.review,
            .priority = profile.priority,
            .started = run.startedAt,
            .uncalibrated = !run.uncalibrated.empty(),
            .engine = run.choice.networks,
            .mode = run.choice.mode,
            .precision = run.precision,
            .scoring = run.scoring,
            .cohort = run.cohort};
  }
};

struct Probe {
  ports::ProbeRow photo;
  domain::Decision decision;
  std::int64_t useSeq = 0;
  domain::Permit permit;
};

/// One probe's result, waiting for the commit that records it.
struct Result {
  Probe probe;
  ports::PhotoOutcome outcome = ports::PhotoOutcome::assessed;
  std::vector<ScoredCandidate> candidates;  ///< flagged ones only
};

class Run {
 public:
  Run(Context& context, const Job& job, Search search, Matcher matcher)
      : m_context(context), m_job(job), m_search(std::move(search)), m_matcher(std::move(matcher)) {}

  Expected<ports::RunRow> over(std::vector<ports::ProbeRow> photos, ports::FaceEngine& engine);

 private:
  Expected<void> closeInterrupted(ports::WriteUnit& unit);
  Expected<void> begin(std::size_t photographs);
  Expected<void> admitBatch();
  Expected<void> admit(ports::WriteUnit& unit, const Gatekeeper& gate, const ports::ProbeRow& photo);
  Expected<void> search(Probe probe, ports::PhotoFinding finding);
  Expected<void> flush();
  Expected<void> recordResults(ports::WriteUnit& unit, const GateRules& rules);
  Expected<void> recordResult(ports::WriteUnit& unit, const Result& result);
  Expected<void> openCase(ports::WriteUnit& unit, const Result& result, domain::FlagLevel level, std::int64_t seq);
  [[nodiscard]] domain::GateRequest requestNow() const;
  void noteGroups(const ports::TravellerRow& traveller);
  Expected<ports::PhotoWork> workOn(const Probe& probe, std::size_t index);
  Expected<void> end(bool whole);

  Context& m_context;
  const Job& m_job;
  Search m_search;
  Matcher m_matcher;
  std::vector<ports::ProbeRow> m_photos;
  std::size_t m_taken = 0;
  std::deque<Probe> m_ready;
  std::vector<Result> m_results;
  std::set<domain::TravellerId> m_seen;
  std::vector<domain::Group> m_groups;  ///< of everybody searched for, when a cohort takes part
};

/// Only one run is under way in a store at a time: another that says so was killed. What it found stands.
Expected<void> Run::closeInterrupted(ports::WriteUnit& unit) {
  TRY(const auto runs, unit.screenings().runs());
  for (auto run : runs) {
    if (run.state != RunState::running) continue;
    run.state = RunState::cancelled;
    run.finishedAt = m_context.services.clock.now();
    TRY_VOID(unit.screenings().replaceRun(run));
    TRY_VOID(unit.log().record({.type = AuditType::screeningFinished,
                                .outcome = AuditOutcome::failed,
                                .actor = m_context.actor,
                                .set = run.set,
                                .list = run.list,
                                .refs = {run.intentSeq}}));
  }
  return {};
}

Expected<void> Run::begin(std::size_t photographs) {
  auto& run = m_search.run;
  run.photographs = static_cast<std::int64_t>(photographs);
  return m_context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(closeInterrupted(unit));
    auto search = m_search.inLog();
    search.probes = run.photographs;
    TRY(run.intentSeq, unit.log().record({.type = AuditType::screeningStarted,
                                          .outcome = AuditOutcome::intent,
                                          .actor = m_context.actor,
                                          .set = run.set,
                                          .list = run.list,
                                          .search = std::move(search)}));
    return unit.screenings().addRun(run);
  });
}

void Run::noteGroups(const ports::TravellerRow& traveller) {
  if (!m_search.run.cohort || !m_seen.insert(traveller.id).second) return;
  m_groups.push_back(domain::Group::of(traveller.nationality));
  m_groups.push_back(domain::Group::of(domain::ageBandOn(traveller.birth, base::dateOf(m_search.run.startedAt))));
  m_groups.push_back(domain::Group::of(traveller.gender));
}

Expected<void> Run::admit(ports::WriteUnit& unit, const Gatekeeper& gate, const ports::ProbeRow& photo) {
  TRY(const auto traveller, unit.travellers().find(photo.traveller));
  if (!traveller) return fail(Errc::storeDamaged, "a photograph without its traveller");
  TRY(auto answer, gate.ask(unit, {.traveller = *traveller,
                                   .request = requestNow(),
                                   .event = {.type = AuditType::faceSearched,
                                             .outcome = AuditOutcome::intent,
                                             .set = m_search.run.set,
                                             .list = m_search.list.id,
                                             .photo = photo.id,
                                             .refs = {m_search.run.intentSeq}}}));
  if (!answer.permit) {
    ++m_search.run.denied;
    return unit.screenings().markDone(m_search.run.id, photo.id);
  }
  noteGroups(*traveller);
  m_ready.push_back({photo, std::move(answer.decision), answer.logSeq, *std::move(answer.permit)});
  return {};
}

/// The next photographs' decisions, together with the results that have come in since the last commit.
Expected<void> Run::admitBatch() {
  const std::size_t end = std::min(m_photos.size(), m_taken + kBatch);
  // Other requests run here and nowhere else: what was found is recorded before them, and every decision after them is
  // made with the stop or withdrawal that they may have brought.
  if (m_job.yield) {
    TRY_VOID(flush());
    m_job.yield();
  }
  TRY_VOID(m_context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), m_context.services.files));
    TRY_VOID(recordResults(unit, rules));
    const Gatekeeper gate(m_context, rules);
    for (std::size_t i = m_taken; i < end; ++i) TRY_VOID(admit(unit, gate, m_photos[i]));
    return unit.screenings().replaceRun(m_search.run);
  }));
  m_results.clear();
  m_taken = end;
  return {};
}

Expected<void> Run::flush() {
  if (m_results.empty()) return {};
  TRY_VOID(m_context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), m_context.services.files));
    TRY_VOID(recordResults(unit, rules));
    return unit.screenings().replaceRun(m_search.run);
  }));
  m_results.clear();
  return {};
}

Expected<void> Run::search(Probe probe, ports::PhotoFinding finding) {
  Result result{.probe = std::move(probe), .outcome = finding.outcome};
  if (finding.faceTemplate) {
    TRY(auto nearest, m_matcher.search(result.probe.permit, *finding.faceTemplate, kCandidates));
    for (auto& one : nearest)
      if (domain::levelOf(one.score, m_search.profile) != domain::FlagLevel::none)
        result.candidates.push_back(std::move(one));
  } else if (finding.outcome == ports::PhotoOutcome::assessed) {
    return fail(Errc::internal, "a face was assessed without a template");
  }
  m_results.push_back(std::move(result));
  return {};
}

Expected<void> Run::recordResults(ports::WriteUnit& unit, const GateRules& rules) {
  for (auto& result : m_results) {
    // The permission may have ended while the face was in the engine: then nothing of the result may be shown.
    TRY(const auto traveller, unit.travellers().find(result.probe.photo.traveller));
    if (!traveller) return fail(Errc::storeDamaged, "a photograph without its traveller");
    TRY(const auto consents, unit.travellers().consentsOf(traveller->id));
    auto now = rules.decide(requestNow(), *traveller, consents);
    if (!now.allowed()) {
      result.candidates.clear();
      result.probe.decision = std::move(now);
    }
    TRY_VOID(recordResult(unit, result));
  }
  return {};
}

domain::GateRequest Run::requestNow() const {
  return {.purpose = domain::Purpose::watchlistSearch,
          .categories = imageAndTemplate(),
          .list = m_search.list.id,
          .at = m_context.services.clock.now()};
}

AuditOutcome outcomeOf(const Result& result) {
  if (!result.probe.decision.allowed()) return AuditOutcome::denied;
  return result.outcome == ports::PhotoOutcome::assessed ? AuditOutcome::ok : AuditOutcome::failed;
}

Expected<void> Run::recordResult(ports::WriteUnit& unit, const Result& result) {
  auto& run = m_search.run;
  const auto& photo = result.probe.photo;
  crypto::Salt salt;
  m_context.services.random.fill(salt.value);
  auto search = m_search.inLog();
  search.probeCommitment = crypto::commitment(salt, base::asBytes(photo.hash));
  search.finished = m_context.services.clock.now();
  domain::AuditEvent event{.type = AuditType::faceSearched,
                           .outcome = outcomeOf(result),
                           .actor = m_context.actor,
                           .subject = photo.traveller,
                           .set = run.set,
                           .list = run.list,
                           .photo = photo.id,
                           .use = domain::AuditUse{domain::Purpose::watchlistSearch, domain::Recipient::thisSite(),
                                                   imageAndTemplate(), result.probe.decision},
                           .search = std::move(search),
                           .refs = {run.intentSeq, result.probe.useSeq}};
  for (const auto& one : result.candidates)
    event.candidates.push_back({one.person, one.reference, one.distance, one.rank, one.score});
  TRY(const std::int64_t seq, unit.log().record(event));
  TRY_VOID(unit.screenings().addCommitmentSalt(seq, photo.traveller, salt.value));
  TRY_VOID(unit.screenings().markDone(run.id, photo.id));
  if (!result.probe.decision.allowed()) {
    ++run.denied;
    return {};
  }
  if (result.outcome != ports::PhotoOutcome::assessed) {
    ++run.failed;
    return {};
  }
  ++run.searched;
  if (result.candidates.empty()) return {};
  const auto level = domain::levelOf(result.candidates.front().score, m_search.profile);
  ++(level == domain::FlagLevel::priority ? run.flaggedPriority : run.flaggedReview);
  return openCase(unit, result, level, seq);
}

Expected<void> Run::openCase(ports::WriteUnit& unit, const Result& result, domain::FlagLevel level, std::int64_t seq) {
  const auto& photo = result.probe.photo;
  for (const auto& one : result.candidates)
    TRY_VOID(unit.screenings().addComparison({.run = m_search.run.id,
                                              .use = result.probe.permit.use(),
                                              .subject = photo.traveller,
                                              .photo = photo.id,
                                              .person = one.person,
                                              .reference = one.reference,
                                              .distance = one.distance,
                                              .rank = one.rank,
                                              .level = domain::levelOf(one.score, m_search.profile),
                                              .score = one.score}));
  TRY_VOID(unit.screenings().addCase({.id = domain::CaseId(m_context.services.random.handleText()),
                                      .run = m_search.run.id,
                                      .set = m_search.run.set,
                                      .list = m_search.run.list,
                                      .subject = photo.traveller,
                                      .photo = photo.id,
                                      .use = result.probe.permit.use(),
                                      .level = level,
                                      .openedAt = m_context.services.clock.now(),
                                      .searchSeq = seq}));
  return {};
}

Expected<void> Run::end(bool whole) {
  auto& run = m_search.run;
  if (run.cohort) {
    auto& cohorts = m_context.services.store.read().cohorts();
    TRY(run.uncovered, uncoveredBy(cohorts, *run.cohort, countGroups(m_groups)));
  }
  TRY_VOID(m_context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), m_context.services.files));
    TRY_VOID(recordResults(unit, rules));
    run.state = whole ? RunState::finished : RunState::cancelled;
    run.finishedAt = m_context.services.clock.now();
    auto search = m_search.inLog();
    search.finished = run.finishedAt;
    search.probes = run.searched;
    TRY_VOID(unit.log().record({.type = AuditType::screeningFinished,
                                .outcome = whole ? AuditOutcome::ok : AuditOutcome::failed,
                                .actor = m_context.actor,
                                .set = run.set,
                                .list = run.list,
                                .search = std::move(search),
                                .refs = {run.intentSeq}}));
    return unit.screenings().replaceRun(run);
  }));
  m_results.clear();
  return {};
}

Expected<ports::PhotoWork> Run::workOn(const Probe& probe, std::size_t index) {
  auto& sets = m_context.services.store.read().sets();
  TRY(auto file, sets.photoContent(probe.photo.id));
  TRY(auto known, sets.photoGeometry(probe.photo.id));
  return ports::PhotoWork{.index = index,
                          .permit = probe.permit,
                          .file = std::move(file),
                          .wantTemplate = true,
                          .wantQuality = false,
                          .known = std::move(known)};
}

Expected<ports::RunRow> Run::over(std::vector<ports::ProbeRow> photos, ports::FaceEngine& engine) {
  m_photos = std::move(photos);
  TRY_VOID(begin(m_photos.size()));
  ProgressMeter meter(m_job, "searching", std::ssize(m_photos));
  std::map<std::size_t, Probe> open;
  std::size_t handedOut = 0;
  const auto next = [&]() -> Expected<std::optional<ports::PhotoWork>> {
    while (m_ready.empty() && m_taken < m_photos.size() && !m_job.stop.stop_requested()) TRY_VOID(admitBatch());
    if (m_ready.empty()) return std::nullopt;
    Probe probe = std::move(m_ready.front());
    m_ready.pop_front();
    const std::size_t index = handedOut++;
    TRY(auto work, workOn(probe, index));
    open.emplace(index, std::move(probe));
    return work;
  };
  const auto done = [&](ports::PhotoFinding finding) -> Expected<void> {
    auto node = open.extract(finding.index);
    TRY_VOID(search(std::move(node.mapped()), std::move(finding)));
    meter.at(m_search.run.denied + m_search.run.searched + m_search.run.failed + std::ssize(m_results));
    return {};
  };
  auto ran = engine.run(next, done, m_job.stop);
  const bool stopped = m_job.stop.stop_requested();
  // A write that failed is not tried again here: the run stays "running" in the store, and its entries say how far
  // it came.
  if (!ran && ran.error().code() != Errc::cancelled) return std::unexpected(std::move(ran).error());
  TRY_VOID(end(!stopped || (m_taken == m_photos.size() && m_ready.empty())));
  meter.finish(m_search.run.denied + m_search.run.searched + m_search.run.failed);
  return m_search.run;
}

}  // namespace

Expected<ScreenSet::Answer> handle(Context& context, const ScreenSet& request, const Job& job) {
  auto& services = context.services;
  auto& read = services.store.read();
  TRY(const auto set, pickSet(read, request.set));
  TRY(const auto list, pickList(read, request.list));
  if (set.state != domain::SetState::complete)
    return fail(Errc::conflict, "the import of this set is not finished; import its manifest again to go on");
  TRY(auto photos, read.sets().probes(set.id));
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
  Search search{.run = {.id = domain::RunId(services.random.handleText()),
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
  Run run(context, job, std::move(search), std::move(matcher));
  TRY(auto row, run.over(std::move(photos), *engine));
  TRY(auto view, runView(read, std::move(row)));
  view.breaksBudget = breaks;
  return view;
}

}  // namespace consentry::app
