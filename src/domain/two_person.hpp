// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/time.hpp"
#include "domain/actor.hpp"
#include "domain/ids.hpp"

namespace consentry::domain {

/// Acts that one person proposes and another approves.
enum class TwoPersonAct { policy, legalBasis, restore, breakGlass, eraseByOrder, unlockUser };

enum class ProposalState { open, approved, rejected, withdrawn, expired };

/// What was proposed. `content` is the act's own text in full (for an order its selection, for a policy its TOML), so
/// that what is approved is what was read; `hash` is over it.
struct Proposal {
  ProposalId id{};
  TwoPersonAct act = TwoPersonAct::policy;
  std::string object{};  ///< a handle, or empty
  std::string content{};
  base::Digest hash{};
  std::string reason{};
  UserId proposedBy;
  base::Instant proposedAt;
  base::Instant expiresAt;
  ProposalState state = ProposalState::open;
  UserId decidedBy{};  ///< empty until decided
  std::optional<base::Instant> decidedAt{};
};

enum class ProposalRefusal { samePerson, expired, decidedAlready, notTheirAct };

/// Who may propose and who may approve each act: acts of the one table of roles.
[[nodiscard]] Act actToPropose(TwoPersonAct act);
[[nodiscard]] Act actToApprove(TwoPersonAct act);
/// How long a proposal of this kind waits.
[[nodiscard]] std::chrono::hours lifetimeOf(TwoPersonAct act);

inline constexpr std::chrono::hours kLongestEmergency{4};
/// In which role somebody of these roles may do an act that none of them allows: one that allows it and may meet all of
/// theirs. Nothing when there is none: an emergency makes no auditor an officer.
[[nodiscard]] std::optional<Role> roleForGrant(const std::vector<Role>& roles, Act act);

/// Why this person cannot decide it now; nothing when they can.
[[nodiscard]] std::optional<ProposalRefusal> whyNotDecided(const Proposal& proposal, const Actor& by,
                                                           base::Instant now);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::TwoPersonAct, {policy, "policy"}, {legalBasis, "legal_basis"}, {restore, "restore"},
                     {breakGlass, "break_glass"}, {eraseByOrder, "erase_by_order"}, {unlockUser, "unlock_user"});
CONSENTRY_ENUM_WORDS(domain::ProposalState, {open, "open"}, {approved, "approved"}, {rejected, "rejected"},
                     {withdrawn, "withdrawn"}, {expired, "expired"});
