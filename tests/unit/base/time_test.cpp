// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/time.hpp"

#include <catch2/catch.hpp>

using namespace consentry::base;

TEST_CASE("an instant goes there and back with all its microseconds") {
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{999'999}, std::int64_t{1'700'000'000'123'456}, std::int64_t{-1},
        std::int64_t{-86'400'000'001}}) {
    const Instant at = fromMicros(value);
    CHECK(micros(instantFromText(toText(at)).value()) == value);
  }
  CHECK(toText(fromMicros(0)) == "1970-01-01T00:00:00.000000Z");
  CHECK(toText(fromMicros(-1)) == "1969-12-31T23:59:59.999999Z");
}

TEST_CASE("fractions of a second have one to six digits") {
  const auto fraction = [](std::string_view text) { return micros(instantFromText(text).value()) % 1'000'000; };
  CHECK(fraction("2026-11-23T10:12:02Z") == 0);
  CHECK(fraction("2026-11-23T10:12:02.5Z") == 500'000);
  CHECK(fraction("2026-11-23T10:12:02.000001Z") == 1);
  CHECK(instantFromText("2026-11-23").value() == instantFromText("2026-11-23T00:00:00Z").value());
}

TEST_CASE("a time that is not written so is refused") {
  for (const char* bad :
       {"", "2026", "2026-11-23T", "2026-11-23T10:12Z", "2026-11-23T10:12:02", "2026-11-23 10:12:02Z",
        "2026-11-23T24:00:00Z", "2026-11-23T10:60:00Z", "2026-11-23T10:12:60Z", "2026-11-23T10:12:02.Z",
        "2026-11-23T10:12:02.1234567Z", "2026-11-23T10:12:02,5Z", "2026-11-23T10:12:02+01:00", "2026-11-23T-1:12:02Z",
        "2026-11-23T+1:12:02Z", "2026-11-23T10:12:02.-1Z", "2026-02-30T10:12:02Z", "2026-11-23T10:12:02z",
        "2026-11-23T10:12:02Z "}) {
    INFO(bad);
    REQUIRE_FALSE(instantFromText(bad));
    CHECK(instantFromText(bad).error().code() == Errc::parse);
  }
}

TEST_CASE("only a day that exists is a date") {
  CHECK(toText(dateFromText("2024-02-29").value()) == "2024-02-29");
  CHECK(toText(dateFromText("0001-01-01").value()) == "0001-01-01");
  for (const char* bad :
       {"", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "26-01-01", "2026-1-1",
        "2026/01/01", "2026-01-01 ", "-026-01-01", "+026-01-01", "2026-0a-01"}) {
    INFO(bad);
    REQUIRE_FALSE(dateFromText(bad));
    CHECK(dateFromText(bad).error().code() == Errc::parse);
  }
}

TEST_CASE("a day begins at its first microsecond and lasts to its last") {
  const Date day = dateFromText("2026-11-23").value();
  CHECK(dateOf(startOf(day)) == day);
  CHECK(dateOf(startOf(day) - std::chrono::microseconds(1)) == dateFromText("2026-11-22").value());
  CHECK(dateOf(startOf(day) + std::chrono::days(1) - std::chrono::microseconds(1)) == day);
}
