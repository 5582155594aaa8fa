// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/calibrate.hpp"
#include "app/evaluate.hpp"
#include "cli/commands.hpp"
#include "cli/figures_text.hpp"
#include "cli/json_of.hpp"
#include "cli/measured_with.hpp"
#include "cli/profile_text.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

struct Asked {
  app::EvaluateIdentification labelled;
  app::Calibrate site;
  MeasuredWords words;
};

/// A labelled data set, as `evaluate identification` measures it.
base::Expected<int> onLabelled(Invocation& in, Asked& asked) {
  auto& request = asked.labelled;
  if (request.references.empty() || request.probes.empty() || request.basis.empty())
    return in.refuse(base::Errc::invalidArgument, "nothing to calibrate on",
                     "Name an imported set with --set, or a labelled one with --references, --probes and --basis.");
  request.with = asked.words.with();
  request.profileName = asked.site.name;
  request.reviewFpir = asked.site.reviewFpir;
  request.priorityFpir = asked.site.priorityFpir;
  request.profileFile = asked.site.profileFile;
  TRY(const auto figures, in.work(request));
  if (in.out().wantsText())
    printFigures(in.out(), figures);
  else
    in.out().document(jsonOfFigures(figures));
  return exits::kDone;
}

base::Expected<int> onSet(Invocation& in, Asked& asked) {
  auto& request = asked.site;
  const auto with = asked.words.with();
  if (with.cohort)
    return in.refuse(base::Errc::invalidArgument, "a site's own set is not measured with a labelled cohort",
                     "Leave --cohort out.");
  if (asked.words.namesEngine()) request.engine = with.engine;
  request.scoring = with.scoring;
  request.neighbours = with.neighbours;
  TRY(const auto answer, in.work(request));
  if (!in.out().wantsText()) {
    auto json = jsonOfFigures(answer.figures);
    json["travellers"] = answer.travellers;
    json["denied_travellers"] = answer.deniedTravellers;
    json["denied_photographs"] = answer.deniedPhotos;
    json["strangers"] = answer.strangers;
    json["profile_made"] = jsonOfProfile(answer.profile);
    in.out().document(json);
    return exits::kDone;
  }
  printFigures(in.out(), answer.figures);
  in.out().line(fmt::format("{}, of whom {} were strangers to the list.",
                            count(answer.travellers, "traveller", "travellers"), count(answer.strangers)));
  if (answer.deniedTravellers > 0)
    in.out().line(fmt::format("{} with {} were denied by the gate and are left out.",
                              count(answer.deniedTravellers, "traveller", "travellers"),
                              count(answer.deniedPhotos, "photograph", "photographs")));
  printProfile(in.out(), answer.profile);
  return exits::kDone;
}

}  // namespace

void addCalibrateCommand(Commands& commands) {
  const auto asked = std::make_shared<Asked>();
  auto& labelled = asked->labelled;
  auto& site = asked->site;
  CLI::App& command = commands.add(
      commands.root(), "calibrate", "Measure 1:N accuracy and store a threshold profile",
      "calibrate --set consenting-staff --name site-2026-11 --as kim",
      [asked](Invocation& in) { return asked->site.set.empty() ? onLabelled(in, *asked) : onSet(in, *asked); });
  command.add_option("--name", site.name, "The profile's name")->required();
  auto* set = command.add_option("--set", site.set, "An imported set whose people allowed accuracy tests");
  command
      .add_option_function<std::int64_t>(
          "--list-size", [&site](std::int64_t people) { site.listSize = people; },
          "People on the list at most (default: all with several photographs)")
      ->needs(set);
  pathOption(command, "--references", labelled.references, "Instead of a set: person,file: the list")->excludes(set);
  pathOption(command, "--probes", labelled.probes, "person,file: the searches")->excludes(set);
  pathOption(command, "--images", labelled.images, "Folder of the files (default: each list's own)")->excludes(set);
  command.add_option("--basis", labelled.basis, "On what the use of labelled faces rests, in words")->excludes(set);
  optionalPath(command, "--scores", labelled.scores, "Write every comparison to this CSV file")->excludes(set);
  asked->words.addTo(command);
  addProfileOptions(command, labelled.datasetName, site.reviewFpir, site.priorityFpir, site.profileFile);
}

}  // namespace consentry::cli
