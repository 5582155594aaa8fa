// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screen_set.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/scoring_text.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

Json jsonOfRun(const app::RunView& view) {
  const auto& run = view.run;
  Json json = {{"id", jsonOf(run.id)},
               {"state", jsonWord(run.state)},
               {"set", jsonOf(run.set)},
               {"set_name", view.setName},
               {"list", jsonOf(run.list)},
               {"list_name", view.listName},
               {"list_version", run.listVersion},
               {"list_people", view.listPeople},
               {"profile", run.profile},
               {"uncalibrated", jsonWords(run.uncalibrated)},
               {"breaks_false_alert_budget", view.breaksBudget},
               {"model", jsonOf(run.engine)},
               {"photographs", run.photographs},
               {"searched", run.searched},
               {"denied", run.denied},
               {"failed", run.failed},
               {"flagged_review", run.flaggedReview},
               {"flagged_priority", run.flaggedPriority},
               {"intent_seq", run.intentSeq},
               {"by", jsonOf(run.by)},
               {"started_at", jsonOf(run.startedAt)},
               {"finished_at", jsonOf(run.finishedAt)},
               {"seconds", view.seconds}};
  addScoring(json, run.choice, run.precision, run.scoring);
  json["cohort"] = run.cohort ? jsonOf(*run.cohort) : Json(nullptr);
  json["cohort_name"] = jsonText(view.cohortName);
  json["uncovered_groups"] = jsonOfGroups(run.uncovered);
  return json;
}

std::string calibrationWords(const std::vector<domain::Uncalibrated>& reasons) {
  return reasons.empty() ? "calibrated for this use" : "uncalibrated: " + sayAll(reasons);
}

void printRun(Output& out, const app::RunView& view) {
  const auto& run = view.run;
  out.line(fmt::format("Screened {} against {}, version {} ({}), in {}", plain(view.setName), plain(view.listName),
                       run.listVersion, count(view.listPeople, "person", "people"), duration(view.seconds)));
  out.block(Fields()
                .add("photographs", count(run.photographs))
                .add("searched", count(run.searched))
                .add("denied by the gate", count(run.denied))
                .add("not searchable", count(run.failed))
                .add("flagged for review", count(run.flaggedReview))
                .add("flagged for priority review", count(run.flaggedPriority))
                .add("profile", fmt::format("{} ({})", run.profile, calibrationWords(run.uncalibrated)))
                .add("engine", engineWords(run.choice, run.precision))
                .add("scores", scoringWords(run.scoring))
                .add("cohort", plain(view.cohortName))
                .add("log", fmt::format("intent at entry {}", count(run.intentSeq)))
                .text());
  if (run.flaggedReview + run.flaggedPriority == 0) out.line("Nobody was flagged.");
  if (run.scoring.neighbourhood == domain::Neighbourhood::list)
    out.line(
        "The list is its own neighbourhood: of which groups its people are is not recorded, so nobody can say whom it "
        "does not cover. A cohort says so (`consentry-cli cohort -h`).");
  if (!run.uncovered.empty())
    out.line(fmt::format(
        "The cohort does not hold these groups of travellers, who may be flagged by mistake more often: {}.",
        groupWords(run.uncovered)));
}

void addScreen(Commands& commands) {
  const auto request = std::make_shared<app::ScreenSet>();
  CLI::App& command =
      commands.add(commands.root(), "screen", "Search a set's photographs against a list",
                   "screen flight --list overstay --as kim", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto view, in.work(*request));
                     if (in.out().wantsText())
                       printRun(in.out(), view);
                     else
                       in.out().document(jsonOfRun(view));
                     return exits::kDone;
                   });
  command.add_option("set", request->set, "The set's name, or its handle")->required();
  command.add_option("--list", request->list, "The list's name, or its handle")->required();
  optionalText(command, "--profile", request->profile,
               "Threshold profile (default: the newest for the engine and the scores in force)");
}

base::Expected<int> listRuns(Invocation& in) {
  TRY(const auto runs, in.read(app::ListRuns{}));
  if (!in.out().wantsText()) {
    in.out().document({{"runs", jsonList(runs, jsonOfRun)}});
    return exits::kDone;
  }
  if (runs.empty()) {
    in.out().line("Nothing was screened yet.");
    return exits::kDone;
  }
  Table table(
      {"id", "set", "list", "state", ">searched", ">denied", ">review", ">priority", "profile", "by", "started"});
  for (const auto& view : runs)
    table.row({shortName(view.run.id), view.setName, fmt::format("{} v{}", view.listName, view.run.listVersion),
               say(view.run.state), count(view.run.searched), count(view.run.denied), count(view.run.flaggedReview),
               count(view.run.flaggedPriority),
               view.run.profile + (view.run.uncalibrated.empty() ? "" : " (uncalibrated)"), in.nameOf(view.run.by),
               localTime(view.run.startedAt)});
  in.out().block(table.text());
  return exits::kDone;
}

}  // namespace

void addScreenCommands(Commands& commands) {
  addScreen(commands);
  CLI::App& runs = commands.group("run", "Screening runs");
  commands.add(runs, "list", "Every run, newest first", "run list --as kim", listRuns);
}

}  // namespace consentry::cli
