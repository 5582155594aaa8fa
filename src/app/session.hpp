// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "app/services.hpp"
#include "base/error.hpp"
#include "base/secret_text.hpp"
#include "domain/actor.hpp"

namespace consentry::app {

/// One signed-in person acting. The only door for both front ends: requests and answers are plain data that could cross
/// a process border. A request type names its answer (`Answer`) and the act it needs (`kAct`); its handler is the free
/// function `handle(Context&, const Request&, const Job&)` beside it. Holds the person's keys and ends with them. One
/// thread at a time.
class Session {
 public:
  template <class Request>
  [[nodiscard]] base::Expected<typename Request::Answer> ask(const Request& request, const Job& job = {}) {
    TRY(Context context, contextFor(Request::kAct, requires { Request::kDespiteOneTimePassphrase; }));
    const ports::Writing writing(m_services->store, {m_self->key, m_grant});
    return handle(context, request, job);
  }

  [[nodiscard]] const ports::UserRow& user() const { return m_user; }
  /// Whether any role of the person allows the act: what the window shows, with the same table behind it.
  [[nodiscard]] bool may(domain::Act act) const;
  /// The passphrase was set by somebody else: nothing can be asked but `ChangePassphrase`.
  [[nodiscard]] bool mustChangePassphrase() const { return m_self->mustChange; }
  /// Records the end where a session lasts; the caller then destroys it, and closes the vault when nobody else is
  /// signed in. Nothing is recorded in a store that can only be read.
  [[nodiscard]] base::Expected<void> signOut();

 private:
  friend base::Expected<Session> signIn(Services& services, std::string_view login, const base::SecretText& passphrase);
  Session(Services& services, ports::UserRow user, std::unique_ptr<SignedIn> self)
      : m_services(&services), m_user(std::move(user)), m_self(std::move(self)) {}
  /// Chooses the first of the person's roles that allows the act, after reading anew that the person still has it.
  [[nodiscard]] base::Expected<Context> contextFor(domain::Act act, bool despiteOneTimePassphrase);

  Services* m_services;
  ports::UserRow m_user;
  std::unique_ptr<SignedIn> m_self;
  std::optional<std::int64_t> m_grant;  ///< of what is being asked for, when no role allows it
};

}  // namespace consentry::app
