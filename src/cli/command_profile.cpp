// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluate.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/profile_text.hpp"

namespace consentry::cli {

namespace {

base::Expected<int> list(Invocation& in) {
  TRY(const auto profiles, in.read(app::ListProfiles{}));
  if (!in.out().wantsText()) {
    in.out().document({{"profiles", jsonList(profiles, jsonOfProfile)}});
    return exits::kDone;
  }
  if (profiles.empty())
    in.out().line("No threshold profile yet; `consentry-cli calibrate` measures one, `profile add FILE` takes one in.");
  for (const auto& profile : profiles) printProfile(in.out(), profile);
  return exits::kDone;
}

void addAdd(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::StoreProfile>();
  CLI::App& command = commands.add(group, "add", "Take in a threshold profile's file",
                                   "profile add models/profiles/dlib-lfw-dev.toml --as lee",
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto profile, in.act(*request));
                                     if (in.out().wantsText())
                                       printProfile(in.out(), profile);
                                     else
                                       in.out().document(jsonOfProfile(profile));
                                     return exits::kDone;
                                   });
  pathOption(command, "file", request->file, "The profile's TOML file")->required();
}

}  // namespace

void addProfileCommands(Commands& commands) {
  CLI::App& profiles = commands.group("profile", "Threshold profiles, each with what it was measured on");
  commands.add(profiles, "list", "Every profile", "profile list --as kim", list);
  addAdd(commands, profiles);
}

}  // namespace consentry::cli
