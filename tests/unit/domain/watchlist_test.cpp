// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/watchlist.hpp"

#include <catch2/catch.hpp>
#include <map>

using namespace consentry;
using namespace consentry::domain;
using ListState::active, ListState::draft, ListState::expired, ListState::removed, ListState::suspended;

namespace {

base::Date day(const char* text) {
  return base::dateFromText(text).value();
}

const base::Date kToday = day("2026-11-23");
const UserId kLister("lena");
const UserId kFirst("ben");
const UserId kSecond("carla");

ListPerson draftEntry() {
  ListPerson person;
  person.id = ListPersonId("p1");
  person.legalReference = "Immigration Act 11-1";
  person.listedBy = kLister;
  person.reviewBy = day("2027-01-01");
  person.expires = day("2027-06-01");
  return person;
}

ListPerson entryIn(ListState state) {
  ListPerson person = draftEntry();
  if (state != draft) person.approvedBy = kFirst;
  person.state = state;
  return person;
}

/// From → to: what is allowed. Nothing else is.
const std::map<ListState, std::string> kFollows = {
    {draft, "approved removed"},
    {ListState::approved, "active removed"},
    {active, "suspended expired removed"},
    {suspended, "active removed"},
    {expired, ""},
    {removed, ""},
};

bool mayFollow(ListState from, std::string_view to) {
  return (" " + kFollows.at(from) + " ").find(" " + std::string(to) + " ") != std::string::npos;
}

}  // namespace

TEST_CASE("every list state may become exactly what the product says") {
  for (const auto& [from, fromWord] : base::allOf<ListState>())
    for (const auto& [to, toWord] : base::allOf<ListState>()) {
      INFO(fromWord << " -> " << toWord);
      CHECK(listStateMayGo(from, to) == mayFollow(from, toWord));

      ListPerson person = entryIn(from);
      person.approvedBy = kFirst;
      // Expiry needs a day after it; every other change a day before.
      const auto next = moved(person, to, to == expired ? day("2027-06-02") : kToday);
      CHECK(next.has_value() == mayFollow(from, toWord));
      if (next) CHECK(next->state == to);
      if (!next) CHECK(next.error().code() == base::Errc::conflict);
    }
}

TEST_CASE("an entry is approved by another person, once, from a draft") {
  const auto done = approved(draftEntry(), kFirst);
  REQUIRE(done);
  CHECK(done->state == ListState::approved);
  CHECK(done->approvedBy == kFirst);
  CHECK(approved(draftEntry(), kLister).error().code() == base::Errc::denied);
  CHECK(approved(draftEntry(), UserId()).error().code() == base::Errc::denied);
  for (const ListState state : {ListState::approved, active, suspended, expired, removed})
    CHECK(approved(entryIn(state), kSecond).error().code() == base::Errc::conflict);
  ListPerson lawless = draftEntry();
  lawless.legalReference.clear();
  CHECK(approved(lawless, kFirst).error().code() == base::Errc::invalidArgument);
}

TEST_CASE("a minor needs three people: who lists and two who approve") {
  ListPerson person = draftEntry();
  person.minor = true;
  const auto once = approved(person, kFirst);
  REQUIRE(once);
  CHECK(once->state == draft);
  CHECK(moved(*once, ListState::approved, kToday).error().code() == base::Errc::conflict);
  CHECK(approved(*once, kFirst).error().code() == base::Errc::denied);
  CHECK(approved(*once, kLister).error().code() == base::Errc::denied);
  const auto twice = approved(*once, kSecond);
  REQUIRE(twice);
  CHECK(twice->state == ListState::approved);
  CHECK(twice->secondApprovedBy == kSecond);
  CHECK(moved(*twice, active, kToday));
}

TEST_CASE("nothing becomes active without every approval, whatever its state claims") {
  ListPerson person = entryIn(ListState::approved);
  person.approvedBy = UserId();
  CHECK_FALSE(moved(person, active, kToday));
  person.approvedBy = person.listedBy;
  CHECK_FALSE(moved(person, active, kToday));
  person.approvedBy = kFirst;
  CHECK(moved(person, active, kToday));
  person.minor = true;
  CHECK_FALSE(moved(person, active, kToday));
  person.secondApprovedBy = kFirst;
  CHECK_FALSE(moved(person, active, kToday));
  person.secondApprovedBy = kLister;
  CHECK_FALSE(moved(person, active, kToday));
  person.secondApprovedBy = kSecond;
  CHECK(moved(person, active, kToday));
}

TEST_CASE("an entry past its expiry or review is neither activated nor searched") {
  for (const bool review : {false, true}) {
    ListPerson person = entryIn(active);
    (review ? person.reviewBy : person.expires) = kToday;
    CHECK(isSearchable(person, kToday));
    CHECK_FALSE(isSearchable(person, day("2026-11-24")));
    person.state = ListState::approved;
    CHECK(moved(person, active, kToday));
    CHECK_FALSE(moved(person, active, day("2026-11-24")));
    for (const base::Date noDay : {base::Date{}, base::Date(std::chrono::year(9999) / 13 / 1)}) {
      person.state = ListState::approved;
      (review ? person.reviewBy : person.expires) = noDay;
      CHECK_FALSE(moved(person, active, kToday));
      person.state = active;
      CHECK_FALSE(isSearchable(person, kToday));
    }
  }
}

TEST_CASE("only an active entry is searched, and it cannot be called expired before its time") {
  for (const auto& [state, text] : base::allOf<ListState>()) {
    INFO(text);
    CHECK(isSearchable(entryIn(state), kToday) == (state == active));
  }
  CHECK_FALSE(moved(entryIn(active), expired, kToday));
}
