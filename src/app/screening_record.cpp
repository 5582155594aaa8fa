// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screening_record.hpp"

#include <utility>

#include "app/gated_feed.hpp"
#include "app/scoring_in_force.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditOutcome;
using domain::AuditType;
using ports::RunState;

namespace {

AuditOutcome outcomeOf(const ScreeningResult& result) {
  if (!result.probe.decision.allowed()) return AuditOutcome::denied;
  return result.outcome == ports::PhotoOutcome::assessed ? AuditOutcome::ok : AuditOutcome::failed;
}

}  // namespace

domain::GateRequest watchlistSearchAt(const domain::WatchlistId& list, base::Instant at) {
  return {.purpose = domain::Purpose::watchlistSearch, .categories = imageAndTemplate(), .list = list, .at = at};
}

std::int64_t ScreeningRecord::through() const {
  return run().denied + run().searched + run().failed + std::ssize(m_results);
}

/// Only one run is under way in a store at a time: another that says so was killed. What it found stands.
Expected<void> ScreeningRecord::closeInterrupted(ports::WriteUnit& unit) {
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

Expected<void> ScreeningRecord::begin(std::size_t photographs) {
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

Expected<void> ScreeningRecord::leaveOut(ports::WriteUnit& unit, const domain::PhotoId& photo) {
  ++m_search.run.denied;
  return unit.screenings().markDone(run().id, photo);
}

void ScreeningRecord::note(const ports::TravellerRow& traveller) {
  if (!m_search.run.cohort || !m_seen.insert(traveller.id).second) return;
  m_groups.push_back(domain::Group::of(traveller.nationality));
  m_groups.push_back(domain::Group::of(domain::ageBandOn(traveller.birth, base::dateOf(m_search.run.startedAt))));
  m_groups.push_back(domain::Group::of(traveller.gender));
}

Expected<void> ScreeningRecord::write(ports::WriteUnit& unit, const GateRules& rules) {
  for (auto& result : m_results) {
    // The permission may have ended while the face was in the engine: then nothing of the result may be shown.
    TRY(const auto traveller, unit.travellers().find(result.probe.photo.traveller));
    if (!traveller) return fail(Errc::storeDamaged, "a photograph without its traveller");
    TRY(const auto consents, unit.travellers().consentsOf(traveller->id));
    auto now = rules.decide(watchlistSearchAt(m_search.list.id, m_context.services.clock.now()), *traveller, consents);
    if (!now.allowed()) {
      result.candidates.clear();
      result.probe.decision = std::move(now);
    }
    TRY_VOID(recordResult(unit, result));
  }
  return {};
}

Expected<void> ScreeningRecord::recordResult(ports::WriteUnit& unit, const ScreeningResult& result) {
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

Expected<void> ScreeningRecord::openCase(ports::WriteUnit& unit, const ScreeningResult& result, domain::FlagLevel level,
                                         std::int64_t seq) {
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

Expected<void> ScreeningRecord::end(bool whole) {
  auto& run = m_search.run;
  if (run.cohort) {
    auto& cohorts = m_context.services.store.read().cohorts();
    TRY(run.uncovered, uncoveredBy(cohorts, *run.cohort, countGroups(m_groups)));
  }
  TRY_VOID(decideTogether(m_context, [&](ports::WriteUnit& unit, const GateRules& rules) -> Expected<void> {
    TRY_VOID(write(unit, rules));
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

}  // namespace consentry::app
