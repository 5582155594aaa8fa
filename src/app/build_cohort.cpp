// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/build_cohort.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "app/cohort_permissions.hpp"
#include "app/engine_in_force.hpp"
#include "app/gated_feed.hpp"
#include "app/progress_meter.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;

namespace {

constexpr std::size_t kBatch = 32;  // people whose gate decisions share one commit

struct Candidate {
  ports::CohortPersonRow person;
  std::int64_t use = 0;
  domain::Permit permit;
};

/// One photograph a person: the first of those that were taken in without a warning, else the first.
std::vector<ports::PhotoRow> oneEach(std::vector<ports::PhotoRow> photos) {
  const auto good = [](const ports::PhotoRow& photo) {
    return photo.quality.verdict == domain::QualityVerdict::accept;
  };
  std::map<domain::TravellerId, ports::PhotoRow> chosen;
  for (auto& photo : photos) {
    const auto place = chosen.find(photo.traveller);
    if (place == chosen.end())
      chosen.emplace(photo.traveller, std::move(photo));
    else if (good(photo) && !good(place->second))
      place->second = std::move(photo);
  }
  std::vector<ports::PhotoRow> answer;
  answer.reserve(chosen.size());
  for (auto& [traveller, photo] : chosen) answer.push_back(std::move(photo));
  return answer;
}

class Gathering {
 public:
  Gathering(Context& context, const ports::CohortRow& cohort, std::vector<ports::PhotoRow> photos, const Job& job)
      : m_context(context), m_cohort(cohort), m_photos(std::move(photos)), m_job(job) {}

  Expected<GatheredCohort> by(ports::FaceEngine& engine);

 private:
  Expected<std::vector<Candidate>> ask(std::size_t first, std::size_t end);
  Expected<std::optional<Candidate>> admit(ports::WriteUnit& unit, const Gatekeeper& gate,
                                           const ports::PhotoRow& photo);
  Expected<ports::PhotoWork> workOn(const Candidate& candidate) const;

