// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "domain/consent.hpp"
#include "domain/ids.hpp"
#include "domain/person.hpp"
#include "domain/policy.hpp"
#include "domain/purpose.hpp"

namespace consentry::domain {

enum class DenialReason {
  noRecord,
  refused,
  withdrawn,
  expired,
  noticeOutdated,
  purposeNotCovered,
  recipientNotCovered,
  categoryNotCovered,
  minorWithoutGuardian,
  optedOut,
  jurisdictionForbids,
  stopInForce
};

enum class DecisionKind { denied, allowed, allowedByLaw };

/// A statute or a court order that a use may rest on.
struct LegalBasis {
  BasisId id;
  BasisKind kind = BasisKind::statute;  ///< statute or courtOrder
  std::string reference;                ///< citation ("Immigration Act 12-2") or order number
  std::vector<Purpose> purposes;
  std::vector<Recipient> recipients;
  std::vector<DataCategory> categories;
  std::vector<Nationality> nationalities;  ///< empty = any
  UserId proposedBy;
  UserId approvedBy;      ///< empty until another person, a supervisor, approved it
  base::Date from{};      ///< in force from this day …
  base::Date reviewBy{};  ///< … through this day; afterwards it no longer counts
};

enum class StopScope { site, purpose, nationality, watchlist };

/// The stop switch. In force from `at` until lifted.
struct Stop {
  StopId id;
  StopScope scope = StopScope::site;
  std::string what;  ///< purpose word, nationality code or watchlist handle; empty for the whole site
  UserId by;
  base::Instant at;
  std::string why;  ///< for people; not in the log
};

/// What somebody wants to do with one person's face.
struct GateRequest {
  Purpose purpose = Purpose::entryIdCheck;
  Recipient recipient = Recipient::thisSite();
  std::vector<DataCategory> categories;  ///< every one must be covered; empty is denied (category not covered)
  std::optional<BasisKind> basis;        ///< the only basis claimed, or nothing: the best that the policy accepts
  std::optional<WatchlistId> list;       ///< the list that would be searched
  base::Instant at;
};

/// Everything known of the person and the law at that moment.
struct GateFacts {
  TravellerId subject;
  std::optional<Nationality> nationality;
  Birth birth;
  std::span<const ConsentRecord> consents;  ///< the person's own
  std::span<const LegalBasis> bases;        ///< of the site
  std::span<const Stop> stops;              ///< in force
  const Policy* policy = nullptr;           ///< null denies
};

/// The answer, with what it relied on *as it was then*. A default one is denied.
struct Decision {
  DecisionKind kind = DecisionKind::denied;
  std::optional<DenialReason> reason = DenialReason::noRecord;  ///< set exactly when denied
  BasisKind basis = BasisKind::none;  ///< the basis that allowed; with a denial the last one tried
  std::string reference;              ///< citation or order number, when the basis is law
  std::optional<BasisId> legalBasis;
  std::optional<ConsentId> consent;  ///< the record looked at, also when it refused or the law overrode it
  int consentEvent = 0;              ///< its event number, 0 without
  ConsentState consentState = ConsentState::none;
  std::optional<base::Digest> notice;
  std::string rule;  ///< the policy rule's id; empty when none matched
  int policyVersion = 0;
  std::optional<StopId> stop;

  [[nodiscard]] bool allowed() const { return kind != DecisionKind::denied; }
};

/// The gate. Pure: the same request and facts always give the same answer. Order of the questions: stop in force;
/// policy rule (none → purpose not covered, forbidding → jurisdiction forbids); then each accepted basis in turn.
/// A denial's reason is the consent's when consent was tried and the person has any record; otherwise that of the law
/// that came nearest to allowing.
[[nodiscard]] Decision decide(const GateRequest& request, const GateFacts& facts);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::DenialReason, {noRecord, "no_record"}, {refused, "refused"}, {withdrawn, "withdrawn"},
                     {expired, "expired"}, {noticeOutdated, "notice_outdated"},
                     {purposeNotCovered, "purpose_not_covered"}, {recipientNotCovered, "recipient_not_covered"},
                     {categoryNotCovered, "category_not_covered"}, {minorWithoutGuardian, "minor_without_guardian"},
                     {optedOut, "opted_out"}, {jurisdictionForbids, "jurisdiction_forbids"},
                     {stopInForce, "stop_in_force"});
CONSENTRY_ENUM_WORDS(domain::DecisionKind, {denied, "denied"}, {allowed, "allowed"}, {allowedByLaw, "allowed_by_law"});
CONSENTRY_ENUM_WORDS(domain::StopScope, {site, "site"}, {purpose, "purpose"}, {nationality, "nationality"},
                     {watchlist, "watchlist"});
