// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"

#include <algorithm>
#include <string>

#include "domain/two_person.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

bool Session::may(domain::Act act) const {
  return std::ranges::any_of(m_user.roles, [&](domain::Role role) { return domain::roleMay(role, act); });
}

Expected<void> Session::signOut() {
  if (!m_services->store.readOnlyReason().empty()) return {};
  const domain::Actor actor{m_user.id, m_user.roles.empty() ? domain::Role::officer : m_user.roles.front()};
  return m_services->store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record({.type = domain::AuditType::signedOut, .actor = actor}));
    return {};
  });
}

Expected<Context> Session::contextFor(domain::Act act, bool despiteOneTimePassphrase) {
  // Read anew: a role taken away in another window counts at once.
  TRY(auto user, m_services->store.read().users().find(m_user.id));
  if (!user || user->disabled) return fail(Errc::denied, "this user is disabled");
  m_user = *std::move(user);
  m_grant.reset();
  if (m_self->mustChange && !despiteOneTimePassphrase)
    return fail(Errc::denied, "this passphrase was set by somebody else and is good for choosing another only");
  for (const domain::Role role : m_user.roles)
    if (domain::roleMay(role, act)) return Context{*m_services, {m_user.id, role}, *m_self};
  const auto now = m_services->clock.now();
  TRY(const auto grants, m_services->store.read().proposals().grantsOf(m_user.id, now));
  for (const auto& grant : grants) {
    if (grant.act != act) continue;
    const auto role = domain::roleForGrant(m_user.roles, act);
    if (!role) continue;
    m_grant = grant.entry;
    return Context{*m_services, {m_user.id, *role}, *m_self};
  }
  return fail(Errc::denied, "none of this user's roles may " + std::string(base::word(act)));
}

}  // namespace consentry::app
