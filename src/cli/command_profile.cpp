// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluate.hpp"
#include "app/manage_engine.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/profile_text.hpp"

namespace consentry::cli {

namespace {

/// Measured with what the engine in force was before: its scores mean something else now.
bool expired(const domain::ThresholdProfile& profile, const std::optional<app::ports::EngineIdentity>& inForce) {
  return inForce && profile.engine == inForce->choice && profile.precision == inForce->precision &&
         profile.model != inForce->hash;
}

base::Expected<int> list(Invocation& in) {
  TRY(const auto profiles, in.read(app::ListProfiles{}));
  TRY(const auto engine, in.read(app::ShowEngine{}));
  if (!in.out().wantsText()) {
    const auto one = [&](const domain::ThresholdProfile& profile) {
      auto json = jsonOfProfile(profile);
      json["expired"] = expired(profile, engine.identity);
      return json;
    };
    in.out().document({{"profiles", jsonList(profiles, one)}});
    return exits::kDone;
  }
  if (profiles.empty())
    in.out().line("No threshold profile yet; `consentry-cli calibrate` measures one, `profile add FILE` takes one in.");
  for (const auto& profile : profiles) {
    printProfile(in.out(), profile);
    if (expired(profile, engine.identity))
      in.out().line("Expired: measured with an earlier model of the engine in force; `consentry-cli calibrate` again.");
  }
  return exits::kDone;
}

base::Expected<int> add(Invocation& in, const std::vector<std::string>& files) {
  std::vector<domain::ThresholdProfile> profiles;
  for (const auto& file : files) {
    TRY(auto profile, in.act(app::StoreProfile{file}));
    profiles.push_back(std::move(profile));
  }
  if (in.out().wantsText())
    for (const auto& profile : profiles) printProfile(in.out(), profile);
  else if (profiles.size() == 1)
    in.out().document(jsonOfProfile(profiles.front()));
  else
    in.out().document({{"profiles", jsonList(profiles, jsonOfProfile)}});
  return exits::kDone;
}

void addAdd(Commands& commands, CLI::App& group) {
  const auto files = std::make_shared<std::vector<std::string>>();
  CLI::App& command =
      commands.add(group, "add", "Take in threshold profiles' files", "profile add models/profiles/*.toml --as lee",
                   [files](Invocation& in) { return add(in, *files); });
  command.add_option("file", *files, "The profiles' TOML files")->required()->type_name("PATH");
}

}  // namespace

void addProfileCommands(Commands& commands) {
  CLI::App& profiles = commands.group("profile", "Threshold profiles, each with what it was measured on");
  commands.add(profiles, "list", "Every profile", "profile list --as kim", list);
  addAdd(commands, profiles);
}

}  // namespace consentry::cli
