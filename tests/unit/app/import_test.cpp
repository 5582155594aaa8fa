// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace consentry;
using domain::RowVerdict;
using test::Desk;

namespace {

std::int64_t countOf(const app::VerdictCounts& counts, RowVerdict verdict) {
  for (const auto& [one, n] : counts)
    if (one == verdict) return n;
  return 0;
}

std::filesystem::path manifestOf(Desk& desk, int travellers) {
  desk.govern();
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < travellers; ++i) {
    const std::string ref = "T-" + std::to_string(i);
    desk.giveConsent(ref);
    rows.emplace_back(ref, "face " + std::to_string(i));
  }
  return desk.makeManifest("set", rows);
}

}  // namespace

TEST_CASE("every line of a manifest has its verdict, and a bad one hides no other") {
  Desk desk;
  desk.govern();
  for (const char* ref : {"a", "b", "c", "d", "e", "f"}) desk.giveConsent(ref);
  auto manifest = desk.makeManifest(
      "set",
      {{"a", "face 1"}, {"b", "none"}, {"c", "two"}, {"d", "no photograph"}, {"e", "face 2 poor"}, {"a", "face 1"}});
  std::string csv;
  csv =
      "traveller_ref,file,role,nationality,birth_year,gender\n"
      "a,p1.jpg,live,KOR,1987,F\nb,p2.jpg,live,KOR,1987,F\nc,p3.jpg,live,KOR,1987,F\nd,p4.jpg,live,KOR,1987,F\n"
      "e,p5.jpg,live,KOR,1987,F\na,p6.jpg,live,KOR,1987,F\nf,gone.jpg,live,KOR,1987,F\nf,p1.jpg,live,ZZZ,1987,F\n";
  manifest = desk.write("set/manifest.csv", csv);
  const auto imported = desk.must("park", app::ImportSet{.manifest = manifest});
  const auto rows = desk.must("park", app::ShowSet{imported.set.id.text()}).lines;
  REQUIRE(rows.size() == 8);
  const std::vector<RowVerdict> expected{RowVerdict::fresh,      RowVerdict::noFace,     RowVerdict::severalFaces,
                                         RowVerdict::unreadable, RowVerdict::lowQuality, RowVerdict::duplicate,
                                         RowVerdict::unreadable, RowVerdict::invalid};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO("line " << rows[i].row.line << ": " << rows[i].row.why);
    CHECK(rows[i].row.verdict == expected[i]);
  }
  CHECK(rows[7].row.line == 9);
  CHECK(imported.set.state == domain::SetState::complete);
}

TEST_CASE("a cancelled import leaves nothing usable, and the same request goes on where it stopped") {
  Desk desk;
  const auto manifest = manifestOf(desk, 50);
  std::stop_source stop;
  desk.engine->beforeEach = [&] {
    if (desk.engine->seen.size() == 20) stop.request_stop();
  };
  CHECK(desk.refused("park", app::ImportSet{.manifest = manifest}, {.stop = stop.get_token()}) ==
        base::Errc::cancelled);
  const auto paused = desk.must("park", app::ListSets{});
  REQUIRE(paused.size() == 1);
  CHECK(paused.front().set.state == domain::SetState::importing);
  desk.makeList({1});
  desk.addProfile();
  CHECK(desk.refused("park", app::ScreenSet{paused.front().set.id.text(), "Orders", std::nullopt}) ==
        base::Errc::conflict);

  desk.engine->beforeEach = {};
  const auto before = desk.engine->seen.size();
  const auto resumed = desk.must("park", app::ImportSet{.manifest = manifest});
  CHECK(resumed.resumed);
  CHECK(resumed.set.id == paused.front().set.id);
  CHECK(countOf(resumed.counts, RowVerdict::fresh) == 50);
  CHECK(desk.engine->seen.size() - before < 50);
  CHECK(desk.store->read().sets().photos(resumed.set.id)->size() == 50);
  CHECK(desk.logVerifies());
}

