// SPDX-License-Identifier: GPL-3.0-or-later
// The promise of the product: nothing that the gate denies is ever read, decoded, detected or embedded. Counted at the
// ports, through every request that can open a photograph.
#include <algorithm>
#include <catch2/catch.hpp>

#include "app/evaluate.hpp"
#include "app/inspect_log.hpp"
#include "fixture.hpp"

using namespace consentry;
using domain::ConsentState;
using domain::RowVerdict;
using test::Desk;

namespace {

/// One traveller for each way to be denied, between two who are allowed.
struct Crowd {
  explicit Crowd(Desk& desk) {
    desk.govern();
    desk.giveConsent("yes-1");
    desk.giveConsent("yes-2");
    desk.giveConsent("refused", ConsentState::refused);
    desk.giveConsent("requested", ConsentState::requested);
    desk.giveConsent("other", ConsentState::given, {domain::Purpose::researchTraining});
    desk.giveConsent("withdrawn");
    desk.withdraw("withdrawn");
    desk.giveConsent("AUS-1");
    manifest = desk.makeManifest("set", {{"yes-1", "face 1"},
                                         {"refused", "face 2"},
                                         {"requested", "face 3"},
                                         {"other", "face 4"},
                                         {"withdrawn", "face 5"},
                                         {"nobody-asked", "face 6"},
                                         {"AUS-1", "face 7"},
                                         {"yes-2", "face 8"}});
  }
  std::filesystem::path manifest;
};

const std::vector<std::string> kAllowed{"face 1", "face 8"};

std::int64_t lineOf(const std::string& type, const std::string& outcome, Desk& desk) {
  return *desk.store->read().log().count({.outcome = outcome, .type = type});
}

}  // namespace

TEST_CASE("a preview opens only what the gate allows, and records every denial") {
  Desk desk;
  Crowd crowd(desk);
  desk.files.opened.clear();
  const auto preview = desk.must("park", app::PreviewSet{.manifest = crowd.manifest});
  CHECK(preview.notOpened == 6);
  CHECK(desk.engine->seen == kAllowed);
  CHECK(desk.files.opened.contains("p1.jpg"));
  CHECK(desk.files.opened.contains("p8.jpg"));
  for (const char* denied : {"p2.jpg", "p3.jpg", "p4.jpg", "p5.jpg", "p6.jpg", "p7.jpg"})
    CHECK_FALSE(desk.files.opened.contains(denied));
  CHECK(lineOf("photo_use", "denied", desk) == 6);
  CHECK(lineOf("photo_use", "ok", desk) == 2);
}

TEST_CASE("an import opens only what the gate allows, and says why of the rest") {
  Desk desk;
  Crowd crowd(desk);
  desk.files.opened.clear();
  const auto imported = desk.must("park", app::ImportSet{.manifest = crowd.manifest});
  CHECK(imported.notOpened == 6);
  CHECK(desk.engine->seen == kAllowed);
  CHECK_FALSE(desk.files.opened.contains("p2.jpg"));
  const auto shown = desk.must("park", app::ShowSet{imported.set.id.text()});
  const auto reasonOf = [&](std::size_t line) { return shown.lines.at(line).row.reason; };
  using domain::DenialReason;
  CHECK(reasonOf(1) == DenialReason::refused);
  CHECK(reasonOf(2) == DenialReason::noRecord);
  CHECK(reasonOf(3) == DenialReason::purposeNotCovered);
  CHECK(reasonOf(4) == DenialReason::withdrawn);
  CHECK(reasonOf(5) == DenialReason::noRecord);
  CHECK(reasonOf(6) == DenialReason::jurisdictionForbids);
  CHECK(shown.lines.at(6).row.verdict == RowVerdict::blocked);
  CHECK(desk.logVerifies());
}

TEST_CASE("a screening asks anew: a consent withdrawn after the import keeps its photograph shut") {
  Desk desk;
  Crowd crowd(desk);
  desk.makeList({1, 8});
  desk.addProfile();
  const auto imported = desk.must("park", app::ImportSet{.manifest = crowd.manifest});
  desk.withdraw("yes-2");
  desk.engine->seen.clear();
  const auto run = desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(desk.engine->seen == std::vector<std::string>{"face 1"});
  CHECK(run.run.searched == 1);
  CHECK(run.run.denied == 1);
  CHECK(lineOf("face_searched", "denied", desk) == 1);
}

