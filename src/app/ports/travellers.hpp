// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "domain/consent.hpp"
#include "domain/ids.hpp"
#include "domain/person.hpp"

namespace consentry::app::ports {

/// A data subject. `ref` is the outside system's name for the person and never reaches the log.
struct TravellerRow {
  domain::TravellerId id;
  std::string ref;  ///< unique
  std::optional<domain::Nationality> nationality;
  domain::Birth birth;
  domain::Gender gender = domain::Gender::unspecified;
  bool erased = false;  ///< their key was destroyed: the handle is all that is left
};

/// People and what they said.
class TravellerReader {
 public:
  virtual ~TravellerReader() = default;
  [[nodiscard]] virtual base::Expected<std::optional<TravellerRow>> findByRef(std::string_view ref) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<TravellerRow>> find(const domain::TravellerId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<domain::ConsentRecord>> consentsOf(
      const domain::TravellerId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<domain::ConsentRecord>> findConsent(
      const domain::ConsentId& id) = 0;
  /// The record made from this external reference ("consent_ref" of consents.jsonl), for resuming and events.
  [[nodiscard]] virtual base::Expected<std::optional<domain::ConsentRecord>> findConsentByRef(
      std::string_view externalRef) = 0;
};

class TravellerWriter : public TravellerReader {
 public:
  [[nodiscard]] virtual base::Expected<void> add(const TravellerRow& traveller) = 0;
  /// Fills in what was unknown; never forgets.
  [[nodiscard]] virtual base::Expected<void> replace(const TravellerRow& traveller) = 0;
  /// A new record with its events. `externalRef` may be empty, else unique.
  [[nodiscard]] virtual base::Expected<void> addConsent(const domain::ConsentRecord& record,
                                                        std::string_view externalRef) = 0;
  /// One more event of a stored record.
  [[nodiscard]] virtual base::Expected<void> addConsentEvent(const domain::ConsentId& id,
                                                             const domain::ConsentEvent& event) = 0;
};

}  // namespace consentry::app::ports
