// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_cohorts.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/scoring_text.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

Json jsonOfBuild(const app::ports::CohortBuildRow& build) {
  return {{"sha256", jsonOf(build.hash)}, {"model", jsonOf(build.engine)}, {"people", build.people},
          {"denied", build.denied},       {"failed", build.failed},        {"by", jsonOf(build.by)},
          {"at", jsonOf(build.at)}};
}

Json jsonOfCohort(const app::CohortView& view) {
  return {{"id", jsonOf(view.cohort.id)},
          {"name", view.cohort.name},
          {"set", jsonOf(view.cohort.set)},
          {"set_name", view.setName},
          {"in_use", view.inUse},
          {"created_by", jsonOf(view.cohort.createdBy)},
          {"created_at", jsonOf(view.cohort.createdAt)},
          {"people_now", view.peopleNow},
          {"too_small", view.tooSmall()},
          {"composition", jsonOfGroups(view.composition)},
          {"builds", jsonList(view.builds, jsonOfBuild)}};
}

std::string compositionOf(const app::CohortView& view, domain::GroupKind kind) {
  std::vector<std::string> parts;
  for (const auto& [group, people] : view.composition)
    if (group.kind == kind) parts.push_back(fmt::format("{} {}", plain(group.value), count(people)));
  return joined(parts);
}

/// Empty when the cohort is large enough.
std::string warningOf(const app::CohortView& view) {
  if (!view.tooSmall()) return {};
  if (view.peopleNow == 0)
    return "Nobody of this cohort may be used any more: build it anew (`consentry-cli cohort refresh`) when somebody "
           "may, or work without one (`consentry-cli cohort use none`).";
  return fmt::format(
      "Only {} people: with fewer than {}, scores scaled by it can treat groups of people more unequally "
      "than distances do. Build one of more people.",
      view.peopleNow, app::kPeopleToScaleBy);
}

void showCohort(Invocation& in, const app::CohortView& view) {
  Output& out = in.out();
  if (!out.wantsText()) return out.document(jsonOfCohort(view));
  out.line(fmt::format("Cohort {}{}", plain(view.cohort.name), view.inUse ? " (in use)" : ""));
  Fields fields;
  fields.add("id", view.cohort.id.text()).add("set", plain(view.setName));
  if (!view.builds.empty()) {
    const auto& build = view.builds.front();
    fields.add("people", count(build.people))
        .add("of these now", count(view.peopleNow))
        .add("left out",
             fmt::format("{} by the gate, {} without a single face", count(build.denied), count(build.failed)))
        .add("built", fmt::format("{} by {}", localTime(build.at), plain(in.nameOf(build.by))))
        .add("by the engine", shortName(build.engine))
        .add("sha-256", shortName(build.hash))
        .add("nationalities", compositionOf(view, domain::GroupKind::nationality))
        .add("age bands", compositionOf(view, domain::GroupKind::ageBand))
        .add("genders", compositionOf(view, domain::GroupKind::gender));
  }
  out.block(fields.text());
  if (const auto warning = warningOf(view); !warning.empty()) out.line(warning);
  out.talk("Whoever withdraws is taken out of it at once.");
}

base::Expected<int> listCohorts(Invocation& in) {
  TRY(const auto cohorts, in.read(app::ListCohorts{}));
  if (!in.out().wantsText()) {
    in.out().document({{"cohorts", jsonList(cohorts, jsonOfCohort)}});
    return exits::kDone;
  }
  if (cohorts.empty()) {
    in.out().line("No cohort yet; `consentry-cli cohort create` makes one of a set.");
    return exits::kDone;
  }
  Table table({"name", "set", ">people", "engine", "built", "in use", ""});
  for (const auto& view : cohorts) {
    const bool built = !view.builds.empty();
    table.row({view.cohort.name, view.setName, built ? count(view.peopleNow) : "",
               built ? shortName(view.builds.front().engine) : "", built ? localTime(view.builds.front().at) : "never",
               view.inUse ? "yes" : "", view.tooSmall() ? "too small" : ""});
  }
  in.out().block(table.text());
  return exits::kDone;
}

void addCreate(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::CreateCohort>();
  CLI::App& command = commands.add(group, "create", "Embed the people of a set who may be used for accuracy tests",
                                   "cohort create balanced --set volunteers --as lee",
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto view, in.work(*request));
                                     showCohort(in, view);
                                     return exits::kDone;
                                   });
  command.add_option("name", request->name, "What it is called")->required();
  command.add_option("--set", request->set, "The set's name, or its handle")->required();
}

void addRefresh(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::RefreshCohort>();
  CLI::App& command =
      commands.add(group, "refresh", "Build it anew: by the engine in force, of those whose permission holds now",
                   "cohort refresh balanced --as lee", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto view, in.work(*request));
                     showCohort(in, view);
                     return exits::kDone;
                   });
  command.add_option("name", request->cohort, "Its name, or its handle")->required();
}

void addShow(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowCohort>();
  CLI::App& command = commands.add(group, "show", "Who is in it, by nationality, age band and gender",
                                   "cohort show balanced --as lee", [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto view, in.read(*request));
                                     showCohort(in, view);
                                     return exits::kDone;
                                   });
  command.add_option("name", request->cohort, "Its name, or its handle")->required();
}

void addUse(Commands& commands, CLI::App& group) {
  const auto name = std::make_shared<std::string>();
  CLI::App& command = commands.add(group, "use", "Make scores with it from the next search on",
                                   "cohort use balanced --as lee", [name](Invocation& in) -> base::Expected<int> {
                                     app::UseCohort request;
                                     if (*name != "none") request.cohort = *name;
                                     TRY(const auto view, in.act(request));
                                     if (view)
                                       showCohort(in, *view);
                                     else if (in.out().wantsText())
                                       in.out().line("No cohort is in use.");
                                     else
                                       in.out().document({{"in_use", false}});
                                     return exits::kDone;
                                   });
  command.add_option("name", *name, "Its name or handle, or none")->required();
}

}  // namespace

void addCohortCommands(Commands& commands) {
  CLI::App& cohorts = commands.group("cohort", "People among whom it is measured how crowded it is around a face");
  addCreate(commands, cohorts);
  addRefresh(commands, cohorts);
  commands.add(cohorts, "list", "Every cohort", "cohort list --as lee", listCohorts);
  addShow(commands, cohorts);
  addUse(commands, cohorts);
}

}  // namespace consentry::cli
