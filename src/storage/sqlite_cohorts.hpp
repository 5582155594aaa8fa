// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "app/ports/cohorts.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteCohorts final : public app::ports::CohortWriter {
 public:
  explicit SqliteCohorts(Connection& db) : m_db(db) {}

  base::Expected<std::vector<app::ports::CohortRow>> all() override;
  base::Expected<std::optional<app::ports::CohortRow>> find(const domain::CohortId& id) override;
  base::Expected<std::vector<app::ports::CohortBuildRow>> builds(const domain::CohortId& id) override;
  base::Expected<std::optional<app::ports::CohortBuildRow>> findBuild(const base::Digest& hash) override;
  base::Expected<std::vector<app::ports::CohortPersonRow>> people(const base::Digest& build) override;
  base::Expected<std::vector<app::ports::CohortMember>> members(const base::Digest& build) override;
  base::Expected<std::vector<domain::CohortId>> withTemplateOf(const domain::TravellerId& traveller) override;
  base::Expected<std::vector<app::ports::GalleryReference>> templates(const base::Digest& build) override;
  base::Expected<std::optional<app::ports::CohortSetting>> setting() override;
  base::Expected<void> add(const app::ports::CohortRow& cohort) override;
  base::Expected<void> addBuild(const app::ports::CohortBuildRow& build,
                                const std::vector<app::ports::CohortMember>& members) override;
  base::Expected<void> destroyTemplates(const domain::CohortId& id, const domain::TravellerId& traveller) override;
  base::Expected<void> choose(const app::ports::CohortSetting& setting) override;

  /// Whether something was destroyed since the last call: its bytes may still stand in the write-ahead log.
  [[nodiscard]] bool takeDestroyed() { return std::exchange(m_destroyed, false); }

 private:
  Connection& m_db;
  bool m_destroyed = false;
};

}  // namespace consentry::storage
