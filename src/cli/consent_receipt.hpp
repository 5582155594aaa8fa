// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "cli/json_of.hpp"
#include "domain/consent.hpp"

namespace consentry::cli {

/// Who answers for the data towards the person: it stands on every receipt and is the site's to say.
struct ReceiptIssuer {
  std::string controller;  ///< name of the authority, never empty
  std::string contact;
  std::string address;
  std::string email;
  std::string phone;
  std::string policyUrl;
  std::string jurisdiction;  ///< e.g. "KR"
};

/// One permission in force as a Consent Receipt 1.1.0 of the Kantara Initiative, for the person's own keeping.
/// `event` is the one in force; `travellerRef` is the name by which the person knows the site to know them.
[[nodiscard]] Json kantaraReceipt(const domain::ConsentRecord& record, const domain::ConsentEvent& event,
                                  const std::string& travellerRef, const ReceiptIssuer& issuer);

}  // namespace consentry::cli
