// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "app/inspect_log.hpp"
#include "app/list_templates.hpp"
#include "app/manage_cohorts.hpp"
#include "app/manage_engine.hpp"
#include "fixture.hpp"

using namespace consentry;
using test::Desk;

namespace {

const std::vector<domain::Purpose> kEverything{domain::Purpose::watchlistSearch, domain::Purpose::secondReview,
                                               domain::Purpose::accuracyTest};

/// The rules of every desk, and one by which volunteers may be used for accuracy tests.
void allowTests(Desk& desk) {
  const auto policy = desk.write("tests.toml", R"(format = 1
title = "Test"
[[rule]]
id = "search"
purpose = "watchlist_search"
bases = ["consent", "statute"]
why = "the main job"
[[rule]]
id = "review"
purpose = "second_review"
bases = ["consent", "statute"]
why = "two people"
[[rule]]
id = "tests"
purpose = "accuracy_test"
bases = ["consent"]
why = "volunteers"
)");
  desk.must("kim", app::ApprovePolicy{desk.must("admin", app::ProposePolicy{policy}).row.id.text()});
}

/// Volunteers V-0 … of whom the odd ones did not consent to tests.
app::ImportSet::Answer importVolunteers(Desk& desk, int people) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < people; ++i) {
    const std::string ref = "V-" + std::to_string(i);
    desk.giveConsent(ref, domain::ConsentState::given,
                     i % 2 == 0 ? kEverything : std::vector{domain::Purpose::watchlistSearch});
    rows.emplace_back(ref, "face " + std::to_string(20 + i));
    rows.emplace_back(ref, "face " + std::to_string(20 + i) + " poor");
  }
  return desk.must("park", app::ImportSet{.manifest = desk.makeManifest("volunteers", rows)});
}

std::int64_t countOf(Desk& desk, const std::string& type, const std::string& outcome) {
  return desk.must("choi", app::ListLog{.filter = {.outcome = outcome, .type = type}}).total;
}

}  // namespace

TEST_CASE("a cohort holds those who consented to tests, one photograph each, and says who they are") {
  Desk desk;
  desk.govern();
  allowTests(desk);
  importVolunteers(desk, 10);
  CHECK(desk.refused("park", app::CreateCohort{"balanced", "volunteers"}) == base::Errc::denied);
  const auto made = desk.must("kim", app::CreateCohort{"balanced", "volunteers"});
  REQUIRE(made.builds.size() == 1);
  CHECK(made.builds.front().people == 5);
  CHECK(made.builds.front().denied == 5);
  CHECK(made.composition == std::vector<app::ports::PeopleOfGroup>{{{domain::GroupKind::nationality, "KOR"}, 5},
                                                                   {{domain::GroupKind::ageBand, "30-44"}, 5},
                                                                   {{domain::GroupKind::gender, "F"}, 5}});
  CHECK_FALSE(made.inUse);
  CHECK(countOf(desk, "cohort_person", "ok") == 5);
  CHECK(countOf(desk, "cohort_person", "denied") == 5);
  CHECK(countOf(desk, "cohort_built", "ok") == 1);
  CHECK(desk.refused("kim", app::CreateCohort{"balanced", "volunteers"}) == base::Errc::alreadyExists);
  // Nothing has changed: the same people give the same build.
  CHECK(desk.must("kim", app::RefreshCohort{"balanced"}).builds.size() == 1);
  CHECK(desk.logVerifies());
}

TEST_CASE("nobody's face is opened for a cohort without a permission") {
  Desk desk;
  desk.govern();
  importVolunteers(desk, 4);
  desk.engine->seen.clear();
  CHECK(desk.refused("kim", app::CreateCohort{"balanced", "volunteers"}) == base::Errc::denied);
  CHECK(desk.engine->seen.empty());
  CHECK(desk.must("kim", app::ListCohorts{}).empty());
}

TEST_CASE("whoever withdraws is gone from the next build, and their template from all") {
  Desk desk;
  desk.govern();
  allowTests(desk);
  importVolunteers(desk, 6);
  const auto made = desk.must("kim", app::CreateCohort{"balanced", "volunteers"});
  desk.clock.pass(std::chrono::seconds(1));
  desk.withdraw("V-0");
  const auto refreshed = desk.must("kim", app::RefreshCohort{"balanced"});
  REQUIRE(refreshed.builds.size() == 2);
  CHECK(refreshed.builds.front().people == 2);
  CHECK(desk.store->read().cohorts().templates(refreshed.builds.front().hash));
  CHECK_FALSE(desk.store->read().cohorts().templates(made.builds.front().hash));
}

