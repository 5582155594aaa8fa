// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/erase_person.hpp"
#include "app/manage_erasures.hpp"
#include "app/retention.hpp"
#include "fixture.hpp"

using namespace consentry;
using domain::RetentionKind;
using test::Desk;

namespace {

/// Somebody comes in the morning.
void signInAnew(Desk& desk) {
  desk.reopen();
  static_cast<void>(desk.as("lee"));
}

app::ports::ErasureReader& erasures(Desk& desk) {
  return desk.store->read().erasures();
}

}  // namespace

TEST_CASE("the next sign-in renews the keys that an erasure asked for, and old shares are gone") {
  Desk desk;
  desk.govern();
  desk.giveConsent("T-1");
  desk.giveConsent("T-2");
  desk.must("han", app::ErasePerson{.person = "T-1", .reason = "asked"});
  CHECK(app::renewalNow(*desk.services)->state == domain::RenewalState::waiting);
  CHECK(std::filesystem::exists(desk.folder / "store/keys/people.1"));
  signInAnew(desk);
  CHECK(app::renewalNow(*desk.services)->state == domain::RenewalState::done);
  CHECK_FALSE(std::filesystem::exists(desk.folder / "store/keys/people.1"));
  CHECK(desk.store->read().personKeys().inForce()->number == 2);
  CHECK(*desk.store->read().log().count({.type = "keys_renewed"}) == 1);
  CHECK((*desk.store->read().travellers().findByRef("T-2")).has_value());
  INFO("once");
  signInAnew(desk);
  CHECK(*desk.store->read().log().count({.type = "keys_renewed"}) == 1);
  CHECK(desk.logVerifies());
}

TEST_CASE("retention runs by itself after the first run, and catches up after downtime") {
  Desk desk;
  desk.govern();
  desk.giveConsent("T-1");
  const auto set = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1"}})});
  desk.must("admin", app::SetRetentionRule{RetentionKind::photoSets, 5});
  const auto state = [&] { return (*desk.store->read().sets().find(set.set.id))->state; };

  desk.clock.pass(std::chrono::days(20));
  signInAnew(desk);
  INFO("nothing goes by itself before an administrator has made the first run");
  CHECK(erasures(desk).runs()->empty());
  CHECK(state() == domain::SetState::complete);

  SECTION("the first run is a person's, and takes what is due") {
    CHECK(desk.refused("park", app::RunRetention{}) == base::Errc::denied);
    desk.must("admin", app::RunRetention{});
    CHECK(state() == domain::SetState::removed);
  }
  SECTION("after it the next sign-in on another day catches up") {
    desk.must("admin", app::SetRetentionRule{RetentionKind::photoSets, 25});
    desk.must("admin", app::RunRetention{});
    CHECK(state() == domain::SetState::complete);
    desk.clock.pass(std::chrono::hours(2));
    signInAnew(desk);
    CHECK(erasures(desk).runs()->size() == 1);
    desk.clock.pass(std::chrono::days(10));
    signInAnew(desk);
    REQUIRE(erasures(desk).runs()->size() == 2);
    CHECK(erasures(desk).runs()->front().by.empty());
    CHECK(state() == domain::SetState::removed);
  }
  SECTION("a clock that may have been set forward waits for somebody who has looked at it") {
    desk.must("admin", app::SetRetentionRule{RetentionKind::photoSets, 25});
    desk.must("admin", app::RunRetention{});
    desk.clock.pass(std::chrono::days(40));
    signInAnew(desk);
    CHECK(erasures(desk).runs()->size() == 1);
    CHECK(state() == domain::SetState::complete);
    CHECK(desk.refused("admin", app::RunRetention{}) == base::Errc::conflict);
    desk.must("admin", app::RunRetention{.clockIsRight = true});
    CHECK(state() == domain::SetState::removed);
  }
  CHECK(desk.logVerifies());
}
