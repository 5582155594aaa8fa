// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_cohorts.hpp"

#include <utility>

#include "app/build_cohort.hpp"
#include "app/cohort_permissions.hpp"
#include "app/lookup.hpp"
#include "app/scoring_in_force.hpp"
#include "base/plain_text.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;

namespace {

Expected<ports::CohortRow> pickCohort(ports::CohortReader& cohorts, std::string_view what) {
  TRY(auto rows, cohorts.all());
  return pick(
      std::move(rows), what, "cohort", [](const ports::CohortRow& row) { return row.id.text(); },
      [](const ports::CohortRow& row) { return row.name; });
}

Expected<CohortView> cohortView(ports::ReadView& read, ports::CohortRow row) {
  auto& cohorts = read.cohorts();
  CohortView view{.cohort = std::move(row)};
  TRY(const auto set, read.sets().find(view.cohort.set));
  if (set) view.setName = set->name;
  TRY(const auto setting, cohorts.setting());
  view.inUse = setting && setting->cohort == view.cohort.id;
  TRY(view.builds, cohorts.builds(view.cohort.id));
  if (view.builds.empty()) return view;
  TRY(const auto people, cohorts.people(view.builds.front().hash));
  TRY(const auto members, cohorts.members(view.builds.front().hash));
  view.peopleNow = std::ssize(members);
  std::vector<domain::Group> groups;
  for (const auto& one : people) groups.insert(groups.end(), {one.nationality, one.ageBand, one.gender});
  view.composition = countGroups(groups);
  return view;
}

constexpr auto kNobody =
    "the gate allows accuracy tests for nobody in this set: record consents that cover the purpose "
    "accuracy_test, or a basis and a rule for people who do not exist";

}  // namespace

Expected<CreateCohort::Answer> handle(Context& context, const CreateCohort& request, const Job& job) {
  auto& services = context.services;
  auto& read = services.store.read();
  if (request.name.size() > 200) return fail(Errc::invalidArgument, "a cohort's name has at most 200 bytes");
  TRY_VOID(base::checkPlainText(request.name, "the cohort's name"));
  if (request.name == "none")
    return fail(Errc::invalidArgument, "a cohort cannot be called none: that means no cohort");
  TRY(const auto there, read.cohorts().all());
  for (const auto& one : there)
    if (one.name == request.name) return fail(Errc::alreadyExists, "a cohort of that name exists");
  TRY(const auto set, pickSet(read, request.set));
  const ports::CohortRow cohort{.id = domain::CohortId(services.random.handleText()),
                                .name = request.name,
                                .set = set.id,
                                .createdBy = context.actor.user,
                                .createdAt = services.clock.now()};
  TRY(auto gathered, gatherCohort(context, cohort, job));
  if (gathered.members.empty()) return fail(Errc::denied, kNobody);
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.cohorts().add(cohort));
    return keepCohort(context, unit, std::move(gathered));
  }));
  return cohortView(read, cohort);
}

Expected<RefreshCohort::Answer> handle(Context& context, const RefreshCohort& request, const Job& job) {
  auto& services = context.services;
  auto& read = services.store.read();
  TRY(auto cohort, pickCohort(read.cohorts(), request.cohort));
  // First, and whatever becomes of the rest: what may no longer be kept is not kept until the engine can be started.
  TRY_VOID(keepOnlyAllowed(context, cohort.id));
  TRY(auto gathered, gatherCohort(context, cohort, job));
  if (gathered.members.empty()) return fail(Errc::denied, kNobody);
  TRY_VOID(
      services.store.write([&](ports::WriteUnit& unit) { return keepCohort(context, unit, std::move(gathered)); }));
  return cohortView(read, std::move(cohort));
}

Expected<UseCohort::Answer> handle(Context& context, const UseCohort& request, const Job&) {
  auto& services = context.services;
  auto& read = services.store.read();
  std::optional<ports::CohortRow> cohort;
  if (request.cohort) {
    TRY(cohort, pickCohort(read.cohorts(), *request.cohort));
  }
  ports::CohortSetting setting{.by = context.actor.user, .at = services.clock.now()};
  domain::AuditChange change{.object = "cohort:none"};
  if (cohort) {
    setting.cohort = cohort->id;
    change.object = "cohort:" + cohort->id.text();
    TRY(const auto builds, read.cohorts().builds(cohort->id));
    if (!builds.empty()) change.after = builds.front().hash;
  }
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.cohorts().choose(setting));
    TRY_VOID(unit.log().record({.type = AuditType::cohortChosen, .actor = context.actor, .change = std::move(change)}));
    return {};
  }));
  if (!cohort) return UseCohort::Answer();
  TRY(auto view, cohortView(read, *std::move(cohort)));
  return UseCohort::Answer(std::move(view));
}

Expected<ListCohorts::Answer> handle(Context& context, const ListCohorts&, const Job&) {
  auto& read = context.services.store.read();
  TRY(auto rows, read.cohorts().all());
  ListCohorts::Answer answer;
  for (auto& row : rows) {
    TRY(auto view, cohortView(read, std::move(row)));
    answer.push_back(std::move(view));
  }
  return answer;
}

Expected<ShowCohort::Answer> handle(Context& context, const ShowCohort& request, const Job&) {
  auto& read = context.services.store.read();
  TRY(auto row, pickCohort(read.cohorts(), request.cohort));
  return cohortView(read, std::move(row));
}

}  // namespace consentry::app
