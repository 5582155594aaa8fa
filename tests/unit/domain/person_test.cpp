// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person.hpp"

#include <catch2/catch.hpp>

using namespace consentry;
using namespace consentry::domain;

namespace {

base::Date day(const char* text) {
  return base::dateFromText(text).value();
}
Birth born(const char* text) {
  return Birth::fromText(text).value();
}
AgeClass classOf(const Birth& birth, const char* on) {
  return ageClassOn(birth, day(on));
}

}  // namespace

TEST_CASE("ISO and ICAO nationality codes are known") {
  for (const char* code : {"ABW", "AUS", "CHN", "DEU", "GBR", "KOR", "PRK", "USA", "ZWE", "D",   "GBD", "GBN", "GBO",
                           "GBP", "GBS", "EUE", "UNO", "UNA", "UNK", "XXA", "XXB", "XXC", "XXX", "XOM", "XPO", "RKS"}) {
    INFO(code);
    const auto nationality = Nationality::parse(code);
    REQUIRE(nationality);
    CHECK(nationality->code() == code);
  }
}

TEST_CASE("every assigned ISO code is known, and no other three letters are but ICAO's own") {
  int known = 0;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'A'; b <= 'Z'; ++b)
      for (char c = 'A'; c <= 'Z'; ++c)
        if (Nationality::parse(std::string{a, b, c})) ++known;
  constexpr int kIso = 249;
  constexpr int kIcaoOfThreeLetters = 5 + 5 + 11 + 4 + 1;
  CHECK(known == kIso + kIcaoOfThreeLetters);
}

TEST_CASE("anything that is not exactly a code is refused") {
  for (const char* bad : {"", " ", "kor", "Kor", "KO", "KORR", "KOR ", " KOR", "ABW AFG", "ZZZ", "UTO", "DE", "BW",
                          "W A", "123", "K\xC3\x96", "A", "E"}) {
    INFO(bad);
    const auto nationality = Nationality::parse(bad);
    REQUIRE_FALSE(nationality);
    CHECK(nationality.error().code() == base::Errc::parse);
  }
  CHECK_FALSE(Nationality::parse(std::string_view("KOR\0", 4)));
}

TEST_CASE("a birth is accepted from 125 years ago until today") {
  const base::Date today = day("2026-11-23");
  CHECK(Birth::onDay(today, today));
  CHECK(Birth::onDay(day("1901-11-23"), today));
  for (const char* bad : {"2026-11-24", "1901-11-22", "0001-01-01"}) {
    INFO(bad);
    REQUIRE_FALSE(Birth::onDay(day(bad), today));
    CHECK(Birth::onDay(day(bad), today).error().code() == base::Errc::invalidArgument);
  }
  CHECK_FALSE(Birth::onDay(base::Date{}, today));
  CHECK(Birth::inYear(2026, today));
  CHECK(Birth::inYear(1901, today));
  for (const int bad : {2027, 1900, 0, -5, 99999}) CHECK_FALSE(Birth::inYear(bad, today));
  CHECK(Birth::aged(0, today));
  CHECK(Birth::aged(125, today));
  for (const int bad : {-1, 126, 2000}) CHECK_FALSE(Birth::aged(bad, today));
}

TEST_CASE("an age on a day leaves a year of possible births") {
  const auto range = Birth::aged(18, day("2026-11-23")).value().range();
  CHECK(range->first == day("2007-11-24"));
  CHECK(range->second == day("2008-11-23"));
  const auto onLeapDay = Birth::aged(18, day("2024-02-29")).value().range();
  CHECK(onLeapDay->first == day("2005-03-01"));
  CHECK(onLeapDay->second == day("2006-02-28"));
}

TEST_CASE("a birth is stored as text and read back the same") {
  for (const char* text : {"", "1987-03-02", "2024-02-29", "1987", "2007-11-24/2008-11-23"}) {
    INFO(text);
    CHECK(born(text).toText() == text);
    CHECK(Birth::fromText(born(text).toText()).value() == born(text));
  }
  const base::Date today = day("2026-11-23");
  for (int age = 0; age <= 125; ++age) {
    const Birth birth = Birth::aged(age, today).value();
    CHECK(Birth::fromText(birth.toText()).value() == birth);
  }
  // Nine years old on the last of December is the same knowledge as the year.
  CHECK(Birth::aged(9, day("2009-12-31")).value() == born("2000"));
}

TEST_CASE("a birth text that means nothing is refused") {
  for (const char* bad : {"87", "19870", "198a", "+987", "-987", "0000", "1987-3-2", "1987-02-30", "1987-03-02/",
                          "/1987-03-02", "1987/1988", "1988-01-01/1987-01-01", "unknown", " "}) {
    INFO(bad);
    CHECK_FALSE(Birth::fromText(bad));
  }
}

TEST_CASE("people are told the earlier possible year") {
  CHECK_FALSE(Birth::unknown().year());
  CHECK(born("1987").year() == 1987);
  CHECK(born("2007-11-24/2008-11-23").year() == 2007);
}

TEST_CASE("nobody is an adult before it is certain") {
  struct Case {
    const char* birth;
    const char* on;
    AgeClass expected;
  };
  const Case cases[] = {
      {"2008-11-23", "2026-11-22", AgeClass::minor},
      {"2008-11-23", "2026-11-23", AgeClass::adult},
      // Born on a leap day: eighteen on 1 March, for eighteen years after a leap year there never is one.
      {"2008-02-29", "2026-02-28", AgeClass::minor},
      {"2008-02-29", "2026-03-01", AgeClass::adult},
      {"2008-02-28", "2026-02-28", AgeClass::adult},
      // Of a year alone: the last day of it counts.
      {"2008", "2026-01-01", AgeClass::minor},
      {"2008", "2026-12-30", AgeClass::minor},
      {"2008", "2026-12-31", AgeClass::adult},
      {"2007", "2026-01-01", AgeClass::adult},
      {"2007", "2025-12-30", AgeClass::minor},
      // Of an age: the youngest possible counts.
      {"2007-11-24/2008-11-23", "2026-11-22", AgeClass::minor},
      {"2007-11-24/2008-11-23", "2026-11-23", AgeClass::adult},
      {"2030-01-01", "2026-01-01", AgeClass::minor},
      {"", "2026-01-01", AgeClass::unknown},
  };
  for (const Case& one : cases) {
    INFO(one.birth << " on " << one.on);
    CHECK(classOf(born(one.birth), one.on) == one.expected);
  }
}

TEST_CASE("a stated age of eighteen is an adult's on that very day, leap days included") {
  for (const char* on : {"2026-11-23", "2024-02-29", "2023-02-28", "2023-03-01", "2026-01-01", "2026-12-31"}) {
    INFO(on);
    CHECK(classOf(Birth::aged(18, day(on)).value(), on) == AgeClass::adult);
    CHECK(classOf(Birth::aged(17, day(on)).value(), on) == AgeClass::minor);
  }
}

TEST_CASE("knowing less never makes somebody older") {
  const char* now = "2026-11-23";
  for (const char* exact : {"2008-01-01", "2008-11-23", "2008-11-24", "2009-06-30", "2007-12-31"}) {
    INFO(exact);
    const bool certain = classOf(born(exact), now) == AgeClass::adult;
    const bool byYear = classOf(born(std::string(exact).substr(0, 4).c_str()), now) == AgeClass::adult;
    CHECK((!byYear || certain));
  }
}
