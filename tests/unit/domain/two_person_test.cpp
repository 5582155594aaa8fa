// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/two_person.hpp"

#include <catch2/catch.hpp>

using namespace consentry;
using namespace consentry::domain;

namespace {

const base::Instant kNow = base::startOf(std::chrono::year(2026) / 11 / 23);
const UserId kMina("00000000000000000000000000000001");
const UserId kJoon("00000000000000000000000000000002");

Proposal proposed(TwoPersonAct act) {
  return {.act = act, .proposedBy = kMina, .proposedAt = kNow, .expiresAt = kNow + lifetimeOf(act)};
}

}  // namespace

TEST_CASE("another person decides, in a role that may, while it waits, and once") {
  for (const auto& [act, word] : base::allOf<TwoPersonAct>()) {
    INFO(word);
    const auto proposal = proposed(act);
    for (const auto& [role, roleWord] : base::allOf<Role>()) {
      INFO(roleWord);
      const bool may = roleMay(role, actToApprove(act));
      CHECK(whyNotDecided(proposal, {kJoon, role}, kNow).has_value() == !may);
      CHECK(whyNotDecided(proposal, {kMina, role}, kNow) == ProposalRefusal::samePerson);
      CHECK(whyNotDecided(proposal, {kJoon, role}, proposal.expiresAt) == ProposalRefusal::expired);
    }
    for (const auto& [state, stateWord] : base::allOf<ProposalState>()) {
      if (state == ProposalState::open) continue;
      auto decided = proposal;
      decided.state = state;
      CHECK(whyNotDecided(decided, {kJoon, Role::supervisor}, kNow) == ProposalRefusal::decidedAlready);
    }
  }
}

TEST_CASE("every act of two people has roles that propose it and roles that approve it") {
  for (const auto& [act, word] : base::allOf<TwoPersonAct>()) {
    INFO(word);
    const auto any = [](Act of) {
      for (const auto& [role, roleWord] : base::allOf<Role>())
        if (roleMay(role, of)) return true;
      return false;
    };
    CHECK(any(actToPropose(act)));
    CHECK(any(actToApprove(act)));
    CHECK(lifetimeOf(act) > std::chrono::hours(0));
  }
}
