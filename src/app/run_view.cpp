// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_view.hpp"

#include <chrono>
#include <utility>

namespace consentry::app {

using base::Expected;

namespace {

Expected<std::string> nameOfBuild(ports::CohortReader& cohorts, const base::Digest& hash) {
  TRY(const auto build, cohorts.findBuild(hash));
  if (!build) return std::string();
  TRY(const auto cohort, cohorts.find(build->cohort));
  return cohort ? cohort->name : std::string();
}

}  // namespace

Expected<RunView> runView(ports::ReadView& read, ports::RunRow row) {
  RunView view{.run = std::move(row)};
  TRY(const auto set, read.sets().find(view.run.set));
  if (set) view.setName = set->name;
  TRY(const auto list, read.watchlists().find(view.run.list));
  if (list) view.listName = list->name;
  TRY(const auto versions, read.watchlists().versions(view.run.list));
  for (const auto& version : versions)
    if (version.number == view.run.listVersion) view.listPeople = version.people;
  if (view.run.cohort) {
    TRY(view.cohortName, nameOfBuild(read.cohorts(), *view.run.cohort));
  }
  if (view.run.finishedAt)
    view.seconds = std::chrono::duration<double>(*view.run.finishedAt - view.run.startedAt).count();
  return view;
}

Expected<ListRuns::Answer> handle(Context& context, const ListRuns&, const Job&) {
  auto& read = context.services.store.read();
  TRY(auto rows, read.screenings().runs());
  ListRuns::Answer answer;
  for (auto& row : rows) {
    TRY(auto view, runView(read, std::move(row)));
    answer.push_back(std::move(view));
  }
  return answer;
}

}  // namespace consentry::app
