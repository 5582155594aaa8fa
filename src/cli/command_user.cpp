// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_users.hpp"
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

void addAdd(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::AddUser>();
  CLI::App& command =
      commands.add(group, "add", "Add a person", "user add kim --name \"Kim Ji-woo\" --role officer --as admin",
                   [request](Invocation& in) -> base::Expected<int> {
                     if (request->displayName.empty()) request->displayName = request->login;
                     TRY(const auto user, in.act(*request));
                     show(in, user, "Added");
                     return exits::kDone;
                   });
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

base::Expected<int> list(Invocation& in) {
  TRY(const auto users, everybody(in));
  if (!in.out().wantsText()) {
    in.out().document({{"users", jsonList(users, [](const auto& user) { return jsonOf(user); })}});
    return exits::kDone;
  }
  Table table({"login", "name", "roles", "since", ""});
  for (const auto& user : users)
    table.row(
        {user.login, user.displayName, sayAll(user.roles), localTime(user.addedAt), user.disabled ? "disabled" : ""});
  in.out().block(table.text());
  return exits::kDone;
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
  commands.add(users, "list", "Everybody, with roles; needs no --as", "user list --store site", list);
  addDisable(commands, users);
  addRoleChange(commands, users, "grant", "Give a person roles", &app::ChangeRoles::grant);
  addRoleChange(commands, users, "revoke", "Take roles from a person", &app::ChangeRoles::revoke);

  CLI::App& roles = commands.group("role", "What each role may do");
  commands.add(roles, "list", "Every role with its acts; needs no store", "role list", listRoles);
  addRoleChange(commands, roles, "grant", "Give a person roles", &app::ChangeRoles::grant);
  addRoleChange(commands, roles, "revoke", "Take roles from a person", &app::ChangeRoles::revoke);
}

}  // namespace consentry::cli