TEST_CASE("a stop of the site keeps every photograph shut, at every entry point") {
  Desk desk;
  Crowd crowd(desk);
  desk.makeList({1});
  desk.addProfile();
  const auto imported = desk.must("park", app::ImportSet{.manifest = crowd.manifest});
  desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  desk.must("park", app::ClaimCase{"1"});
  desk.must("kim", app::StopOn{domain::StopScope::site, "", "an exercise"});
  desk.engine->seen.clear();
  desk.files.opened.clear();

  const auto second = desk.makeManifest("second", {{"yes-1", "face 11"}});
  CHECK(desk.must("park", app::PreviewSet{.manifest = second}).notOpened == 1);
  CHECK(desk.must("park", app::ImportSet{.manifest = second}).notOpened == 1);
  CHECK(desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt}).run.denied == 2);
  const auto shown = desk.must("park", app::ShowCase{"1", true});
  CHECK(shown.photograph.empty());
  CHECK(shown.candidates.empty());
  const auto reference = desk.write("new.jpg", "face 12");
  CHECK(desk.refused("park", app::AddListPerson{.list = "Orders",
                                                .alias = "X",
                                                .reason = "x",
                                                .legalReference = "Act 1",
                                                .expectedAction = "refer",
                                                .reviewBy = *base::dateFromText("2027-06-01"),
                                                .expires = *base::dateFromText("2027-06-01"),
                                                .photographs = {reference}}) == base::Errc::denied);
  const auto people = desk.must("kim", app::ShowList{"Orders"}).people;
  CHECK(desk.refused("kim", app::ShowListPerson{people.front().person.id.text()}) == base::Errc::denied);
  const auto pairs = desk.write("lfw/pairs.txt", "1\t1\nA\t1\t2\nA\t1\tB\t1\n");
  CHECK(desk.refused("kim", app::EvaluateVerification{desk.folder / "lfw", pairs, "a test", std::nullopt}) ==
        base::Errc::denied);
  const auto list = desk.write("lfw/list.csv", "person,file\nA,a.jpg\n");
  CHECK(desk.refused("kim", app::EvaluateIdentification{.references = list, .probes = list, .basis = "a test"}) ==
        base::Errc::denied);

  CHECK(desk.engine->seen.empty());
  for (const auto& name : desk.files.opened) CHECK_FALSE(name.ends_with(".jpg"));
  CHECK(desk.logVerifies());
}

TEST_CASE("a stop that is thrown while an import runs counts for the very next photograph") {
  Desk desk;
  desk.govern();
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < 40; ++i) {
    const std::string ref = "T-" + std::to_string(i);
    desk.giveConsent(ref);
    rows.emplace_back(ref, "face " + std::to_string(i));
  }
  const auto manifest = desk.makeManifest("set", rows);
  std::size_t openedBefore = 0;
  int pauses = 0;
  const app::Job job{.yield = [&] {
    if (++pauses != 2) return;
    openedBefore = desk.engine->seen.size();
    desk.must("kim", app::StopOn{domain::StopScope::site, "", "now"});
  }};
  const auto imported = desk.must("park", app::ImportSet{.manifest = manifest}, job);
  CHECK(openedBefore > 0);
  CHECK(desk.engine->seen.size() == openedBefore);
  CHECK(desk.engine->seen.size() + static_cast<std::size_t>(imported.notOpened) == 40);
}

TEST_CASE("a consent that is withdrawn while its face is in the engine opens no case") {
  Desk desk;
  desk.govern();
  desk.giveConsent("T-1");
  desk.makeList({1});
  desk.addProfile();
  const auto imported = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1"}})});
  desk.engine->beforeEach = [&] { desk.withdraw("T-1"); };
  const auto run = desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  CHECK(run.run.denied == 1);
  CHECK(run.run.searched == 0);
  CHECK(desk.must("park", app::ListCases{}).empty());
  CHECK(desk.logVerifies());
}

TEST_CASE("an evaluation stops when a stop comes into force") {
  Desk desk;
  std::string csv = "person,file\n";
  for (int i = 0; i < 20; ++i) {
    const std::string name = std::to_string(i) + ".jpg";
    desk.write("data/" + name, "face " + std::to_string(i));
    csv += "P" + std::to_string(i) + "," + name + "\n";
  }
  const auto list = desk.write("data/list.csv", csv);
  const app::Job job{.yield = [&] {
    if (desk.engine->seen.size() == 5) desk.must("kim", app::StopOn{domain::StopScope::site, "", "now"});
  }};
  CHECK(desk.refused("admin", app::EvaluateIdentification{.references = list, .probes = list, .basis = "made up"},
                     job) == base::Errc::denied);
  CHECK(desk.engine->seen.size() == 5);
}

TEST_CASE("an entry on a list rests on an approved basis of its own citation, or its photographs stay shut") {
  Desk desk;
  desk.govern();
  desk.must("kim", app::CreateList{.name = "Orders", .legalReference = "Act 1"});
  const auto photo = desk.write("r.jpg", "face 3");
  desk.files.opened.clear();
  app::AddListPerson request{.list = "Orders",
                             .alias = "X",
                             .reason = "x",
                             .legalReference = "Act 99",
                             .expectedAction = "refer",
                             .reviewBy = *base::dateFromText("2027-06-01"),
                             .expires = *base::dateFromText("2027-06-01"),
                             .photographs = {photo}};
  CHECK(desk.refused("park", request) == base::Errc::denied);
  CHECK(desk.engine->seen.empty());
  CHECK(desk.files.opened.empty());
  CHECK(lineOf("reference_enrolled", "denied", desk) == 1);
  request.legalReference = "Act 1";
  desk.must("park", request);
  CHECK(desk.engine->seen == std::vector<std::string>{"face 3"});
}

TEST_CASE("an evaluation without a stated basis opens nothing") {
  Desk desk;
  const auto pairs = desk.write("lfw/pairs.txt", "1\t1\nA\t1\t2\nA\t1\tB\t1\n");
  CHECK(desk.refused("kim", app::EvaluateVerification{desk.folder / "lfw", pairs, "", std::nullopt}) ==
        base::Errc::invalidArgument);
  CHECK(desk.engine->seen.empty());
}
