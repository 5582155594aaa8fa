// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "base/error.hpp"
#include "domain/two_person.hpp"

namespace consentry::app::ports {

/// One act outside somebody's roles, for a short time: what an approved emergency gives.
struct EmergencyGrant {
  domain::ProposalId proposal;
  domain::UserId user;
  domain::Act act = domain::Act::seeProposals;
  base::Instant from;
  base::Instant until;     ///< exclusive
  std::int64_t entry = 0;  ///< number of the log entry that granted it
};

/// Acts that wait for a second person, and those that were decided.
class ProposalReader {
 public:
  virtual ~ProposalReader() = default;
  /// Oldest first.
  [[nodiscard]] virtual base::Expected<std::vector<domain::Proposal>> all() = 0;
  [[nodiscard]] virtual base::Expected<std::optional<domain::Proposal>> find(const domain::ProposalId& id) = 0;
  /// Grants of this person that last at that moment.
  [[nodiscard]] virtual base::Expected<std::vector<EmergencyGrant>> grantsOf(const domain::UserId& user,
                                                                             base::Instant at) = 0;
};

class ProposalWriter : public ProposalReader {
 public:
  [[nodiscard]] virtual base::Expected<void> add(const domain::Proposal& proposal) = 0;
  /// Writes state, decidedBy and decidedAt. Errc::conflict when it is not open any more.
  [[nodiscard]] virtual base::Expected<void> decide(const domain::Proposal& proposal) = 0;
  [[nodiscard]] virtual base::Expected<void> addGrant(const EmergencyGrant& grant) = 0;
};

}  // namespace consentry::app::ports
