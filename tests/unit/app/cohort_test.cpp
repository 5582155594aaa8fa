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

/// In place of what they said before.
void consentForAnHour(Desk& desk, const std::string& ref) {
  desk.withdraw(ref);
  desk.must("han", app::ChangeConsent{.travellerRef = ref,
                                      .purposes = kEverything,
                                      .notice = {.version = "1", .language = "en"},
                                      .expires = desk.clock.now() + std::chrono::hours(1)});
}

/// Thresholds of scores that are scaled by a cohort.
void storeScaledProfile(Desk& desk, double review, double priority) {
  const auto identity = desk.engine->identity();
  domain::ThresholdProfile profile{.name = "scaled",
                                   .model = identity.hash,
                                   .modelName = "fake",
                                   .engine = identity.choice,
                                   .scoring = domain::scoringFor(3, true),
                                   .review = {domain::Score::of(review)},
                                   .priority = {domain::Score::of(priority)},
                                   .dataset = "none",
                                   .people = 3,
                                   .references = 3,
                                   .matedProbes = 10,
                                   .nonmatedProbes = 100,
                                   .measuredAt = desk.clock.now(),
                                   .curve = {{{domain::Score::of(-1)}, 0.01, 0.001, 0.05, 0.5, 0.4, 0.6},
                                             {{domain::Score::of(0.6)}, 0.05, 0.02, 0.1, 0.2, 0.1, 0.3}}};
  desk.must("admin", app::StoreProfile{desk.write("scaled.toml", desk.files.writeProfile(profile))});
}

/// A desk at which a set of one can be screened against a list of three, scaled by a cohort of volunteers.
struct ScreeningWithCohort {
  explicit ScreeningWithCohort(int volunteers) {
    desk.govern();
    allowTests(desk);
    importVolunteers(desk, volunteers);
    desk.giveConsent("T-1");
    set = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1"}})}).set.id.text();
    desk.makeList({1, 2, 5});
    storeScaledProfile(desk, -0.5, -1);
  }
  void build() {
    desk.must("kim", app::CreateCohort{"balanced", "volunteers"});
    desk.must("kim", app::UseCohort{"balanced"});
  }
  [[nodiscard]] app::ScreenSet request() const { return {set, "Orders", std::nullopt}; }

  Desk desk;
  std::string set;
};

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
  CHECK(made.peopleNow == 5);
  CHECK(made.tooSmall());
  // Also of the same people: it rests on other uses.
  CHECK(desk.must("kim", app::RefreshCohort{"balanced"}).builds.size() == 2);
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

TEST_CASE("whoever withdraws is out of the cohort at once, and the others go on") {
  Desk desk;
  desk.govern();
  allowTests(desk);
  importVolunteers(desk, 6);
  const auto made = desk.must("kim", app::CreateCohort{"balanced", "volunteers"});
  desk.withdraw("V-0");
  const auto shown = desk.must("kim", app::ShowCohort{"balanced"});
  REQUIRE(shown.builds.size() == 2);
  CHECK(shown.builds.front().people == 2);
  CHECK(shown.peopleNow == 2);
  auto& cohorts = desk.store->read().cohorts();
  CHECK(cohorts.templates(shown.builds.front().hash));
  CHECK_FALSE(cohorts.templates(made.builds.front().hash));
  CHECK(cohorts.members(made.builds.front().hash)->size() == 2);
  CHECK(countOf(desk, "cohort_built", "ok") == 2);
  // Who never stood in it changes nothing.
  desk.withdraw("V-1");
  CHECK(countOf(desk, "cohort_built", "ok") == 2);
  CHECK(desk.logVerifies());
}

TEST_CASE("whoever comes back gives another build, and the log names the one that is there") {
  Desk desk;
  desk.govern();
  allowTests(desk);
  importVolunteers(desk, 6);
  const auto first = desk.must("kim", app::CreateCohort{"balanced", "volunteers"}).builds.front().hash;
  desk.withdraw("V-0");
  desk.must("kim", app::RefreshCohort{"balanced"});
  desk.giveConsent("V-0", domain::ConsentState::given, kEverything);
  const auto last = desk.must("kim", app::RefreshCohort{"balanced"}).builds.front();
  CHECK(last.people == 3);
  CHECK(last.hash != first);
  CHECK(desk.store->read().cohorts().templates(last.hash));
  const auto log = desk.must("choi", app::ListLog{.filter = {.type = "cohort_built"}});
  CHECK(log.lines.front().bytes.find(base::toHex(last.hash)) != std::string::npos);
}

