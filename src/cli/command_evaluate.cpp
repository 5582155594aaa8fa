// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluate.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

Json jsonOfRates(const std::vector<std::pair<double, double>>& rates) {
  Json json = Json::object();
  for (const auto& [at, rate] : rates) json[fmt::format("{}", at)] = rate;
  return json;
}

Json jsonOfFigures(const app::EvaluationFigures& figures) {
  Json json = {{"n_mated", figures.mated},
               {"n_nonmated", figures.nonmated},
               {"failures", {{"no_face", figures.noFace}, {"unreadable", figures.unreadable}}}};
  if (const auto& v = figures.verification)
    json["verification"] = {
        {"accuracy_mean", v->accuracyMean}, {"accuracy_se", v->accuracySe}, {"fnmr_at_fmr", jsonOfRates(v->fnmrAtFmr)}};
  if (const auto& i = figures.identification)
    json["identification"] = {{"rank1", i->rank1},
                              {"fnir_at_fpir", jsonOfRates(i->fnirAtFpir)},
                              {"references", i->references},
                              {"people", i->people}};
  json["seconds"] = figures.seconds;
  json["images_per_second"] = figures.imagesPerSecond;
  json["profile"] = figures.profile;
  json["model"] = figures.model;
  json["dataset_sha256"] = jsonOf(figures.dataset);
  return json;
}

void printRates(Output& out, std::string_view missed, std::string_view alarm,
                const std::vector<std::pair<double, double>>& rates) {
  Table table({">" + std::string(alarm), ">" + std::string(missed)});
  for (const auto& [at, rate] : rates) table.row({fmt::format("{}", at), fmt::format("{:.4f}", rate)});
  out.block(table.text());
}

void printFigures(Output& out, const app::EvaluationFigures& figures) {
  Fields fields;
  fields.add("mated", count(figures.mated)).add("non-mated", count(figures.nonmated));
  fields.add("no face found", count(figures.noFace)).add("unreadable", count(figures.unreadable));
  if (const auto& v = figures.verification)
    fields.add("accuracy",
               fmt::format("{:.4f} ± {:.4f} (standard error over the folds)", v->accuracyMean, v->accuracySe));
  if (const auto& i = figures.identification)
    fields
        .add("list", fmt::format("{}, {}", count(i->people, "person", "people"),
                                 count(i->references, "reference", "references")))
        .add("nearest is the right person", fmt::format("{:.4f} of mated probes", i->rank1));
  fields.add("took", fmt::format("{}, {:.1f} photographs a second", duration(figures.seconds), figures.imagesPerSecond))
      .add("profile", figures.profile)
      .add("model", figures.model)
      .add("data set", "sha-256 " + base::toHex(figures.dataset));
  out.block(fields.text());
  if (figures.verification) printRates(out, "missed (FNMR)", "false (FMR)", figures.verification->fnmrAtFmr);
  if (figures.identification)
    printRates(out, "missed (FNIR)", "false alarms (FPIR)", figures.identification->fnirAtFpir);
}

// Options of the contract that this version has one answer to: named so that a script fails with a reason.
struct EngineWords {
  std::string mode = "accurate";
  std::string engine = "dlib";
  std::optional<std::filesystem::path> cohort;
};

void addEngineOptions(CLI::App& command, EngineWords& words) {
  command.add_option("--mode", words.mode, "accurate; fast is not in this version")
      ->check(CLI::IsMember({"accurate", "fast"}));
  command.add_option("--engine", words.engine, "dlib, which is the reference; both is not in this version")
      ->check(CLI::IsMember({"dlib", "reference", "both"}));
  optionalPath(command, "--cohort", words.cohort, "Score normalisation by a cohort; not in this version");
}

