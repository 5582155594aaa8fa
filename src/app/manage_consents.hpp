// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/files.hpp"
#include "app/ports/travellers.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// Takes in consents.jsonl. Lines that are there already are counted and left; a bad line never stops another.
struct ImportConsents {
  struct Answer {
    std::int64_t records = 0;  ///< new records
    std::int64_t events = 0;   ///< new events, the first of each record included
    std::int64_t unchanged = 0;
    std::vector<ports::BadLine> bad;
    std::vector<domain::CaseId> blockedCases;  ///< open cases stopped because a permission ended
  };
  static constexpr auto kAct = domain::Act::recordConsent;
  std::filesystem::path file;
};
[[nodiscard]] base::Expected<ImportConsents::Answer> handle(Context& context, const ImportConsents& request,
                                                            const Job& job);

/// give, refuse, withdraw, reaffirm … for one traveller. Without `consentRef` a new record is made (state given,
/// refused or requested); with it, an event is added to that record.
struct ChangeConsent {
  struct Answer {
    domain::ConsentRecord record;
    std::vector<domain::CaseId> blockedCases;
  };
  static constexpr auto kAct = domain::Act::recordConsent;
  std::string travellerRef;               ///< need not have been imported yet
  std::optional<std::string> consentRef;  ///< outside reference or handle of an existing record
  domain::ConsentState state = domain::ConsentState::given;
  domain::ConsentGiver giver = domain::ConsentGiver::subject;
  std::vector<domain::Purpose> purposes;
  std::vector<domain::Recipient> recipients;     ///< empty: this site
  std::vector<domain::DataCategory> categories;  ///< empty: facial image and face template
  domain::Notice notice;                         ///< needed for a new record
  std::optional<base::Instant> expires;
};
[[nodiscard]] base::Expected<ChangeConsent::Answer> handle(Context& context, const ChangeConsent& request,
                                                           const Job& job);

/// Withdraws a consent in the caller's transaction, as a log that was lost by a restore said it had been; false when
/// the record allows nothing here, or is not here.
[[nodiscard]] base::Expected<bool> withdrawAgain(Context& context, ports::WriteUnit& unit, const domain::ConsentId& id);

/// Everything one person said.
struct ShowConsents {
  struct Answer {
    ports::TravellerRow traveller;
    std::vector<domain::ConsentRecord> records;
    std::vector<domain::ConsentState> stateNow;  ///< beside `records`
  };
  static constexpr auto kAct = domain::Act::seeConsent;
  std::string travellerRef;
};
[[nodiscard]] base::Expected<ShowConsents::Answer> handle(Context& context, const ShowConsents& request,
                                                          const Job& job);

}  // namespace consentry::app
