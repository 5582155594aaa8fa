// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/gate.hpp"

/// One traveller, one policy rule per purpose, and what they said: everything on which a gate test turns one knob.
namespace consentry::domain::gatetest {

inline base::Instant on(const char* text) {
  return base::instantFromText(text).value();
}
inline base::Date day(const char* text) {
  return base::dateFromText(text).value();
}
inline Nationality nation(const char* code) {
  return Nationality::parse(code).value();
}

inline const base::Instant kNow = on("2026-11-23T10:00:00Z");
inline const std::vector<DataCategory> kFace = {DataCategory::facialImage, DataCategory::faceTemplate};

inline GateRequest requestFor(Purpose purpose) {
  GateRequest request;
  request.purpose = purpose;
  request.categories = kFace;
  request.list = WatchlistId("list1");
  request.at = kNow;
  return request;
}

inline ConsentEvent eventOf(int number, ConsentState state, const char* at) {
  ConsentEvent event;
  event.number = number;
  event.state = state;
  event.at = on(at);
  return event;
}

/// Asked in January, answered in February.
inline ConsentRecord consentTo(Purpose purpose, ConsentState state) {
  ConsentRecord record;
  record.id = ConsentId("consent1");
  record.subject = TravellerId("traveller1");
  record.purposes = {purpose};
  record.recipients = {Recipient::thisSite()};
  record.categories = kFace;
  record.notice.version = "4";
  record.notice.language = "ko";
  record.notice.hash.value[0] = std::byte{7};
  record.events = {eventOf(1, ConsentState::requested, "2026-01-01")};
  if (state != ConsentState::requested) record.events.push_back(eventOf(2, state, "2026-02-01"));
  return record;
}

inline LegalBasis law(BasisKind kind, Purpose purpose) {
  LegalBasis basis;
  basis.id = BasisId(kind == BasisKind::statute ? "statute1" : "order1");
  basis.kind = kind;
  basis.reference = kind == BasisKind::statute ? "Immigration Act 12-2" : "2026-Ga-117";
  basis.purposes = {purpose};
  basis.recipients = {Recipient::thisSite()};
  basis.categories = kFace;
  basis.proposedBy = UserId("anna");
  basis.approvedBy = UserId("ben");
  basis.from = day("2026-01-01");
  basis.reviewBy = day("2026-12-31");
  return basis;
}

inline Stop stopOf(StopScope scope, std::string what = {}) {
  Stop stop;
  stop.id = StopId("stop1");
  stop.scope = scope;
  stop.what = std::move(what);
  stop.at = on("2026-11-23T09:00:00Z");
  return stop;
}

inline Birth adult() {
  return Birth::fromText("1980-05-05").value();
}
inline Birth minor() {
  return Birth::fromText("2015-05-05").value();
}

/// Owns what GateFacts only points to.
struct World {
  std::vector<ConsentRecord> consents;
  std::vector<LegalBasis> laws;
  std::vector<Stop> stops;
  Policy policy;
  Birth birth = adult();
  std::optional<Nationality> nationality = nation("KOR");

  explicit World(Purpose purpose) {
    policy.version = 3;
    PolicyRule rule;
    rule.id = "rule1";
    rule.purpose = purpose;
    rule.bases = {BasisKind::consent, BasisKind::statute, BasisKind::courtOrder};
    rule.minimumNotice = 3;
    policy.rules = {rule};
  }

  [[nodiscard]] PolicyRule& rule() { return policy.rules.front(); }

  [[nodiscard]] GateFacts facts() const {
    GateFacts facts;
    facts.subject = TravellerId("traveller1");
    facts.nationality = nationality;
    facts.birth = birth;
    facts.consents = consents;
    facts.bases = laws;
    facts.stops = stops;
    facts.policy = &policy;
    return facts;
  }

  [[nodiscard]] Decision answer(const GateRequest& request) const { return decide(request, facts()); }
};

}  // namespace consentry::domain::gatetest
