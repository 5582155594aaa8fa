// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "domain/engine_choice.hpp"
#include "domain/gate.hpp"
#include "domain/policy.hpp"
#include "domain/score.hpp"

namespace consentry::app::ports {

/// A policy version in its life: proposed by one person, approved by another; the newest approved one is in force.
struct PolicyRow {
  domain::PolicyId id;
  int version = 0;   ///< given at approval, 0 before
  std::string toml;  ///< exact text
  base::Digest hash;
  domain::UserId proposedBy;
  base::Instant proposedAt;
  domain::UserId approvedBy;  ///< empty until approved
  std::optional<base::Instant> approvedAt;
};

struct ProfileRow {
  std::string name;
  std::string toml;  ///< exact text
  base::Digest hash;
  domain::UserId storedBy;
  base::Instant storedAt;
};

/// Which engine the site works with. Append-only: the newest is in force.
struct EngineSetting {
  domain::EngineChoice choice;
  domain::UserId by;
  base::Instant at;
};

/// The rules of the site: policy versions, legal bases, stops, threshold profiles, the engine.
class GovernanceReader {
 public:
  virtual ~GovernanceReader() = default;
  [[nodiscard]] virtual base::Expected<std::optional<PolicyRow>> policyInForce() = 0;
  [[nodiscard]] virtual base::Expected<std::vector<PolicyRow>> policies() = 0;
  [[nodiscard]] virtual base::Expected<std::optional<PolicyRow>> findPolicy(const domain::PolicyId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<domain::LegalBasis>> bases() = 0;
  [[nodiscard]] virtual base::Expected<std::vector<domain::Stop>> stopsInForce() = 0;
  [[nodiscard]] virtual base::Expected<std::vector<ProfileRow>> profiles() = 0;
  /// Newest first; none while nobody has chosen.
  [[nodiscard]] virtual base::Expected<std::vector<EngineSetting>> engineSettings() = 0;
};

class GovernanceWriter : public GovernanceReader {
 public:
  [[nodiscard]] virtual base::Expected<void> addPolicy(const PolicyRow& policy) = 0;
  [[nodiscard]] virtual base::Expected<void> approvePolicy(const PolicyRow& policy) = 0;
  [[nodiscard]] virtual base::Expected<void> addBasis(const domain::LegalBasis& basis) = 0;
  [[nodiscard]] virtual base::Expected<void> approveBasis(const domain::BasisId& id, const domain::UserId& by) = 0;
  [[nodiscard]] virtual base::Expected<void> addStop(const domain::Stop& stop) = 0;
  [[nodiscard]] virtual base::Expected<void> liftStop(const domain::StopId& id, const domain::UserId& by,
                                                      base::Instant at) = 0;
  /// A profile is never changed: Errc::alreadyExists when the name is taken by another text.
  [[nodiscard]] virtual base::Expected<void> addProfile(const ProfileRow& profile) = 0;
  [[nodiscard]] virtual base::Expected<void> addEngineSetting(const EngineSetting& setting) = 0;
};

}  // namespace consentry::app::ports
