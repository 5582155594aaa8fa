// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/passphrases.hpp"
#include "app/ports/users.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// A new person, or Errc::alreadyExists. The login is 2–32 characters a–z 0–9 . _ -
struct AddUser {
  struct Answer {
    ports::UserRow user;
    SharedSecret oneTime;  ///< made here because none was given; shown once, kept nowhere, changed at first sign-in
  };
  static constexpr auto kAct = domain::Act::manageUsers;
  std::string login;
  std::string displayName;
  std::vector<domain::Role> roles;  ///< at least one; administrator and auditor never together (Errc::denied)
  SharedSecret passphrase{};        ///< what the new person has chosen; empty: one is made
};
[[nodiscard]] base::Expected<AddUser::Answer> handle(Context& context, const AddUser& request, const Job& job);

/// Names of everybody, for everybody: who did what must be readable.
struct ListUsers {
  using Answer = std::vector<ports::UserRow>;
  static constexpr auto kAct = domain::Act::seeUsers;
};
[[nodiscard]] base::Expected<ListUsers::Answer> handle(Context& context, const ListUsers& request, const Job& job);

/// Takes a person's right to act; the record stays. The last administrator cannot be disabled (Errc::conflict).
struct DisableUser {
  using Answer = ports::UserRow;
  static constexpr auto kAct = domain::Act::manageUsers;
  std::string login;
};
[[nodiscard]] base::Expected<DisableUser::Answer> handle(Context& context, const DisableUser& request, const Job& job);

/// Adds or takes roles.
struct ChangeRoles {
  using Answer = ports::UserRow;
  static constexpr auto kAct = domain::Act::manageUsers;
  std::string login;
  std::vector<domain::Role> grant;
  std::vector<domain::Role> revoke;
};
[[nodiscard]] base::Expected<ChangeRoles::Answer> handle(Context& context, const ChangeRoles& request, const Job& job);

struct FirstAdministrator {
  std::string_view login;
  std::string_view displayName;
  const base::SecretText& passphrase;
};
/// Whether they can be; for whoever would make a store for them first.
[[nodiscard]] base::Expected<void> checkFirstAdministrator(const FirstAdministrator& first);
/// The first administrator of a new store; not a session's act because nobody is there yet. Errc::alreadyExists
/// once there is any user.
/// The first passphrase in a store that had none, for an administrator who is there already; their share of the keys
/// comes with it. When they have one already it has to be theirs, and opens the vault. `write` reaches the store.
using StoreWriting =
    std::function<base::Expected<void>(const std::function<base::Expected<void>(ports::WriteUnit&)>& act)>;
struct FirstKeys {
  ports::Identities& identities;
  ports::Vault& vault;
  base::Instant now;
};
[[nodiscard]] base::Expected<void> giveFirstKeys(const FirstKeys& keys, std::string_view login,
                                                 const base::SecretText& passphrase, const StoreWriting& write);

[[nodiscard]] base::Expected<ports::UserRow> addFirstAdministrator(Services& services, const FirstAdministrator& first);

}  // namespace consentry::app
