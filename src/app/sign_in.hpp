// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/passphrases.hpp"
#include "app/ports/users.hpp"
#include "app/services.hpp"
#include "app/session.hpp"
#include "base/error.hpp"

namespace consentry::app {

/// Lets a person in and opens what is sealed for them. Takes as long as a passphrase costs, also for a name that nobody
/// has. Errc::denied when name and passphrase do not belong together or the person is disabled; Errc::throttled when
/// too many tries were wrong. In a store that can be written success and failure are log entries, and a failure is
/// counted before the answer; in one that can only be read tries are counted in a file beside it, and told to the log
/// at the person's next sign-in for writing.
[[nodiscard]] base::Expected<Session> signIn(Services& services, std::string_view login,
                                             const base::SecretText& passphrase);

/// Another passphrase for oneself. One that somebody else had set comes with new keys, because the other knew it.
struct ChangePassphrase {
  using Answer = ports::UserRow;
  static constexpr auto kAct = domain::Act::seeUsers;  // everybody's own
  static constexpr bool kDespiteOneTimePassphrase = true;
  SharedSecret passphrase;
};
[[nodiscard]] base::Expected<ChangePassphrase::Answer> handle(Context& context, const ChangePassphrase& request,
                                                              const Job& job);

/// New keys and a passphrase that is good for one sign-in, for somebody else who forgot theirs. Who is locked out stays
/// so until two people have unlocked.
struct ResetPassphrase {
  struct Answer {
    ports::UserRow user;
    SharedSecret oneTime;  ///< made here because none was given; shown once and kept nowhere
  };
  static constexpr auto kAct = domain::Act::manageUsers;
  std::string login;
  SharedSecret passphrase;  ///< empty: one is made
};
[[nodiscard]] base::Expected<ResetPassphrase::Answer> handle(Context& context, const ResetPassphrase& request,
                                                             const Job& job);

/// How somebody's sign-in stands; everybody may see it, as they may see who there is.
struct SignInState {
  domain::UserId user;
  bool hasPassphrase = false;
  bool mustChange = false;
  bool locked = false;
  int failures = 0;          ///< since the last success
  base::Instant lastSignIn;  ///< with which something could be written; zero when there was none
};
struct ListSignIns {
  using Answer = std::vector<SignInState>;
  static constexpr auto kAct = domain::Act::seeUsers;
};
[[nodiscard]] base::Expected<ListSignIns::Answer> handle(Context& context, const ListSignIns& request, const Job& job);

/// Wrong passphrases that were counted while the store could only be read, for the log; before whatever forgets them.
[[nodiscard]] base::Expected<void> tellNotedTries(ports::WriteUnit& unit, const domain::UserId& user);

/// credential_set of a person, by whoever set it; nobody for the first administrator of a store.
[[nodiscard]] domain::AuditEvent credentialEvent(const ports::Credential& credential,
                                                 std::optional<domain::Actor> actor);

}  // namespace consentry::app
