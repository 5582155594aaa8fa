// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/governance.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteGovernance final : public app::ports::GovernanceWriter {
 public:
  explicit SqliteGovernance(Connection& db) : m_db(db) {}

  base::Expected<std::optional<app::ports::PolicyRow>> policyInForce() override;
  base::Expected<std::vector<app::ports::PolicyRow>> policies() override;
  base::Expected<std::optional<app::ports::PolicyRow>> findPolicy(const domain::PolicyId& id) override;
  base::Expected<std::vector<domain::LegalBasis>> bases() override;
  base::Expected<std::vector<domain::Stop>> stopsInForce() override;
  base::Expected<std::vector<app::ports::ProfileRow>> profiles() override;
  base::Expected<std::vector<app::ports::EngineSetting>> engineSettings() override;
  base::Expected<void> addPolicy(const app::ports::PolicyRow& policy) override;
  base::Expected<void> approvePolicy(const app::ports::PolicyRow& policy) override;
  base::Expected<void> addBasis(const domain::LegalBasis& basis) override;
  base::Expected<void> approveBasis(const domain::BasisId& id, const domain::UserId& by) override;
  base::Expected<void> addStop(const domain::Stop& stop) override;
  base::Expected<void> liftStop(const domain::StopId& id, const domain::UserId& by, base::Instant at) override;
  base::Expected<void> addProfile(const app::ports::ProfileRow& profile) override;
  base::Expected<void> addEngineSetting(const app::ports::EngineSetting& setting) override;

 private:
  Connection& m_db;
};

}  // namespace consentry::storage
