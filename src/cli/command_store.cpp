// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>

#include "app/check_sealed.hpp"
#include "app/inspect_log.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/log_text.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"
#include "composition/offline.hpp"

namespace consentry::cli {

namespace {

struct InitWords {
  std::filesystem::path directory;
  std::string admin = "admin";
  std::string name;
};

base::Expected<int> init(Invocation& in, const InitWords& words) {
  composition::SiteOptions options = in.siteOptions();
  options.store = words.directory;
  TRY(const auto passphrase, in.firstPassphrase(words.admin));
  TRY(const auto site,
      composition::Site::create(options, {words.admin, words.name.empty() ? words.admin : words.name, *passphrase}));
  TRY(const auto head, site->services().store.read().log().head());
  if (!in.out().wantsText()) {
    in.out().document(
        {{"store", words.directory.string()}, {"admin", words.admin}, {"log", head.logId}, {"size", head.size}});
    return exits::kDone;
  }
  in.out().line(
      fmt::format("Made a store in {}; its first administrator is {}", plain(words.directory.string()), words.admin));
  in.out().talk(
      fmt::format("next: add the people who work with it, e.g. `consentry-cli user add kim --role officer "
                  "--store {} --as {}`",
                  words.directory.string(), words.admin));
  return exits::kDone;
}

void addInit(Commands& commands) {
  const auto words = std::make_shared<InitWords>();
  CLI::App& command =
      commands.add(commands.root(), "init", "Make a new store with its first administrator",
                   "init site --admin lee --name \"Lee Min-ho\"", [words](Invocation& in) { return init(in, *words); });
  pathOption(command, "directory", words->directory, "A folder that does not exist yet, or is empty")->required();
  command.add_option("--admin", words->admin, "The administrator's login (default: admin)");
  command.add_option("--name", words->name, "The administrator's name");
}

/// Opening for writing brings the schema up to date, after a copy of the database beside it. Where people are sealed on
/// the way, an administrator gets their first passphrase.
base::Expected<int> migrate(Invocation& in) {
  TRY(const auto store, in.storePath());
  auto options = in.siteOptions();
  options.readOnly = false;
  if (in.options().as.empty()) {
    TRY_VOID(composition::Site::open(options));
  } else {
    TRY(const auto passphrase, in.firstPassphrase(in.options().as));
    TRY_VOID(composition::Site::migrate(options, in.options().as, *passphrase));
  }
  if (!in.out().wantsText()) {
    in.out().document({{"store", store.string()}, {"up_to_date", true}});
    return exits::kDone;
  }
  in.out().line(fmt::format("{} is up to date", plain(store.string())));
  return exits::kDone;
}

/// What is sealed can only be tried by somebody who signs in.
base::Expected<std::vector<app::ports::SealedPlace>> checkSealed(Invocation& in) {
  if (in.options().as.empty()) return std::vector<app::ports::SealedPlace>{};
  TRY(auto* const check, in.sealedCheck());
  return in.workReading(app::CheckSealed{.check = check});
}

bool opensWholly(const app::ports::SealedPlace& place) {
  return place.keyless == 0 && place.firstBad.empty();
}

Json jsonOfSealed(const std::vector<app::ports::SealedPlace>& places) {
  if (places.empty()) return nullptr;
  return jsonList(places, [](const auto& place) -> Json {
    return {{"place", place.place},
            {"opened", place.opened},
            {"keyless", place.keyless},
            {"first_bad", place.firstBad.empty() ? Json(nullptr) : Json(place.firstBad)}};
  });
}

void tellSealed(Output& out, const std::vector<app::ports::SealedPlace>& places) {
  if (places.empty()) {
    out.talk("note: nobody signed in, so what is sealed was not tried; add `--as USER`");
    return;
  }
  std::int64_t opened = 0;
  for (const auto& place : places) opened += place.opened;
  const bool good = std::ranges::all_of(places, opensWholly);
  out.line(fmt::format("{} sealed cells open{}", count(opened), good ? "" : ", BUT NOT ALL:"));
  for (const auto& place : places) {
    if (place.keyless > 0) out.line(fmt::format("  {}: {} have no key", place.place, count(place.keyless)));
    if (!place.firstBad.empty())
      out.line(fmt::format("  {}: row {} does not open", place.place, plain(place.firstBad)));
  }
}

base::Expected<int> check(Invocation& in) {
  TRY(const auto store, in.storePath());
  TRY(app::Services* const services, in.servicesToRead());
  TRY(const auto sets, services->store.read().sets().all());
  TRY(const auto lists, services->store.read().watchlists().all());
  // What reviewers wrote is sealed, and nobody signs in for this.
  TRY(const auto cases, services->store.read().screenings().openCaseCount());
  TRY(const auto sealed, checkSealed(in));
  TRY(const auto damage, composition::findDamage(store));
  TRY(const auto verdict, composition::verifyOffline(store, {}, {}));
  const bool good = damage.empty() && std::ranges::all_of(sealed, opensWholly);
  const auto unfinished =
      std::ranges::count_if(sets, [](const auto& set) { return set.state == domain::SetState::importing; });
  if (!in.out().wantsText()) {
    in.out().document({{"store", store.string()},
                       {"sets", sets.size()},
                       {"unfinished_imports", unfinished},
                       {"lists", lists.size()},
                       {"open_cases", cases},
                       {"damage", damage},
                       {"sealed", jsonOfSealed(sealed)},
                       {"log", jsonOf(verdict)}});
    return good ? verdict.exitCode : exits::kFinding;
  }
  in.out().line(fmt::format("{} opens", plain(store.string())));
  in.out().block(Fields()
                     .add("sets", count(std::ssize(sets)))
                     .add("unfinished imports", count(unfinished))
                     .add("lists", count(std::ssize(lists)))
                     .add("open cases", count(cases))
                     .text());
  in.out().line(damage.empty() ? "Every page fits its checksum" : "DAMAGED: change nothing and restore a good copy");
  for (const std::string& words : damage) in.out().line("  " + plain(words));
  tellSealed(in.out(), sealed);
  in.out().line("Its log:");
  printVerdict(in.out(), verdict);
  return good ? verdict.exitCode : exits::kFinding;
}

}  // namespace

void addStoreCommands(Commands& commands) {
  addInit(commands);
  CLI::App& store = commands.group("store", "Care of the store");
  commands.add(store, "check", "Whether the store opens and its log verifies; with --as, also all that is sealed",
               "store check --store site", check);
  commands.add(store, "migrate", "Brings a store of an older Consentry up to date; keeps a copy of its database",
               "store migrate --store site --as admin --passphrase-file passphrase.txt", migrate);
  addDoctor(commands);
}

}  // namespace consentry::cli
