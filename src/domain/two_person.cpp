// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/two_person.hpp"

#include <algorithm>

namespace consentry::domain {

Act actToPropose(TwoPersonAct act) {
  switch (act) {
    case TwoPersonAct::policy:
      return Act::proposePolicy;
    case TwoPersonAct::legalBasis:
      return Act::proposeBasis;
    case TwoPersonAct::restore:
      return Act::proposeRestore;
    case TwoPersonAct::breakGlass:
      return Act::proposeBreakGlass;
    case TwoPersonAct::eraseByOrder:
      return Act::proposeOrder;
    case TwoPersonAct::unlockUser:
      return Act::proposeUnlock;
  }
  return Act::manageUsers;
}

Act actToApprove(TwoPersonAct act) {
  switch (act) {
    case TwoPersonAct::policy:
      return Act::approvePolicy;
    case TwoPersonAct::legalBasis:
      return Act::approveBasis;
    case TwoPersonAct::restore:
      return Act::approveRestore;
    case TwoPersonAct::breakGlass:
      return Act::approveBreakGlass;
    case TwoPersonAct::eraseByOrder:
      return Act::approveOrder;
    case TwoPersonAct::unlockUser:
      return Act::approveUnlock;
  }
  return Act::manageUsers;
}

std::chrono::hours lifetimeOf(TwoPersonAct act) {
  using std::chrono::days;
  using std::chrono::hours;
  switch (act) {
    // Texts that people must read and perhaps discuss.
    case TwoPersonAct::policy:
    case TwoPersonAct::legalBasis:
      return days(30);
    case TwoPersonAct::eraseByOrder:
      return days(7);
    // Whoever agrees to these agrees to the situation of this hour.
    case TwoPersonAct::restore:
    case TwoPersonAct::unlockUser:
      return hours(24);
    case TwoPersonAct::breakGlass:
      return hours(1);
  }
  return hours(1);
}

std::optional<Role> roleForGrant(const std::vector<Role>& roles, Act act) {
  for (const auto& [role, word] : base::allOf<Role>()) {
    const auto meets = [other = role](Role own) { return rolesMayMeet(own, other); };
    if (roleMay(role, act) && std::ranges::all_of(roles, meets)) return role;
  }
  return std::nullopt;
}

std::optional<ProposalRefusal> whyNotDecided(const Proposal& proposal, const Actor& by, base::Instant now) {
  if (proposal.state != ProposalState::open) return ProposalRefusal::decidedAlready;
  if (proposal.expiresAt <= now) return ProposalRefusal::expired;
  if (proposal.proposedBy == by.user) return ProposalRefusal::samePerson;
  if (!roleMay(by.role, actToApprove(proposal.act))) return ProposalRefusal::notTheirAct;
  return std::nullopt;
}

}  // namespace consentry::domain
