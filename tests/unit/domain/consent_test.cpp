// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/consent.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

using namespace consentry;
using namespace consentry::domain;
using enum consentry::domain::ConsentState;

namespace {

base::Instant on(const char* text) {
  return base::instantFromText(text).value();
}

/// From → what may follow. Everything else may not.
const std::map<ConsentState, std::vector<ConsentState>> kFollows = {
    {none, {requested, given, refused}},
    {requested, {given, refused}},
    {given, {reaffirmed, withdrawn, expired, terminated, invalidated}},
    {reaffirmed, {reaffirmed, withdrawn, expired, terminated, invalidated}},
    {refused, {}},
    {withdrawn, {}},
    {expired, {}},
    {terminated, {}},
    {invalidated, {}},
};

ConsentRecord recordWith(std::vector<ConsentState> states) {
  ConsentRecord record;
  record.id = ConsentId("c1");
  int number = 0;
  base::Instant at = on("2026-01-01");
  for (const ConsentState state : states) {
    ConsentEvent event;
    event.number = ++number;
    event.state = state;
    event.at = at;
    record.events.push_back(event);
    at += std::chrono::days(1);
  }
  return record;
}

ConsentEvent event(ConsentState state, const char* at) {
  ConsentEvent made;
  made.state = state;
  made.at = on(at);
  return made;
}

}  // namespace

TEST_CASE("every consent state may become exactly what the standard allows") {
  int pairs = 0;
  for (const auto& [from, fromWord] : base::allOf<ConsentState>())
    for (const auto& [to, toWord] : base::allOf<ConsentState>()) {
      INFO(fromWord << " -> " << toWord);
      const auto& allowed = kFollows.at(from);
      const bool expected = std::find(allowed.begin(), allowed.end(), to) != allowed.end();
      CHECK(consentMayGo(from, to) == expected);

      const ConsentRecord record = from == none ? recordWith({}) : recordWith({from});
      const auto next = withEvent(record, event(to, "2026-02-01"));
      CHECK(next.has_value() == expected);
      if (next) {
        CHECK(next->events.size() == record.events.size() + 1);
        CHECK(next->events.back().number == static_cast<int>(next->events.size()));
        CHECK(next->stateAt(on("2026-02-01")) == to);
      } else {
        CHECK(next.error().code() == base::Errc::conflict);
      }
      ++pairs;
    }
  CHECK(pairs == 81);
}

TEST_CASE("a record is read as it was at the moment asked for") {
  const ConsentRecord record = recordWith({requested, given, withdrawn});
  CHECK(record.stateAt(on("2025-12-31")) == none);
  CHECK(record.eventAt(on("2025-12-31")) == nullptr);
  CHECK(record.stateAt(on("2026-01-01")) == requested);
  CHECK(record.stateAt(on("2026-01-02T00:00:00Z")) == given);
  CHECK(record.stateAt(on("2026-01-02T23:59:59.999999Z")) == given);
  CHECK(record.stateAt(on("2026-01-03")) == withdrawn);
  CHECK(record.eventAt(on("2030-01-01"))->number == 3);
}

TEST_CASE("a consent ends at the microsecond that it names") {
  ConsentRecord record = recordWith({given});
  record.events[0].expires = on("2026-06-01T12:00:00Z");
  CHECK(record.stateAt(on("2026-06-01T11:59:59.999999Z")) == given);
  CHECK(record.stateAt(on("2026-06-01T12:00:00Z")) == expired);
  CHECK(record.eventAt(on("2026-07-01"))->state == given);
}

TEST_CASE("a consent that ran out cannot be reaffirmed, only marked as expired") {
  ConsentRecord record = recordWith({given});
  record.events[0].expires = on("2026-06-01");
  CHECK_FALSE(withEvent(record, event(reaffirmed, "2026-06-02")));
  CHECK_FALSE(withEvent(record, event(withdrawn, "2026-06-02")));
  const auto marked = withEvent(record, event(expired, "2026-06-02"));
  REQUIRE(marked);
  CHECK_FALSE(withEvent(*marked, event(expired, "2026-06-03")));
}

TEST_CASE("events come in order of time and number") {
  const ConsentRecord record = recordWith({requested});
  CHECK_FALSE(withEvent(record, event(given, "2025-12-31")));
  CHECK(withEvent(record, event(given, "2026-01-01")));
  ConsentEvent second = event(given, "2026-01-05");
  second.number = 2;
  CHECK(withEvent(record, second));
  second.number = 3;
  REQUIRE_FALSE(withEvent(record, second));
  CHECK(withEvent(record, second).error().code() == base::Errc::conflict);
}

TEST_CASE("only a permission has an expiry, and it lies ahead") {
  const ConsentRecord record = recordWith({requested});
  ConsentEvent refusal = event(refused, "2026-01-05");
  refusal.expires = on("2027-01-01");
  CHECK_FALSE(withEvent(record, refusal));
  ConsentEvent permission = event(given, "2026-01-05");
  permission.expires = on("2026-01-05");
  CHECK_FALSE(withEvent(record, permission));
  permission.expires = on("2026-01-06");
  CHECK(withEvent(record, permission));
}
