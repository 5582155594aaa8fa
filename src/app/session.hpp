// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/services.hpp"
#include "base/error.hpp"
#include "domain/actor.hpp"

namespace consentry::app {

/// One person acting. The only door for both front ends: requests and answers are plain data that could cross a
/// process border. A request type names its answer (`Answer`) and the act it needs (`kAct`); its handler is the free
/// function `handle(Context&, const Request&, const Job&)` beside it. One thread at a time.
class Session {
 public:
  /// The person must be known and not disabled: Errc::notFound, Errc::denied.
  [[nodiscard]] static base::Expected<Session> open(Services& services, std::string_view login);

  template <class Request>
  [[nodiscard]] base::Expected<typename Request::Answer> ask(const Request& request, const Job& job = {}) {
    TRY(Context context, contextFor(Request::kAct));
    return handle(context, request, job);
  }

  [[nodiscard]] const ports::UserRow& user() const { return m_user; }
  /// Whether any role of the person allows the act: what the window shows, with the same table behind it.
  [[nodiscard]] bool may(domain::Act act) const;

 private:
  Session(Services& services, ports::UserRow user) : m_services(&services), m_user(std::move(user)) {}
  /// Chooses the first of the person's roles that allows the act, after reading anew that the person still has it.
  [[nodiscard]] base::Expected<Context> contextFor(domain::Act act);

  Services* m_services;
  ports::UserRow m_user;
};

}  // namespace consentry::app
