// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/manage_users.hpp"
#include "app/sign_in.hpp"
#include "cli/command_proposal.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

using domain::Role;

void show(Invocation& in, const app::ports::UserRow& user, std::string_view what) {
  if (!in.out().wantsText()) return in.out().document(jsonOf(user));
  in.out().line(fmt::format("{} {} ({}): {}{}", what, plain(user.displayName), user.login, sayAll(user.roles),
                            user.disabled ? ", disabled" : ""));
}

/// Where a person's first passphrase comes from.
struct NewPassphraseWords {
  std::filesystem::path file;
  bool oneTime = false;
};

void addNewPassphrase(CLI::App& command, NewPassphraseWords& words) {
  auto* file = pathOption(command, "--new-passphrase-file", words.file,
                          "File whose first line is the passphrase that this person chose");
  command.add_flag("--one-time", words.oneTime, "Make one that is good for one sign-in, even at a terminal")
      ->excludes(file);
}

base::Expected<app::SharedSecret> chosen(Invocation& in, const NewPassphraseWords& words, const std::string& whose) {
  if (words.oneTime) return app::SharedSecret();
  return in.newPassphrase(words.file, whose);
}

/// The one place where a passphrase is ever shown.
void show(Invocation& in, const app::ports::UserRow& user, const app::SharedSecret& oneTime, std::string_view what) {
  if (!oneTime) return show(in, user, what);
  if (!in.out().wantsText()) {
    Json json = jsonOf(user);
    json["one_time_passphrase"] = oneTime->view();
    return in.out().document(json);
  }
  show(in, user, what);
  in.out().line(fmt::format("One-time passphrase: {}", oneTime->view()));
  in.out().talk(
      fmt::format("next: it is shown this once; {} chooses their own with `consentry-cli passphrase change --as {}`",
                  user.login, user.login));
}

void addAdd(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::AddUser>();
  const auto words = std::make_shared<NewPassphraseWords>();
  CLI::App& command =
      commands.add(group, "add", "Add a person; without a passphrase for them one is made and shown once",
                   "user add kim --name \"Kim Ji-woo\" --role officer --as admin",
                   [request, words](Invocation& in) -> base::Expected<int> {
                     if (request->displayName.empty()) request->displayName = request->login;
                     TRY(request->passphrase, chosen(in, *words, request->login));
                     TRY(const auto added, in.act(*request));
                     show(in, added.user, added.oneTime, "Added");
                     return exits::kDone;
                   });
  addNewPassphrase(command, *words);
  command.add_option("login", request->login, "2–32 characters a–z 0–9 . _ -")->required();
  command.add_option("--name", request->displayName, "The person's name");
  wordsOption(command, "--role", request->roles, "At least one; several with commas")->required();
}

// Who works here is no secret among those who do, and somebody has to read it before naming themself with --as.
base::Expected<std::vector<app::ports::UserRow>> everybody(Invocation& in) {
  if (!in.options().as.empty()) return in.read(app::ListUsers{});
  TRY(app::Services* const services, in.servicesToRead());
  return services->store.read().users().all();
}

/// How sign-ins stand is for those who are signed in themselves.
base::Expected<std::vector<app::SignInState>> signIns(Invocation& in) {
  if (in.options().as.empty()) return std::vector<app::SignInState>();
  return in.read(app::ListSignIns{});
}

std::string stateWords(const app::ports::UserRow& user, const app::SignInState* state) {
  std::vector<std::string> words;
  if (user.disabled) words.emplace_back("disabled");
  if (state != nullptr && state->locked) words.emplace_back("locked");
  if (state != nullptr && state->mustChange) words.emplace_back("must change passphrase");
  if (state != nullptr && !state->hasPassphrase) words.emplace_back("no passphrase");
  return joined(words);
}

