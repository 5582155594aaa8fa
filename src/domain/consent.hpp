// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/purpose.hpp"

namespace consentry::domain {

/// Event states of ISO/IEC TS 27560:2023. Only `given` and `reaffirmed` allow.
enum class ConsentState { none, requested, given, refused, reaffirmed, withdrawn, expired, terminated, invalidated };

/// Who spoke: the person, or a guardian for a minor.
enum class ConsentGiver { subject, guardian };

/// The notice that was shown. A consent is bound to exactly this text.
struct Notice {
  std::string version;   ///< e.g. "4"
  std::string language;  ///< BCP 47, e.g. "ko"
  base::Digest hash;     ///< SHA-256 of the text as shown (UTF-8)
  bool operator==(const Notice&) const = default;
};

/// One change of a consent record; records only grow.
struct ConsentEvent {
  int number = 0;  ///< 1, 2, 3 … within the record
  ConsentState state = ConsentState::none;
  base::Instant at;  ///< when the person said it
  ConsentGiver giver = ConsentGiver::subject;
  std::optional<base::Instant> expires;  ///< only with given and reaffirmed
  bool operator==(const ConsentEvent&) const = default;
};

/// One permission asked of one person: purposes × recipients × kinds of data, under one notice.
struct ConsentRecord {
  ConsentId id;
  TravellerId subject;
  std::vector<Purpose> purposes;
  std::vector<Recipient> recipients;
  std::vector<DataCategory> categories;
  Notice notice;
  std::vector<ConsentEvent> events;  ///< in order of number, at least one

  /// The last event, expired ones shown as `expired`. `at` decides expiry.
  [[nodiscard]] ConsentState stateAt(base::Instant at) const;
  /// The event in force at that moment; events of the future are not seen. Null when none.
  [[nodiscard]] const ConsentEvent* eventAt(base::Instant at) const;
};

/// REQUESTED → GIVEN | REFUSED; GIVEN → REAFFIRMED | WITHDRAWN | EXPIRED | TERMINATED | INVALIDATED (REAFFIRMED
/// likewise). `none` → REQUESTED | GIVEN | REFUSED begins a record.
[[nodiscard]] bool consentMayGo(ConsentState from, ConsentState to);

/// The record with one more event, or Errc::conflict when the state or time does not allow it.
[[nodiscard]] base::Expected<ConsentRecord> withEvent(ConsentRecord record, ConsentEvent event);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::ConsentState, {none, "none"}, {requested, "requested"}, {given, "given"},
                     {refused, "refused"}, {reaffirmed, "reaffirmed"}, {withdrawn, "withdrawn"}, {expired, "expired"},
                     {terminated, "terminated"}, {invalidated, "invalidated"});
CONSENTRY_ENUM_WORDS(domain::ConsentGiver, {subject, "subject"}, {guardian, "guardian"});
