// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/proposals.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteProposals final : public app::ports::ProposalWriter {
 public:
  explicit SqliteProposals(Connection& db) : m_db(db) {}

  base::Expected<std::vector<domain::Proposal>> all() override;
  base::Expected<std::optional<domain::Proposal>> find(const domain::ProposalId& id) override;
  base::Expected<std::vector<app::ports::EmergencyGrant>> grantsOf(const domain::UserId& user,
                                                                   base::Instant at) override;
  base::Expected<void> add(const domain::Proposal& proposal) override;
  base::Expected<void> decide(const domain::Proposal& proposal) override;
  base::Expected<void> addGrant(const app::ports::EmergencyGrant& grant) override;

 private:
  Connection& m_db;
};

}  // namespace consentry::storage
