// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <ranges>

#include "app/inspect_log.hpp"
#include "app/list_templates.hpp"
#include "app/manage_engine.hpp"
#include "fixture.hpp"

using namespace consentry;
using test::Desk;
using test::FakeEngine;

namespace {

app::ports::EngineIdentity otherIdentity() {
  return {"other", "1", base::Digest{{std::byte{9}}}, 400, {"dlib", domain::Mode::accurate}, domain::Precision::f32};
}

app::ImportSet::Answer importTwo(Desk& desk) {
  desk.govern();
  for (const char* ref : {"T-1", "T-2"}) desk.giveConsent(ref);
  return desk.must("park",
                   app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1"}, {"T-2", "face 2"}})});
}

std::int64_t countOf(Desk& desk, const std::string& type, const std::string& outcome) {
  return desk.must("choi", app::ListLog{.filter = {.outcome = outcome, .type = type}}).total;
}

domain::ThresholdProfile profileFor(const app::ports::EngineIdentity& engine, const std::string& name,
                                    const domain::Scoring& scoring) {
  return {.name = name,
          .model = engine.hash,
          .modelName = engine.name,
          .engine = engine.choice,
          .scoring = scoring,
          .review = {domain::Score::of(0.5)},
          .priority = {domain::Score::of(0.1)},
          .dataset = "none",
          .people = 3,
          .references = 3,
          .matedProbes = 10,
          .nonmatedProbes = 100,
          .measuredAt = *base::instantFromText("2026-11-01T00:00:00Z"),
          .curve = {{{domain::Score::of(0.2)}, 0.01, 0.001, 0.05, 0.5, 0.4, 0.6},
                    {{domain::Score::of(0.6)}, 0.05, 0.02, 0.1, 0.2, 0.1, 0.3}}};
}

void store(Desk& desk, const domain::ThresholdProfile& profile) {
  desk.must("admin", app::StoreProfile{desk.write(profile.name + ".toml", desk.files.writeProfile(profile))});
}

}  // namespace

TEST_CASE("the engine is chosen by an administrator, recorded, and only when it can run") {
  Desk desk;
  const auto first = desk.must("park", app::ShowEngine{});
  CHECK_FALSE(first.chosen);
  CHECK(first.choice == domain::EngineChoice{"both", domain::Mode::accurate});
  CHECK(first.identity);

  desk.missingNetworks = {"dlib"};
  CHECK(desk.refused("admin", app::ChooseEngine{.networks = "dlib"}) == base::Errc::modelMissing);
  CHECK_FALSE(desk.must("park", app::ShowEngine{}).chosen);
  desk.missingNetworks = {"both"};
  const auto broken = desk.must("park", app::ShowEngine{});
  REQUIRE(broken.problem);
  CHECK(broken.problem->code() == base::Errc::modelMissing);

  CHECK(desk.refused("park", app::ChooseEngine{.networks = "dlib"}) == base::Errc::denied);
  const auto chosen = desk.must("admin", app::ChooseEngine{.networks = "dlib"});
  CHECK(chosen.choice == domain::EngineChoice{"dlib", domain::Mode::accurate});
  CHECK(desk.refused("admin", app::ChooseEngine{.networks = "dlib"}) == base::Errc::conflict);
  const auto faster = desk.must("admin", app::ChooseEngine{.mode = domain::Mode::fast});
  CHECK(faster.choice == domain::EngineChoice{"dlib", domain::Mode::fast});
  CHECK(faster.history.size() == 2);
  CHECK(countOf(desk, "engine_chosen", "ok") == 2);
  CHECK(desk.logVerifies());
}

TEST_CASE("another engine's templates are made under the gate before it searches, and nothing is compared across") {
  Desk desk;
  const auto imported = importTwo(desk);
  desk.makeList({1, 2, 5});
  desk.addProfile();
  const auto other = std::make_shared<FakeEngine>(otherIdentity());
  desk.otherEngines["dlib"] = other;
  desk.must("admin", app::ChooseEngine{.networks = "dlib"});
  // Its own thresholds first: those of the other engine have expired.
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}) == base::Errc::notFound);
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", "test"}) == base::Errc::invalidArgument);
  store(desk, profileFor(otherIdentity(), "other", {}));

  const auto before = countOf(desk, "reference_enrolled", "ok");
  const auto run = desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(run.run.engine == otherIdentity().hash);
  CHECK(run.run.choice == otherIdentity().choice);
  CHECK(run.run.flaggedPriority == 2);
  CHECK(countOf(desk, "reference_enrolled", "ok") == before + 3);
  CHECK(other->seen.size() == 5);
  // Where the faces are was kept at import and enrolment.
  CHECK(other->known.size() == 5);
  CHECK(other->known.front().finder == "fake");

  // A second search makes nothing again, and going back neither.
  desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(other->seen.size() == 7);
  desk.must("admin", app::ChooseEngine{.networks = "both"});
  desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(countOf(desk, "reference_enrolled", "ok") == before + 3);
  CHECK(desk.logVerifies());
}

TEST_CASE("a listed person whose basis has ended is not embedded again, and the list is not searched without them") {
  Desk desk;
  const auto imported = importTwo(desk);
  desk.makeList({1, 2});
  const auto other = std::make_shared<FakeEngine>(otherIdentity());
  desk.otherEngines["dlib"] = other;
  desk.must("admin", app::ChooseEngine{.networks = "dlib"});
  store(desk, profileFor(otherIdentity(), "other", {}));
  desk.must("kim", app::StopOn{.scope = domain::StopScope::watchlist, .what = "Orders", .why = "review"});
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}) == base::Errc::denied);
  CHECK(other->seen.empty());
  CHECK(countOf(desk, "reference_enrolled", "denied") == 2);
}