base::Expected<void> checkEngine(const EngineWords& words) {
  if (words.mode == "fast")
    return base::fail(base::Errc::unsupported, "--mode fast: this version has the accurate mode alone");
  if (words.engine == "both")
    return base::fail(base::Errc::unsupported, "--engine both: this version has dlib's engine alone");
  if (words.cohort) return base::fail(base::Errc::unsupported, "--cohort: this version does not normalise scores");
  return {};
}

template <class Request>
Run runOf(const std::shared_ptr<Request>& request, const std::shared_ptr<EngineWords>& words) {
  return [request, words](Invocation& in) -> base::Expected<int> {
    TRY_VOID(checkEngine(*words));
    TRY(const auto figures, in.work(*request));
    if (in.out().wantsText())
      printFigures(in.out(), figures);
    else
      in.out().document(jsonOfFigures(figures));
    return exits::kDone;
  };
}

template <class Request>
void addCommonOptions(CLI::App& command, Request& request, EngineWords& words) {
  command.add_option("--basis", request.basis, "On what this use of faces rests, in words")->required();
  optionalPath(command, "--scores", request.scores, "Write every comparison to this CSV file");
  addEngineOptions(command, words);
}

void addVerification(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::EvaluateVerification>();
  const auto words = std::make_shared<EngineWords>();
  CLI::App& command =
      commands.add(group, "verification", "1:1 accuracy on pairs, after LFW's protocol",
                   "evaluate verification --images lfw --pairs pairs.txt --basis \"public data set\" --as lee",
                   runOf(request, words));
  pathOption(command, "--images", request->images, "Photographs at DIR/Name/Name_NNNN.jpg")->required();
  pathOption(command, "--pairs", request->pairs, "LFW's pairs.txt")->required();
  addCommonOptions(command, *request, *words);
}

void addIdentificationOptions(CLI::App& command, app::EvaluateIdentification& request, EngineWords& words) {
  pathOption(command, "--references", request.references, "person,file: the list")->required();
  pathOption(command, "--probes", request.probes, "person,file: the searches")->required();
  pathOption(command, "--images", request.images, "Folder of the files (default: each list's own)");
  addCommonOptions(command, request, words);
  command.add_option("--dataset", request.datasetName, "Name of the data set (default: the references' folder)");
  command.add_option("--review-fpir", request.reviewFpir, "False alarm rate at the review threshold (default 0.01)")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--priority-fpir", request.priorityFpir, "… and at the priority threshold (default 0.003)")
      ->check(CLI::Range(0.0, 1.0));
  optionalPath(command, "--profile-file", request.profileFile, "Also write the profile's TOML there");
}

void addIdentification(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::EvaluateIdentification>();
  const auto words = std::make_shared<EngineWords>();
  CLI::App& command = commands.add(group, "identification", "1:N accuracy: searches against a list",
                                   "evaluate identification --references refs.csv --probes probes.csv --basis \"public "
                                   "data set\" --as lee",
                                   runOf(request, words));
  addIdentificationOptions(command, *request, *words);
  optionalText(command, "--profile-name", request->profileName, "Make a threshold profile of this name from the curve");
}

void addCalibrate(Commands& commands) {
  const auto request = std::make_shared<app::EvaluateIdentification>();
  const auto words = std::make_shared<EngineWords>();
  CLI::App& command = commands.add(commands.root(), "calibrate", "Measure 1:N accuracy and store a threshold profile",
                                   "calibrate --name site-2026-11 --references refs.csv --probes probes.csv --basis "
                                   "\"public data set\" --as lee",
                                   runOf(request, words));
  optionalText(command, "--name", request->profileName, "The profile's name")->required();
  addIdentificationOptions(command, *request, *words);
}

}  // namespace

void addEvaluateCommands(Commands& commands) {
  CLI::App& evaluate = commands.group("evaluate", "Accuracy on a labelled set; recorded, keeps no template");
  addVerification(commands, evaluate);
  addIdentification(commands, evaluate);
  addCalibrate(commands);
}

}  // namespace consentry::cli
