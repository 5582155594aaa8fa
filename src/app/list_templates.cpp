// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_templates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "app/engine_in_force.hpp"
#include "app/gated_feed.hpp"
#include "app/progress_meter.hpp"
#include "app/scoring_in_force.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;

namespace {

constexpr std::size_t kBatch = 16;  // references whose gate decisions share one commit

struct Admitted {
  ports::ListMember member;
  domain::Permit permit;
  std::int64_t useSeq = 0;
};

struct Made {
  Admitted from;
  ports::FaceTemplate faceTemplate;
  std::optional<ports::FaceGeometry> geometry;
};

/// Enrolment by another engine.
class Enrolment {
 public:
  Enrolment(Context& context, const ports::WatchlistRow& list, std::vector<ports::ListMember> members, const Job& job)
      : m_context(context), m_list(list), m_members(std::move(members)), m_job(job) {}

  Expected<void> by(ports::FaceEngine& engine);

 private:
  Expected<std::vector<Admitted>> ask(std::size_t first, std::size_t end);
  Expected<void> keep(ports::WriteUnit& unit, const GateRules& rules);
  Expected<ports::PhotoWork> workOn(const Admitted& admitted) const;
  Expected<void> flush();
  [[nodiscard]] Expected<void> whatIsMissing() const;

  Context& m_context;
  const ports::WatchlistRow& m_list;
  std::vector<ports::ListMember> m_members;
  const Job& m_job;
  std::vector<Made> m_made;
  std::vector<domain::ListPersonId> m_denied;
  std::vector<domain::ListPersonId> m_faceless;
};

Expected<void> Enrolment::keep(ports::WriteUnit& unit, const GateRules& rules) {
  for (const auto& one : m_made) {
    const auto& reference = one.from.member.reference;
    TRY(const auto person, unit.watchlists().findPerson(one.from.member.person));
    if (!person) return fail(Errc::storeDamaged, "a list version names somebody who is on no list");
    // The permission may have ended while the face was in the engine.
    if (!decideForListed(m_context, rules, *person).allowed()) {
      TRY_VOID(askForListed(m_context, unit, rules, *person, AuditType::referenceEnrolled));
      m_denied.push_back(person->id);
      continue;
    }
    TRY_VOID(unit.watchlists().addTemplate(reference, one.faceTemplate));
    TRY(const auto known, unit.watchlists().referenceGeometry(reference));
    if (one.geometry && !known) TRY_VOID(unit.watchlists().addGeometry(reference, *one.geometry));
    TRY_VOID(unit.log().record({.type = AuditType::referenceEnrolled,
                                .actor = m_context.actor,
                                .list = m_list.id,
                                .change = domain::AuditChange{.object = "reference:" + reference.text(),
                                                              .after = one.from.member.hash,
                                                              .detail = "other_engine"},
                                .refs = {one.from.useSeq}}));
  }
  return {};
}

Expected<std::vector<Admitted>> Enrolment::ask(std::size_t first, std::size_t end) {
  std::vector<Admitted> admitted;
  TRY_VOID(decideTogether(m_context, [&](ports::WriteUnit& unit, const GateRules& rules) -> Expected<void> {
    TRY_VOID(keep(unit, rules));
    for (std::size_t i = first; i < end; ++i) {
      const auto& member = m_members[i];
      TRY(const auto person, unit.watchlists().findPerson(member.person));
      if (!person) return fail(Errc::storeDamaged, "a list version names somebody who is on no list");
      TRY(auto use, askForListed(m_context, unit, rules, *person, AuditType::referenceEnrolled));
      if (use.permit)
        admitted.push_back({member, *std::move(use.permit), use.logSeq});
      else
        m_denied.push_back(member.person);
    }
    return {};
  }));
  m_made.clear();
  return admitted;
}

Expected<void> Enrolment::flush() {
  if (m_made.empty()) return {};
  TRY_VOID(
      decideTogether(m_context, [&](ports::WriteUnit& unit, const GateRules& rules) { return keep(unit, rules); }));
  m_made.clear();
  return {};
}

Expected<ports::PhotoWork> Enrolment::workOn(const Admitted& admitted) const {
  auto& lists = m_context.services.store.read().watchlists();
  const auto& reference = admitted.member.reference;
  TRY(auto file, lists.referenceContent(reference));
  TRY(auto known, lists.referenceGeometry(reference));
  return ports::PhotoWork{.permit = admitted.permit,
                          .file = std::move(file),
                          .wantTemplate = true,
                          .wantQuality = false,
                          .known = std::move(known)};
}

Expected<void> Enrolment::whatIsMissing() const {
  if (!m_denied.empty())
    return fail(Errc::denied, "the gate refused to embed references of " + std::to_string(m_denied.size()) +
                                  " people of this list by the engine in force: " +
                                  "approve a basis with their citation, or suspend or remove them; first " +
                                  m_denied.front().text());
  if (!m_faceless.empty())
    return fail(Errc::invalidArgument, "the engine in force found no single face in references of " +
                                           std::to_string(m_faceless.size()) +
                                           " people of this list: list them with another photograph, or choose " +
                                           "another engine; first " + m_faceless.front().text());
  return {};
}

Expected<void> Enrolment::by(ports::FaceEngine& engine) {
  ProgressMeter meter(m_job, "references", std::ssize(m_members));
  std::int64_t through = 0;
  GatedFeed<Admitted> feed(m_job, {.count = m_members.size(),
                                   .batch = kBatch,
                                   .beforeOthers = [&] { return flush(); },
                                   .ask = [&](std::size_t first, std::size_t end) { return ask(first, end); },
                                   .work = [&](const Admitted& admitted) { return workOn(admitted); },
                                   .done = [&](Admitted admitted, ports::PhotoFinding finding) -> Expected<void> {
                                     meter.at(++through);
                                     if (finding.faceTemplate)
                                       m_made.push_back({std::move(admitted), *std::move(finding.faceTemplate),
                                                         std::move(finding.geometry)});
                                     else
                                       m_faceless.push_back(admitted.member.person);
                                     return {};
                                   }});
  const auto ran = feed.run(engine);
  if (ran || ran.error().code() == Errc::cancelled) TRY_VOID(flush());
  TRY_VOID(ran);
  meter.finish(through);
  return whatIsMissing();
}

Expected<std::shared_ptr<const ports::Gallery>> cohortGallery(Context& context,
                                                              const std::optional<base::Digest>& build) {
  if (!build) return std::shared_ptr<const ports::Gallery>();
  TRY(auto people, context.services.store.read().cohorts().templates(*build));
  return context.services.galleries.build(std::move(people));
}

/// Once for each list version and way of scoring; kept ever after.
Expected<void> measure(Context& context, const ports::SurroundingsKey& key, const ports::Gallery* cohort) {
  auto& services = context.services;
  TRY(auto references, services.store.read().watchlists().templates(key.list, key.version, key.engine));
  TRY_VOID(measureSurroundings(services.galleries, references, cohort, key.scoring));
  return services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.watchlists().addLocalMeans(key, references, services.clock.now()));
    TRY_VOID(
        unit.log().record({.type = AuditType::surroundingsMeasured,
                           .actor = context.actor,
                           .list = key.list,
                           .change = domain::AuditChange{
                               .object = "list:" + key.list.text(),
                               .before = key.cohort,
                               .after = key.engine,
                               .detail = fmt::format("version={} scoring={} neighbours={}", key.version,
                                                     base::word(key.scoring.neighbourhood), key.scoring.neighbours)}}));
    return {};
  });
}

