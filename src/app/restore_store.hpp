// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/backups.hpp"
#include "app/services.hpp"
#include "domain/restore_proposal.hpp"

namespace consentry::app {

/// A store that no key can continue (copied back from a backup, older than its pin, without its log's key) is to go on
/// from where it stands. Nothing can be recorded there yet: the proposal is a file beside the database, signed by who
/// made it. Errc::conflict while another waits.
struct ProposeRestore {
  using Answer = domain::RestoreProposal;
  static constexpr auto kAct = domain::Act::proposeRestore;
  ports::StoreRestorer* restorer = nullptr;  ///< of the session's store; needed
  std::string reason;                        ///< one line, for the other person; only its salted hash is recorded
  std::optional<base::Digest> manifest{};    ///< of the backup that was copied here
};
[[nodiscard]] base::Expected<ProposeRestore::Answer> handle(Context& context, const ProposeRestore& request,
                                                            const Job& job);

/// Agrees to what somebody else proposed: the log goes on with a new key and says so (`store_restored`), and from here
/// on the store can be written. Errc::denied for one's own, Errc::conflict when its time is over or the store changed.
struct ApproveRestore {
  struct Answer {
    domain::RestoreProposal proposal;
    std::string incarnation;
    std::int64_t record = 0;  ///< its entry
    std::int64_t erased = 0;
    std::int64_t withdrawn = 0;
    std::vector<std::string> left{};  ///< handles of whom a hold, a list or an open case keeps from being erased again
  };
  static constexpr auto kAct = domain::Act::approveRestore;
  ports::StoreRestorer* restorer = nullptr;
  /// What the lost part of the log did and a backup undoes; it is done again in the same transaction.
  std::vector<std::string> erasedSince{};     ///< handles of people
  std::vector<std::string> withdrawnSince{};  ///< handles of consent records
};
[[nodiscard]] base::Expected<ApproveRestore::Answer> handle(Context& context, const ApproveRestore& request,
                                                            const Job& job);

/// Takes the proposal away, by who made it or by who could agree; the store stays read-only. One that cannot be read
/// goes as well, without an answer. Errc::conflict when two people have agreed to it.
struct RejectRestore {
  using Answer = std::optional<domain::RestoreProposal>;
  static constexpr auto kAct = domain::Act::seeProposals;  // who may, the handler decides
  ports::StoreRestorer* restorer = nullptr;
};
[[nodiscard]] base::Expected<RejectRestore::Answer> handle(Context& context, const RejectRestore& request,
                                                           const Job& job);

/// Until when another person can agree.
[[nodiscard]] base::Instant expiryOf(const domain::RestoreProposal& proposal);

}  // namespace consentry::app