TEST_CASE("a permission that ends while the face is in the engine leaves no template") {
  Desk desk;
  const auto imported = importTwo(desk);
  desk.makeList({1, 2});
  const auto other = std::make_shared<FakeEngine>(otherIdentity());
  desk.otherEngines["dlib"] = other;
  desk.must("admin", app::ChooseEngine{.networks = "dlib"});
  store(desk, profileFor(otherIdentity(), "other", {}));
  other->beforeEach = [&] {
    other->beforeEach = {};
    desk.must("kim", app::StopOn{.scope = domain::StopScope::watchlist, .what = "Orders", .why = "review"});
  };
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}) == base::Errc::denied);
  const auto list = desk.must("kim", app::ShowList{"Orders"});
  auto& lists = desk.store->read().watchlists();
  const auto version = lists.versions(list.list.list.id)->front().number;
  CHECK(lists.withoutTemplate(list.list.list.id, version, otherIdentity().hash)->size() == 2);
  CHECK(countOf(desk, "reference_enrolled", "denied") == 2);
  CHECK(desk.logVerifies());
}

TEST_CASE("a cancelled re-embedding keeps what was made and goes on from there") {
  Desk desk;
  const auto imported = importTwo(desk);
  std::vector<int> people;
  for (int i = 0; i < 40; ++i) people.push_back(i);
  desk.makeList(people);
  const auto other = std::make_shared<FakeEngine>(otherIdentity());
  desk.otherEngines["dlib"] = other;
  desk.must("admin", app::ChooseEngine{.networks = "dlib"});
  store(desk, profileFor(otherIdentity(), "other", {}));
  std::stop_source stop;
  other->beforeEach = [&] {
    if (other->seen.size() == 20) stop.request_stop();
  };
  CHECK(desk.refused("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt},
                     {.stop = stop.get_token()}) == base::Errc::cancelled);
  other->beforeEach = {};
  desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(other->seen.size() == 40 + 2);
  CHECK(desk.logVerifies());
}

TEST_CASE("a large list is its own neighbourhood, and a past search gives the same scores again") {
  Desk desk;
  desk.engine = std::make_shared<FakeEngine>(otherIdentity());
  desk.otherEngines["both"] = desk.engine;
  const auto imported = importTwo(desk);
  std::vector<int> people;
  for (int i = 0; i < 300; ++i) people.push_back(i);
  desk.makeList(people);
  store(desk, profileFor(otherIdentity(), "plain", {}));
  // Scores are a distance less half of two means of √2: the profile's thresholds lie far above all of them.
  auto scaled = profileFor(otherIdentity(), "scaled", domain::scoringFor(300, false));
  scaled.priority = {domain::Score::of(-1)};
  scaled.review = {domain::Score::of(-0.5)};
  store(desk, scaled);
  store(desk, profileFor(otherIdentity(), "newer and plain", {}));

  const auto run = desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(run.run.profile == "scaled");
  CHECK(run.run.scoring == domain::scoringFor(300, false));
  CHECK(run.run.flaggedPriority == 2);
  CHECK(countOf(desk, "surroundings_measured", "ok") >= 1);
  const auto measured = desk.must("choi", app::ListLog{.filter = {.type = "surroundings_measured"}});
  CHECK(measured.lines.front().bytes.find("scoring=list neighbours=4") != std::string::npos);

  const auto cases = desk.must("park", app::ListCases{});
  REQUIRE(cases.size() == 2);
  const auto rows = desk.store->read().screenings().candidates(cases.front().id);
  REQUIRE(rows);
  CHECK(rows->front().distance.millionths == 0);
  CHECK(rows->front().score.millionths < -1'400'000);
  const auto searched = desk.must("choi", app::ListLog{.filter = {.outcome = "ok", .type = "face_searched"}});
  CHECK(searched.lines.front().bytes.find(R"("scoring":"list")") != std::string::npos);
  CHECK(searched.lines.front().bytes.find(R"("engine":"dlib")") != std::string::npos);
  CHECK(searched.lines.front().bytes.find(R"("score":-14)") != std::string::npos);

  // The list and the engine change; what was searched then is searched again from what was kept.
  const auto list = desk.must("kim", app::ShowList{"Orders"});
  desk.must("kim", app::MoveListPerson{list.people.back().person.id.text(), domain::ListState::removed});
  desk.must("admin", app::ChooseEngine{.networks = "reference"});
  app::SignedIn nobody;
  app::Context context{*desk.services, {}, nobody};
  const auto matcher = app::matcherOf(context, run.run);
  REQUIRE(matcher);
  std::vector<float> values(400, 0.0F);
  const auto photo = desk.store->read().sets().photoContent(rows->front().photo);
  values.at(static_cast<std::size_t>(std::stoi(std::string(base::asText(*photo)).substr(5)))) = 1.0F;
  const auto again = matcher->search(
      domain::PermitIssuer::issue(domain::Purpose::watchlistSearch, rows->front().subject, rows->front().use),
      {otherIdentity().hash, values}, 10);
  REQUIRE(again);
  CHECK(again->front().score == rows->front().score);
  CHECK(again->front().person == rows->front().person);
  CHECK(desk.logVerifies());
}
