// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

Expected<Session> Session::open(Services& services, std::string_view login) {
  TRY(auto user, services.store.read().users().findByLogin(login));
  if (!user) return fail(Errc::notFound, "no user of that login");
  if (user->disabled) return fail(Errc::denied, "this user is disabled");
  return Session(services, *std::move(user));
}

bool Session::may(domain::Act act) const {
  return std::ranges::any_of(m_user.roles, [&](domain::Role role) { return domain::roleMay(role, act); });
}

Expected<Context> Session::contextFor(domain::Act act) {
  // Read anew: a role taken away in another window counts at once.
  TRY(auto user, m_services->store.read().users().find(m_user.id));
  if (!user || user->disabled) return fail(Errc::denied, "this user is disabled");
  m_user = *std::move(user);
  for (const domain::Role role : m_user.roles)
    if (domain::roleMay(role, act)) return Context{*m_services, {m_user.id, role}};
  return fail(Errc::denied, "none of this user's roles may " + std::string(base::word(act)));
}

}  // namespace consentry::app
