// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace consentry;
using base::Errc;
using domain::Role;
using test::Desk;

TEST_CASE("a user is named once, with roles that may meet") {
  Desk desk;
  CHECK(desk.refused("admin", app::AddUser{"park", "Another", {Role::officer}}) == Errc::alreadyExists);
  CHECK(desk.refused("admin", app::AddUser{"x", "Too short", {Role::officer}}) == Errc::invalidArgument);
  CHECK(desk.refused("admin", app::AddUser{"Upper", "Upper", {Role::officer}}) == Errc::invalidArgument);
  CHECK(desk.refused("admin", app::AddUser{"none", "No role", {}}) == Errc::invalidArgument);
  CHECK(desk.refused("admin", app::AddUser{"both", "Both", {Role::administrator, Role::auditor}}) == Errc::denied);
  CHECK(desk.refused("park", app::AddUser{"new", "New", {Role::officer}}) == Errc::denied);
}

TEST_CASE("a name that would play tricks on a reader is refused") {
  Desk desk;
  for (const char* name : {"\x1b[31mred",
                           "a\u202e"
                           "b",
                           "x\xff\xfe", "two\nlines", ""})
    CHECK(desk.refused("admin", app::AddUser{"ab", name, {Role::officer}}) == Errc::invalidArgument);
  desk.must("admin", app::AddUser{"ab", "김지우 (O’Neil)", {Role::officer}});
}

TEST_CASE("the last administrator stays") {
  Desk desk;
  CHECK(desk.refused("admin", app::DisableUser{"admin"}) == Errc::conflict);
  CHECK(desk.refused("admin", app::ChangeRoles{"admin", {Role::officer}, {Role::administrator}}) == Errc::conflict);
  desk.must("admin", app::AddUser{"second", "Second", {Role::administrator}, test::passphrase()});
  desk.must("second", app::DisableUser{"admin"});
  CHECK_FALSE(desk.signIn("admin").has_value());
}

TEST_CASE("a role that is taken away counts in a session that is open") {
  Desk desk;
  auto& park = desk.as("park");
  CHECK(park.ask(app::ListSets{}).has_value());
  desk.must("admin", app::ChangeRoles{"park", {Role::consentClerk}, {Role::officer}});
  const auto answer = park.ask(app::ListSets{});
  REQUIRE_FALSE(answer.has_value());
  CHECK(answer.error().code() == Errc::denied);
  desk.must("admin", app::DisableUser{"park"});
  CHECK_FALSE(park.ask(app::ListUsers{}).has_value());
}

TEST_CASE("a refused administrative act leaves no trace in the log") {
  Desk desk;
  const auto size = desk.logSize();
  CHECK(desk.refused("admin", app::DisableUser{"admin"}) == Errc::conflict);
  CHECK(desk.refused("admin", app::ChangeRoles{"park", {Role::officer}, {}}) == Errc::conflict);
  CHECK(desk.logSize() == size);
}
