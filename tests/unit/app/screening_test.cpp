// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "app/inspect_log.hpp"
#include "fixture.hpp"

using namespace consentry;
using test::Desk;

namespace {

app::ImportSet::Answer importThree(Desk& desk) {
  desk.govern();
  for (const char* ref : {"T-1", "T-2", "T-3"}) desk.giveConsent(ref);
  return desk.must("park", app::ImportSet{.manifest = desk.makeManifest(
                                              "set", {{"T-1", "face 1"}, {"T-2", "face 2"}, {"T-3", "face 33"}})});
}

}  // namespace

TEST_CASE("a screening flags who is near, says nobody of the rest, and keeps an intent before every result") {
  Desk desk;
  const auto imported = importThree(desk);
  desk.makeList({1, 2, 5});
  desk.addProfile();
  const auto run = desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(run.run.state == app::ports::RunState::finished);
  CHECK(run.run.searched == 3);
  CHECK(run.run.flaggedPriority == 2);
  CHECK(run.run.flaggedReview == 0);
  CHECK(run.listPeople == 3);
  CHECK_FALSE(run.run.uncalibrated.empty());
  CHECK(desk.must("park", app::ListCases{}).size() == 2);

  // Each result names the run's intent and its own use, and both are older.
  const auto lines = desk.must("choi", app::ListLog{.filter = {.outcome = "ok", .type = "face_searched"}});
  CHECK(lines.total == 3);
  const auto started = desk.must("choi", app::ListLog{.filter = {.type = "screening_started"}});
  REQUIRE(started.lines.size() == 1);
  CHECK(started.lines.front().outcome == "intent");
  for (const auto& line : lines.lines) {
    CHECK(line.seq > started.lines.front().seq);
    CHECK(line.bytes.find("\"refs\":[" + std::to_string(started.lines.front().seq) + ",") != std::string::npos);
    CHECK(line.purpose == "watchlist_search");
    CHECK(line.consentState == "given");
  }
  CHECK(desk.logVerifies());
}

TEST_CASE("an empty list, an unknown one and a missing profile each end with their own reason") {
  Desk desk;
  const auto imported = importThree(desk);
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}) == base::Errc::notFound);
  desk.makeList({});
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}) ==
        base::Errc::invalidArgument);
}

TEST_CASE("without a threshold profile nothing is searched") {
  Desk desk;
  const auto imported = importThree(desk);
  desk.makeList({1});
  desk.engine->seen.clear();
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}) == base::Errc::notFound);
  CHECK(desk.engine->seen.empty());
}

TEST_CASE("a cancelled screening stands as cancelled, with what was found until then") {
  Desk desk;
  desk.govern();
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < 30; ++i) {
    desk.giveConsent("T-" + std::to_string(i));
    rows.emplace_back("T-" + std::to_string(i), "face " + std::to_string(i));
  }
  const auto imported = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", rows)});
  desk.makeList({0, 1, 2, 29});
  desk.addProfile();
  std::stop_source stop;
  desk.engine->seen.clear();
  desk.engine->beforeEach = [&] {
    if (desk.engine->seen.size() == 12) stop.request_stop();
  };
  const auto run =
      desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}, {.stop = stop.get_token()});
  CHECK(run.run.state == app::ports::RunState::cancelled);
  CHECK(run.run.searched == 13);
  CHECK(desk.must("park", app::ListCases{}).size() == 3);
  CHECK(desk.logVerifies());
}

TEST_CASE("a screening that was killed is closed by the next one") {
  Desk desk;
  const auto imported = importThree(desk);
  desk.makeList({1});
  desk.addProfile();
  struct Crash {};
  desk.engine->beforeEach = [] { throw Crash(); };
  CHECK_THROWS_AS(desk.as("park").ask(app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}), Crash);
  desk.reopen();
  desk.engine->beforeEach = {};
  desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  const auto runs = desk.must("park", app::ListRuns{});
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].run.state == app::ports::RunState::finished);
  CHECK(runs[1].run.state == app::ports::RunState::cancelled);
}

TEST_CASE("thresholds that break a list's false alert budget are told") {
  Desk desk;
  const auto imported = importThree(desk);
  desk.addProfile();
  desk.must("kim", app::CreateList{.name = "Orders", .legalReference = "Act 1", .falseAlertBudget = 0.001});
  const auto photo = desk.write("r.jpg", "face 1");
  const auto added = desk.must("park", app::AddListPerson{.list = "Orders",
                                                          .alias = "X",
                                                          .reason = "x",
                                                          .legalReference = "Act 1",
                                                          .expectedAction = "refer",
                                                          .reviewBy = *base::dateFromText("2027-06-01"),
                                                          .expires = *base::dateFromText("2027-06-01"),
                                                          .photographs = {photo}});
  desk.must("kim", app::ApproveListPerson{added.person.id.text()});
  desk.must("kim", app::ActivateApproved{"Orders"});
  CHECK(desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}).breaksBudget);
}

TEST_CASE("only active entries are searched, and any past version can be rebuilt") {
  Desk desk;
  const auto imported = importThree(desk);
  desk.makeList({1, 2});
  desk.addProfile();
  const auto before = desk.clock.now();
  auto list = desk.must("kim", app::ShowList{"Orders"});
  const auto& first = list.people.front().person;
  desk.must("kim", app::MoveListPerson{first.id.text(), domain::ListState::suspended});
  const auto run = desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(run.run.flaggedPriority == 1);
  CHECK(run.run.listVersion == 2);
  const auto past = desk.must("choi", app::ShowListAsOf{"Orders", before});
  REQUIRE(past.has_value());
  CHECK(past->version.number == 1);
  CHECK(past->members.size() == 2);
  CHECK(past->rootAgrees);
  CHECK_FALSE(desk.must("choi", app::ShowListAsOf{"Orders", *base::instantFromText("2020-01-01")}).has_value());
}

TEST_CASE("an entry whose day has passed is expired before the next search") {
  Desk desk;
  const auto imported = importThree(desk);
  desk.makeList({1, 2});
  desk.addProfile();
  desk.clock.pass(std::chrono::days(400));
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}) ==
        base::Errc::invalidArgument);
  for (const auto& one : desk.must("kim", app::ShowList{"Orders"}).people)
    CHECK(one.person.state == domain::ListState::expired);
}

TEST_CASE("an entry is approved by another person, and a stranger's role governs nothing") {
  Desk desk;
  desk.govern();
  desk.makeList({});
  const auto photo = desk.write("r.jpg", "face 3");
  const auto added = desk.must("kim", app::AddListPerson{.list = "Orders",
                                                         .alias = "X",
                                                         .reason = "x",
                                                         .legalReference = "Act 1",
                                                         .expectedAction = "refer",
                                                         .reviewBy = *base::dateFromText("2027-06-01"),
                                                         .expires = *base::dateFromText("2027-06-01"),
                                                         .photographs = {photo}});
  const auto id = added.person.id.text();
  CHECK(desk.refused("kim", app::ApproveListPerson{id}) == base::Errc::denied);
  CHECK(desk.refused("park", app::ApproveListPerson{id}) == base::Errc::denied);
  CHECK(desk.refused("kim", app::MoveListPerson{id, domain::ListState::active}) == base::Errc::conflict);
  desk.must("seo", app::ApproveListPerson{id});
  desk.must("kim", app::MoveListPerson{id, domain::ListState::active});
  CHECK(desk.refused("choi", app::ScreenSet{"x", "Orders", std::nullopt}) == base::Errc::denied);
}