  Context& m_context;
  const ports::CohortRow& m_cohort;
  std::vector<ports::PhotoRow> m_photos;
  const Job& m_job;
  GatheredCohort m_gathered;
};

Expected<std::optional<Candidate>> Gathering::admit(ports::WriteUnit& unit, const Gatekeeper& gate,
                                                    const ports::PhotoRow& photo) {
  TRY(const auto traveller, unit.travellers().find(photo.traveller));
  if (!traveller) return fail(Errc::storeDamaged, "a photograph without its traveller");
  const auto now = m_context.services.clock.now();
  TRY(auto answer, gate.ask(unit, {.traveller = *traveller,
                                   .request = accuracyTestAt(now),
                                   .event = {.type = AuditType::cohortPerson, .set = photo.set, .photo = photo.id}}));
  if (!answer.permit) {
    m_gathered.denied.push_back(photo.traveller);
    return std::nullopt;
  }
  return Candidate{.person = {.traveller = photo.traveller,
                              .photo = photo.id,
                              .nationality = domain::Group::of(traveller->nationality),
                              .ageBand = domain::Group::of(domain::ageBandOn(traveller->birth, base::dateOf(now))),
                              .gender = domain::Group::of(traveller->gender)},
                   .use = answer.use,
                   .permit = *std::move(answer.permit)};
}

Expected<std::vector<Candidate>> Gathering::ask(std::size_t first, std::size_t end) {
  std::vector<Candidate> admitted;
  TRY_VOID(decideTogether(m_context, [&](ports::WriteUnit& unit, const GateRules& rules) -> Expected<void> {
    const Gatekeeper gate(m_context, rules);
    for (std::size_t i = first; i < end; ++i) {
      TRY(auto candidate, admit(unit, gate, m_photos[i]));
      if (candidate) admitted.push_back(*std::move(candidate));
    }
    return {};
  }));
  return admitted;
}

Expected<ports::PhotoWork> Gathering::workOn(const Candidate& candidate) const {
  auto& sets = m_context.services.store.read().sets();
  TRY(auto file, sets.photoContent(candidate.person.photo));
  TRY(auto known, sets.photoGeometry(candidate.person.photo));
  return ports::PhotoWork{.permit = candidate.permit,
                          .file = std::move(file),
                          .wantTemplate = true,
                          .wantQuality = false,
                          .known = std::move(known)};
}

Expected<GatheredCohort> Gathering::by(ports::FaceEngine& engine) {
  ProgressMeter meter(m_job, "photographs", std::ssize(m_photos));
  std::int64_t through = 0;
  GatedFeed<Candidate> feed(m_job, {.count = m_photos.size(),
                                    .batch = kBatch,
                                    .ask = [&](std::size_t first, std::size_t end) { return ask(first, end); },
                                    .work = [&](const Candidate& candidate) { return workOn(candidate); },
                                    .done = [&](Candidate candidate, ports::PhotoFinding finding) -> Expected<void> {
                                      if (finding.faceTemplate)
                                        m_gathered.members.push_back({std::move(candidate.person), candidate.use,
                                                                      *std::move(finding.faceTemplate)});
                                      else
                                        ++m_gathered.build.failed;
                                      meter.at(++through + std::ssize(m_gathered.denied));
                                      return {};
                                    }});
  TRY_VOID(feed.run(engine));
  std::ranges::sort(m_gathered.members, {}, [](const auto& member) { return member.person.traveller; });
  m_gathered.build.cohort = m_cohort.id;
  m_gathered.build.engine = engine.identity().hash;
  m_gathered.build.by = m_context.actor.user;
  meter.finish(std::ssize(m_photos));
  return std::move(m_gathered);
}

/// The permission may have ended while the face was in the engine.
Expected<void> leaveOutWithdrawn(Context& context, ports::WriteUnit& unit, GatheredCohort& gathered) {
  TRY(const auto rules, GateRules::load(unit.governance(), context.services.files));
  const auto request = accuracyTestAt(context.services.clock.now());
  std::vector<ports::CohortMember> allowed;
  for (auto& member : gathered.members) {
    TRY(const auto traveller, unit.travellers().find(member.person.traveller));
    if (!traveller) return fail(Errc::storeDamaged, "a photograph without its traveller");
    TRY(const auto consents, unit.travellers().consentsOf(traveller->id));
    if (rules.decide(request, *traveller, consents).allowed())
      allowed.push_back(std::move(member));
    else
      gathered.denied.push_back(traveller->id);
  }
  gathered.members = std::move(allowed);
  return {};
}

}  // namespace

Expected<GatheredCohort> gatherCohort(Context& context, const ports::CohortRow& cohort, const Job& job) {
  auto& sets = context.services.store.read().sets();
  TRY(const auto set, sets.find(cohort.set));
  if (!set || set->state != domain::SetState::complete)
    return fail(Errc::conflict, "the photo set of this cohort is not complete, or was removed");
  TRY(const auto engine, engineInForce(context));
  TRY(auto photos, sets.photos(cohort.set));
  return Gathering(context, cohort, oneEach(std::move(photos)), job).by(*engine);
}

Expected<void> keepCohort(Context& context, ports::WriteUnit& unit, GatheredCohort gathered) {
  TRY_VOID(leaveOutWithdrawn(context, unit, gathered));
  auto& build = gathered.build;
  TRY(const auto before, unit.cohorts().builds(build.cohort));
  build.people = std::ssize(gathered.members);
  build.denied = std::ssize(gathered.denied);
  build.at = context.services.clock.now();
  build.hash = hashOfBuild(build, gathered.members);
  if (build.people == 0) return fail(Errc::denied, "whoever had allowed accuracy tests has withdrawn meanwhile");
  TRY_VOID(unit.cohorts().addBuild(build, gathered.members));
  domain::AuditChange change{
      .object = "cohort:" + build.cohort.text(), .after = build.hash, .detail = std::to_string(build.people)};
  if (!before.empty()) change.before = before.front().hash;
  TRY_VOID(unit.log().record({.type = AuditType::cohortBuilt, .actor = context.actor, .change = std::move(change)}));
  return {};
}

}  // namespace consentry::app