TEST_CASE("an import that dies in the middle resumes with nothing lost or doubled") {
  Desk desk;
  const auto manifest = manifestOf(desk, 50);
  struct Crash {};
  for (const std::size_t at : {3U, 17U, 33U, 45U}) {
    desk.engine->beforeEach = [&, at] {
      if (desk.engine->seen.size() >= at) throw Crash();
    };
    CHECK_THROWS_AS(desk.as("park").ask(app::ImportSet{.manifest = manifest}), Crash);
    desk.reopen();
  }
  desk.engine->beforeEach = {};
  const auto done = desk.must("park", app::ImportSet{.manifest = manifest});
  CHECK(done.resumed);
  CHECK(done.set.lines == 50);
  CHECK(countOf(done.counts, RowVerdict::fresh) == 50);
  const auto photos = desk.store->read().sets().photos(done.set.id);
  std::set<std::string> travellers;
  for (const auto& photo : *photos) travellers.insert(photo.traveller.text());
  CHECK(photos->size() == 50);
  CHECK(travellers.size() == 50);
  CHECK(desk.logVerifies());
}

TEST_CASE("importing a complete set again changes nothing and answers the same") {
  Desk desk;
  const auto manifest = manifestOf(desk, 3);
  const auto first = desk.must("park", app::ImportSet{.manifest = manifest});
  const auto size = desk.logSize();
  const auto again = desk.must("park", app::ImportSet{.manifest = manifest});
  CHECK(again.wasThere);
  CHECK(again.set.id == first.set.id);
  CHECK(again.counts == first.counts);
  CHECK(desk.logSize() == size);
}

TEST_CASE("a manifest fills in what was unknown of a traveller and never overrules it") {
  Desk desk;
  desk.govern();
  desk.giveConsent("T-1");
  desk.write("a/p.jpg", "face 1");
  desk.write("b/p.jpg", "face 2");
  const std::string head = "traveller_ref,file,nationality,birth_year\n";
  desk.must("park", app::ImportSet{.manifest = desk.write("a/manifest.csv", head + "T-1,p.jpg,KOR,2012\n")});
  for (const char* row : {"T-1,p.jpg,KOR,1980\n", "T-1,p.jpg,JPN,2012\n"}) {
    const auto imported = desk.must("park", app::ImportSet{.manifest = desk.write("b/manifest.csv", head + row)});
    CHECK(countOf(imported.counts, RowVerdict::invalid) == 1);
  }
  const auto known = desk.store->read().travellers().findByRef("T-1");
  CHECK((*known)->birth.year() == 2012);
  CHECK((*known)->nationality->code() == "KOR");
  CHECK(desk.logVerifies());
}

TEST_CASE("an empty manifest is refused before anything is kept") {
  Desk desk;
  desk.govern();
  const auto manifest = desk.write("set/manifest.csv", "traveller_ref,file\n");
  const auto size = desk.logSize();
  CHECK(desk.refused("park", app::ImportSet{.manifest = manifest}) == base::Errc::invalidArgument);
  CHECK(desk.logSize() == size);
  CHECK(desk.must("park", app::ListSets{}).empty());
}

TEST_CASE("a set with open cases is not removed; a removed one keeps no photograph") {
  Desk desk;
  const auto manifest = manifestOf(desk, 3);
  desk.makeList({1});
  desk.addProfile();
  const auto imported = desk.must("park", app::ImportSet{.manifest = manifest});
  const auto other = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("b", {{"T-0", "face 30"}})});
  desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(desk.refused("park", app::RemoveSet{imported.set.id.text()}) == base::Errc::conflict);
  const auto photo = desk.store->read().sets().photos(other.set.id)->front().id;
  desk.must("park", app::RemoveSet{other.set.id.text()});
  CHECK_FALSE(desk.store->read().sets().photoContent(photo).has_value());
  CHECK(desk.must("park", app::ListSets{}).size() == 1);
}
