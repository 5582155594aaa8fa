// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/travellers.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteTravellers final : public app::ports::TravellerWriter {
 public:
  explicit SqliteTravellers(Connection& db) : m_db(db) {}

  base::Expected<std::optional<app::ports::TravellerRow>> findByRef(std::string_view ref) override;
  base::Expected<std::optional<app::ports::TravellerRow>> find(const domain::TravellerId& id) override;
  base::Expected<std::vector<domain::ConsentRecord>> consentsOf(const domain::TravellerId& id) override;
  base::Expected<std::optional<domain::ConsentRecord>> findConsent(const domain::ConsentId& id) override;
  base::Expected<std::optional<domain::ConsentRecord>> findConsentByRef(std::string_view externalRef) override;
  base::Expected<void> add(const app::ports::TravellerRow& traveller) override;
  base::Expected<void> replace(const app::ports::TravellerRow& traveller) override;
  base::Expected<void> addConsent(const domain::ConsentRecord& record, std::string_view externalRef) override;
  base::Expected<void> addConsentEvent(const domain::ConsentId& id, const domain::ConsentEvent& event) override;

 private:
  base::Expected<void> fill(domain::ConsentRecord& record);

  Connection& m_db;
};

}  // namespace consentry::storage
