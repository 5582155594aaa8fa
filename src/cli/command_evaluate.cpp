// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluate.hpp"
#include "cli/commands.hpp"
#include "cli/figures_text.hpp"
#include "cli/measured_with.hpp"

namespace consentry::cli {

namespace {

/// What every evaluation is asked with.
template <class Request>
struct Asked {
  Request request;
  MeasuredWords words;
};

template <class Request>
Run runOf(const std::shared_ptr<Asked<Request>>& asked) {
  return [asked](Invocation& in) -> base::Expected<int> {
    asked->request.with = asked->words.with();
    TRY(const auto figures, in.work(asked->request));
    if (in.out().wantsText())
      printFigures(in.out(), figures);
    else
      in.out().document(jsonOfFigures(figures));
    return exits::kDone;
  };
}

template <class Request>
void addCommonOptions(CLI::App& command, Asked<Request>& asked) {
  command.add_option("--basis", asked.request.basis, "On what this use of faces rests, in words")->required();
  optionalPath(command, "--scores", asked.request.scores, "Write every comparison to this CSV file");
  asked.words.addTo(command);
}

void addVerification(Commands& commands, CLI::App& group) {
  const auto asked = std::make_shared<Asked<app::EvaluateVerification>>();
  CLI::App& command = commands.add(
      group, "verification", "1:1 accuracy on pairs, after LFW's protocol",
      "evaluate verification --images lfw --pairs pairs.txt --basis \"public data set\" --as lee", runOf(asked));
  pathOption(command, "--images", asked->request.images, "Photographs at DIR/Name/Name_NNNN.jpg")->required();
  pathOption(command, "--pairs", asked->request.pairs, "LFW's pairs.txt")->required();
  addCommonOptions(command, *asked);
}

void addIdentification(Commands& commands, CLI::App& group) {
  const auto asked = std::make_shared<Asked<app::EvaluateIdentification>>();
  auto& request = asked->request;
  CLI::App& command = commands.add(group, "identification", "1:N accuracy: searches against a list",
                                   "evaluate identification --references refs.csv --probes probes.csv --basis \"public "
                                   "data set\" --as lee",
                                   runOf(asked));
  pathOption(command, "--references", request.references, "person,file: the list")->required();
  pathOption(command, "--probes", request.probes, "person,file: the searches")->required();
  pathOption(command, "--images", request.images, "Folder of the files (default: each list's own)");
  addCommonOptions(command, *asked);
  optionalText(command, "--profile-name", request.profileName, "Make a threshold profile of this name from the curve");
  addProfileOptions(command, request.datasetName, request.reviewFpir, request.priorityFpir, request.profileFile);
}

void addFairness(Commands& commands, CLI::App& group) {
  const auto asked = std::make_shared<Asked<app::EvaluateFairness>>();
  auto& request = asked->request;
  CLI::App& command = commands.add(
      group, "fairness", "False matches by group, of all pairs of different people at one threshold",
      "evaluate fairness --set people.csv --cohort cohort.csv --fmr 0.0001 --basis \"public data set\" --as lee",
      runOf(asked));
  pathOption(command, "--set", request.set, "person,file,group")->required();
  pathOption(command, "--images", request.images, "Folder of the files (default: the set's own)");
  command.add_option("--fmr", request.fmr, "Overall false match rate that sets the threshold (default 0.0001)")
      ->check(CLI::Range(0.0, 0.1));
  addCommonOptions(command, *asked);
}

}  // namespace

void addEvaluateCommands(Commands& commands) {
  CLI::App& evaluate = commands.group("evaluate", "Accuracy on a labelled set; recorded, keeps no template");
  addVerification(commands, evaluate);
  addIdentification(commands, evaluate);
  addFairness(commands, evaluate);
  addCalibrateCommand(commands);
}

}  // namespace consentry::cli