TEST_CASE("scores are made with the cohort in use, and travellers whom it does not cover are told") {
  Desk desk;
  desk.govern();
  allowTests(desk);
  importVolunteers(desk, 24);
  for (const char* ref : {"T-1", "T-2"}) desk.giveConsent(ref);
  const auto set =
      desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1"}, {"T-2", "face 2"}})});
  desk.makeList({1, 2, 5});
  desk.addProfile();
  desk.must("kim", app::CreateCohort{"balanced", "volunteers"});
  CHECK(desk.must("kim", app::UseCohort{"balanced"})->inUse);

  // Without a profile of scaled scores distances are searched by, and nothing is said of the cohort.
  const auto plain = desk.must("park", app::ScreenSet{set.set.id.text(), "Orders", std::nullopt});
  CHECK_FALSE(plain.run.scoring.scaled());
  CHECK_FALSE(plain.run.cohort);

  const auto identity = desk.engine->identity();
  domain::ThresholdProfile profile{.name = "scaled",
                                   .model = identity.hash,
                                   .modelName = "fake",
                                   .engine = identity.choice,
                                   .scoring = domain::scoringFor(3, true),
                                   .review = {domain::Score::of(-0.5)},
                                   .priority = {domain::Score::of(-1)},
                                   .dataset = "none",
                                   .people = 3,
                                   .references = 3,
                                   .matedProbes = 10,
                                   .nonmatedProbes = 100,
                                   .measuredAt = desk.clock.now(),
                                   .curve = {{{domain::Score::of(-1)}, 0.01, 0.001, 0.05, 0.5, 0.4, 0.6},
                                             {{domain::Score::of(0.6)}, 0.05, 0.02, 0.1, 0.2, 0.1, 0.3}}};
  desk.must("admin", app::StoreProfile{desk.write("scaled.toml", desk.files.writeProfile(profile))});
  const auto run = desk.must("park", app::ScreenSet{set.set.id.text(), "Orders", std::nullopt});
  CHECK(run.run.scoring == domain::scoringFor(3, true));
  CHECK(run.run.cohort);
  CHECK(run.cohortName == "balanced");
  CHECK(run.run.flaggedPriority == 2);
  CHECK(run.run.uncovered.empty());
  CHECK(desk.must("park", app::ListRuns{}).front().cohortName == "balanced");

  // Australians are not in it.
  desk.giveConsent("AUS-1");
  const auto others = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("others", {{"AUS-1", "face 3"}})});
  const auto uncovered = desk.must("park", app::ScreenSet{others.set.id.text(), "Orders", std::nullopt});
  CHECK(uncovered.run.uncovered ==
        std::vector<app::ports::PeopleOfGroup>{{{domain::GroupKind::nationality, "AUS"}, 1}});

  CHECK_FALSE(desk.must("kim", app::UseCohort{}));
  CHECK_FALSE(desk.must("park", app::ScreenSet{set.set.id.text(), "Orders", std::nullopt}).run.cohort);
  CHECK(desk.logVerifies());
}

TEST_CASE("somebody who stands in the cohort is not their own neighbour") {
  Desk desk;
  desk.govern();
  allowTests(desk);
  const auto set = importVolunteers(desk, 24);
  desk.makeList({20, 21});
  const auto identity = desk.engine->identity();
  domain::ThresholdProfile profile{.name = "scaled",
                                   .model = identity.hash,
                                   .modelName = "fake",
                                   .engine = identity.choice,
                                   .scoring = domain::scoringFor(3, true),
                                   .review = {domain::Score::of(-0.6)},
                                   .priority = {domain::Score::of(-0.6)},
                                   .dataset = "none",
                                   .people = 2,
                                   .references = 2,
                                   .matedProbes = 10,
                                   .nonmatedProbes = 100,
                                   .measuredAt = desk.clock.now(),
                                   .curve = {{{domain::Score::of(0.6)}, 0.05, 0.02, 0.1, 0.2, 0.1, 0.3}}};
  desk.must("admin", app::StoreProfile{desk.write("scaled.toml", desk.files.writeProfile(profile))});
  desk.must("kim", app::CreateCohort{"balanced", "volunteers"});
  desk.must("kim", app::UseCohort{"balanced"});
  const auto run = desk.must("park", app::ScreenSet{set.set.id.text(), "Orders", std::nullopt});
  // Both volunteers who are listed are flagged on each photograph, also the one who stands in the cohort.
  CHECK(run.run.flaggedPriority == 4);
}