base::Expected<int> list(Invocation& in) {
  TRY(const auto users, everybody(in));
  TRY(const auto states, signIns(in));
  const auto stateOf = [&](const app::ports::UserRow& user) {
    const auto found = std::ranges::find(states, user.id, &app::SignInState::user);
    return found == states.end() ? nullptr : &*found;
  };
  if (!in.out().wantsText()) {
    in.out().document({{"users", jsonList(users, [&](const auto& user) {
                          Json json = jsonOf(user);
                          if (const auto* state = stateOf(user)) json.update(jsonOf(*state));
                          return json;
                        })}});
    return exits::kDone;
  }
  Table table({"login", "name", "roles", "since", "last signed in", ""});
  for (const auto& user : users) {
    const auto* state = stateOf(user);
    table.row({user.login, user.displayName, sayAll(user.roles), localTime(user.addedAt),
               state == nullptr ? "" : localTime(state->lastSignIn), stateWords(user, state)});
  }
  in.out().block(table.text());
  return exits::kDone;
}

void addReset(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ResetPassphrase>();
  const auto words = std::make_shared<NewPassphraseWords>();
  CLI::App& command =
      commands.add(group, "reset", "New keys and a passphrase that is good for one sign-in, for who forgot theirs",
                   "user reset kim --as admin", [request, words](Invocation& in) -> base::Expected<int> {
                     TRY(request->passphrase, chosen(in, *words, request->login));
                     TRY(const auto reset, in.act(*request));
                     show(in, reset.user, reset.oneTime, "Reset");
                     return exits::kDone;
                   });
  addNewPassphrase(command, *words);
  command.add_option("login", request->login, "Whom; another person than the one who resets")->required();
}

void addDisable(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::DisableUser>();
  CLI::App& command = commands.add(group, "disable", "Take a person's right to act; what they did stays on record",
                                   "user disable kim --as admin", [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto user, in.act(*request));
                                     show(in, user, "Disabled");
                                     return exits::kDone;
                                   });
  command.add_option("login", request->login, "Whom")->required();
}

void addRoleChange(Commands& commands, CLI::App& group, const std::string& name, const std::string& what,
                   std::vector<Role> app::ChangeRoles::* change) {
  const auto request = std::make_shared<app::ChangeRoles>();
  CLI::App& command =
      commands.add(group, name, what, fmt::format("{} {} kim supervisor --as admin", group.get_name(), name),
                   [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto user, in.act(*request));
                     show(in, user, "Now");
                     return exits::kDone;
                   });
  command.add_option("login", request->login, "Whom")->required();
  wordsOption(command, "role", (*request).*change, "Which roles")->required();
}

base::Expected<int> listRoles(Invocation& in) {
  const auto actsOf = [](Role role) {
    std::vector<domain::Act> acts;
    for (const auto& [act, text] : base::allOf<domain::Act>())
      if (domain::roleMay(role, act)) acts.push_back(act);
    return acts;
  };
  if (!in.out().wantsText()) {
    Json roles = Json::array();
    for (const auto& [role, text] : base::allOf<Role>())
      roles.push_back({{"role", text}, {"acts", jsonWords(actsOf(role))}});
    in.out().document({{"roles", roles}});
    return exits::kDone;
  }
  for (const auto& [role, text] : base::allOf<Role>())
    in.out().line(fmt::format("{}\n  {}", text, sayAll(actsOf(role))));
  return exits::kDone;
}

}  // namespace

void addUserCommands(Commands& commands) {
  CLI::App& users = commands.group("user", "People who work with this store");
  addAdd(commands, users);
  commands.add(users, "list", "Everybody, with roles; with --as also how sign-ins stand", "user list --store site",
               list);
  addDisable(commands, users);
  addReset(commands, users);
  addUserUnlock(commands, users);
  addRoleChange(commands, users, "grant", "Give a person roles", &app::ChangeRoles::grant);
  addRoleChange(commands, users, "revoke", "Take roles from a person", &app::ChangeRoles::revoke);

  CLI::App& roles = commands.group("role", "What each role may do");
  commands.add(roles, "list", "Every role with its acts; needs no store", "role list", listRoles);
  addRoleChange(commands, roles, "grant", "Give a person roles", &app::ChangeRoles::grant);
  addRoleChange(commands, roles, "revoke", "Take roles from a person", &app::ChangeRoles::revoke);
}

}  // namespace consentry::cli
