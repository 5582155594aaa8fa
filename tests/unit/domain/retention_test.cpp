// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/retention.hpp"

#include <catch2/catch.hpp>

using namespace consentry;
using namespace consentry::domain;

TEST_CASE("every kind has a default that may be set, and templates of travellers have no time at all") {
  for (const auto& [kind, word] : base::allOf<RetentionKind>()) {
    INFO(word);
    CHECK(mayBeSet(kind, defaultDays(kind)));
    CHECK_FALSE(countedFrom(kind).empty());
    CHECK_FALSE(mayBeSet(kind, -1));
    CHECK_FALSE(mayBeSet(kind, kLongestRetention + 1));
    const bool none = kind == RetentionKind::probeTemplates;
    CHECK(mayBeSet(kind, 0) == none);
    CHECK(mayBeSet(kind, 1) == !none);
    CHECK(mayBeSet(kind, kLongestRetention) == !none);
  }
}

TEST_CASE("what began before the cutoff has had its time") {
  const base::Instant now = base::startOf(std::chrono::year(2026) / 11 / 23);
  CHECK(cutoffOf({.kind = RetentionKind::notes, .days = 1}, now) == now - std::chrono::hours(24));
  CHECK(cutoffOf({.kind = RetentionKind::notes, .days = 0}, now) == now);
}