TEST_CASE("two cohorts of the same people are two builds") {
  Desk desk;
  desk.govern();
  allowTests(desk);
  importVolunteers(desk, 4);
  const auto one = desk.must("kim", app::CreateCohort{"one", "volunteers"});
  const auto two = desk.must("kim", app::CreateCohort{"two", "volunteers"});
  REQUIRE(two.builds.size() == 1);
  CHECK(one.builds.front().hash != two.builds.front().hash);
}

TEST_CASE("templates that may no longer be kept are destroyed though the engine's weights are missing") {
  Desk desk;
  desk.govern();
  allowTests(desk);
  importVolunteers(desk, 4);
  consentForAnHour(desk, "V-2");
  const auto made = desk.must("kim", app::CreateCohort{"balanced", "volunteers"}).builds.front();
  CHECK(made.people == 2);
  desk.clock.pass(std::chrono::hours(2));
  desk.missingNetworks = {"both"};
  CHECK(desk.refused("kim", app::RefreshCohort{"balanced"}) == base::Errc::modelMissing);
  CHECK(desk.store->read().cohorts().members(made.hash)->size() == 1);
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

  storeScaledProfile(desk, -0.5, -1);
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
  storeScaledProfile(desk, -0.6, -0.6);
  desk.must("kim", app::CreateCohort{"balanced", "volunteers"});
  desk.must("kim", app::UseCohort{"balanced"});
  const auto run = desk.must("park", app::ScreenSet{set.set.id.text(), "Orders", std::nullopt});
  // Both volunteers who are listed are flagged on each photograph, also the one who stands in the cohort.
  CHECK(run.run.flaggedPriority == 4);
}

TEST_CASE("a search asks again about everybody in the cohort") {
  ScreeningWithCohort at(8);
  auto& desk = at.desk;
  consentForAnHour(desk, "V-2");
  at.build();
  const auto before = desk.must("park", at.request());
  REQUIRE(before.run.cohort);
  SECTION("a consent that expired") {
    desk.clock.pass(std::chrono::hours(2));
    const auto run = desk.must("park", at.request()).run;
    REQUIRE(run.cohort);
    CHECK(run.cohort != before.run.cohort);
    CHECK(desk.store->read().cohorts().members(*run.cohort)->size() == 3);
    CHECK(desk.store->read().cohorts().members(*before.run.cohort)->size() == 3);
  }
  SECTION("a stop keeps templates, and nobody is used while it lasts") {
    desk.must("kim", app::StopOn{.scope = domain::StopScope::purpose, .what = "accuracy_test", .why = "review"});
    CHECK(desk.refused("park", at.request()) == base::Errc::conflict);
    CHECK(desk.store->read().cohorts().members(*before.run.cohort)->size() == 4);
  }
  CHECK(desk.logVerifies());
}

TEST_CASE("a cohort of which nobody is left says what to do, and does not stand in the way without one") {
  ScreeningWithCohort at(2);
  auto& desk = at.desk;
  at.build();
  desk.withdraw("V-0");
  const auto shown = desk.must("kim", app::ShowCohort{"balanced"});
  CHECK(shown.peopleNow == 0);
  CHECK(shown.tooSmall());
  const auto& refused = desk.as("park").ask(at.request());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == base::Errc::conflict);
  CHECK(refused.error().message().find("cohort refresh") != std::string::npos);
  CHECK(refused.error().message().find("cohort use none") != std::string::npos);
  desk.must("kim", app::UseCohort{});
  desk.addProfile();
  CHECK_FALSE(desk.must("park", at.request()).run.cohort);
  CHECK(desk.logVerifies());
}

TEST_CASE("a withdrawal while another engine is in force leaves builds of the first that can be searched by") {
  ScreeningWithCohort at(8);
  auto& desk = at.desk;
  at.build();
  auto identity = desk.engine->identity();
  identity.hash = base::Digest{{std::byte{9}}};
  identity.choice = {"dlib", domain::Mode::accurate};
  desk.otherEngines["dlib"] = std::make_shared<test::FakeEngine>(identity);
  desk.must("admin", app::ChooseEngine{.networks = "dlib"});
  desk.must("kim", app::RefreshCohort{"balanced"});
  desk.withdraw("V-0");
  desk.must("admin", app::ChooseEngine{.networks = "both"});
  const auto run = desk.must("park", at.request()).run;
  REQUIRE(run.cohort);
  CHECK(desk.store->read().cohorts().members(*run.cohort)->size() == 3);
}
