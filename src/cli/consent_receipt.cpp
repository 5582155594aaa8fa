// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/consent_receipt.hpp"

#include <algorithm>
#include <chrono>

namespace consentry::cli {
namespace {

/// The receipt wants a UUID; a record's handle has the same 128 bits.
std::string uuidOf(const std::string& handle) {
  std::string uuid = handle;
  for (const std::size_t at : {20U, 16U, 12U, 8U})
    if (uuid.size() > at) uuid.insert(at, 1, '-');
  return uuid;
}

std::string_view piiCategory(domain::DataCategory category) {
  switch (category) {
    case domain::DataCategory::facialImage:
    case domain::DataCategory::faceTemplate:
      return "Biometric";
    case domain::DataCategory::identityData:
      return "Biographical";
    case domain::DataCategory::travelDocument:
      return "Government ID";
  }
  return "Biometric";
}

Json piiCategories(const domain::ConsentRecord& record) {
  Json categories = Json::array();
  for (const auto category : record.categories)
    if (const Json word = piiCategory(category); std::ranges::find(categories, word) == categories.end())
      categories.push_back(word);
  return categories;
}

/// Disclosure to anybody but the site itself is a third party's, and is named.
Json purposeOf(domain::Purpose purpose, const domain::ConsentRecord& record, const domain::ConsentEvent& event) {
  Json third = Json::array();
  for (const auto& recipient : record.recipients)
    if (recipient != domain::Recipient::thisSite()) third.push_back(recipient.text());
  Json json{{"purpose", base::word(purpose)},
            {"purposeCategory", Json::array({"1 - Core Function"})},
            {"consentType", "EXPLICIT"},
            {"piiCategory", piiCategories(record)},
            {"primaryPurpose", true},
            {"termination", event.expires ? base::toText(*event.expires) : "until withdrawn"},
            {"thirdPartyDisclosure", !third.empty()}};
  if (!third.empty()) json["thirdPartyName"] = third;
  return json;
}

}  // namespace

Json kantaraReceipt(const domain::ConsentRecord& record, const domain::ConsentEvent& event,
                    const std::string& travellerRef, const ReceiptIssuer& issuer) {
  Json purposes = Json::array();
  for (const auto purpose : record.purposes) purposes.push_back(purposeOf(purpose, record, event));
  return {
      {"version", "KI-CR-v1.1.0"},
      {"jurisdiction", issuer.jurisdiction},
      {"consentTimestamp", std::chrono::floor<std::chrono::seconds>(event.at).time_since_epoch().count()},
      {"collectionMethod", "notice version " + record.notice.version + ", sha256:" + base::toHex(record.notice.hash)},
      {"consentReceiptID", uuidOf(record.id.text())},
      {"language", record.notice.language},
      {"piiPrincipalId", travellerRef},
      {"piiControllers", Json::array({{{"piiController", issuer.controller},
                                       {"contact", issuer.contact},
                                       {"address", {{"streetAddress", issuer.address}}},
                                       {"email", issuer.email},
                                       {"phone", issuer.phone}}})},
      {"policyUrl", issuer.policyUrl},
      {"services", Json::array({{{"service", "Border face comparison"}, {"purposes", purposes}}})},
      {"sensitive", true},
      {"spiCat", Json::array({"Biometric"})}};
}

}  // namespace consentry::cli