Expected<std::shared_ptr<const ports::Gallery>> listGallery(Context& context, const ports::SurroundingsKey& key) {
  auto& lists = context.services.store.read().watchlists();
  TRY(const auto versions, lists.versions(key.list));
  const auto version = std::ranges::find(versions, key.version, &ports::ListVersionRow::number);
  const auto expected = version == versions.end() ? 0 : static_cast<std::size_t>(version->references);
  const auto draft = context.services.galleries.begin(key.engine, expected);
  TRY_VOID(lists.eachTemplate(key, [&](const ports::StoredTemplate& one) {
    return draft->add(one.person, one.reference, one.values, one.localMean);
  }));
  return draft->finish();
}

enum class IfNotMeasured { measure, fail };

Expected<Matcher> matcher(Context& context, const ports::SurroundingsKey& key, IfNotMeasured otherwise) {
  TRY(auto cohort, cohortGallery(context, key.cohort));
  if (key.scoring.scaled()) {
    TRY(const bool measured, context.services.store.read().watchlists().hasLocalMeans(key));
    if (!measured && otherwise == IfNotMeasured::fail) return fail(Errc::storeDamaged, "a run without its local means");
    if (!measured) TRY_VOID(measure(context, key, cohort.get()));
  }
  TRY(auto list, listGallery(context, key));
  return Matcher(std::move(list), std::move(cohort), key.scoring);
}

}  // namespace

Expected<void> makeMissingTemplates(Context& context, const ports::WatchlistRow& list, int version,
                                    ports::FaceEngine& engine, const Job& job) {
  TRY(auto missing,
      context.services.store.read().watchlists().withoutTemplate(list.id, version, engine.identity().hash));
  if (missing.empty()) return {};
  return Enrolment(context, list, std::move(missing), job).by(engine);
}

Expected<Matcher> matcherFor(Context& context, const ports::SurroundingsKey& key) {
  return matcher(context, key, IfNotMeasured::measure);
}

Expected<Matcher> matcherOf(Context& context, const ports::RunRow& run) {
  return matcher(context,
                 {.list = run.list,
                  .version = run.listVersion,
                  .engine = run.engine,
                  .scoring = run.scoring,
                  .cohort = run.cohort},
                 IfNotMeasured::fail);
}

void prepareNewest(Context& context, const ports::WatchlistRow& list, const Job& job) {
  const auto prepared = [&]() -> Expected<void> {
    auto& read = context.services.store.read();
    TRY(const auto versions, read.watchlists().versions(list.id));
    const auto newest = std::ranges::max_element(versions, {}, &ports::ListVersionRow::number);
    if (newest == versions.end() || newest->people == 0) return {};
    TRY(const auto engine, engineInForce(context));
    const auto& model = engine->identity().hash;
    TRY(const auto inForce, scoringInForce(context, newest->people, model));
    if (!inForce.scoring.scaled()) return {};
    TRY_VOID(makeMissingTemplates(context, list, newest->number, *engine, job));
    TRY_VOID(matcherFor(context, {.list = list.id,
                                  .version = newest->number,
                                  .engine = model,
                                  .scoring = inForce.scoring,
                                  .cohort = inForce.cohort ? std::optional(inForce.cohort->hash) : std::nullopt}));
    return {};
  }();
  // The change of the list stands whatever came of this.
  if (!prepared) return;
}

}  // namespace consentry::app
