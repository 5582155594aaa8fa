// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <sstream>

#include "app/calibrate.hpp"
#include "app/evaluation_bootstrap.hpp"
#include "app/evaluation_math.hpp"
#include "app/evaluation_pairs.hpp"
#include "app/inspect_log.hpp"
#include "app/manage_cohorts.hpp"
#include "app/report_fairness.hpp"
#include "fixture.hpp"

using namespace consentry;
using domain::Distance;
using domain::Score;
using test::Desk;

namespace {

std::string contentOf(const std::filesystem::path& file) {
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

/// A policy under which accuracy tests rest on consent.
void governTests(Desk& desk) {
  const auto policy = desk.write("policy.toml", R"(format = 1
title = "Test"
[[rule]]
id = "accuracy"
purpose = "accuracy_test"
bases = ["consent"]
why = "people allow it"
)");
  const auto proposed = desk.must("admin", app::ProposePolicy{policy});
  desk.must("kim", app::ApprovePolicy{proposed.row.id.text()});
}

/// `several` people with three photographs each and `single` ones with one; everybody consents but the last.
void importSet(Desk& desk, int several, int single) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (int person = 0; person < several + single; ++person) {
    const std::string ref = "T" + std::to_string(person);
    for (int photo = 0; photo < (person < several ? 3 : 1); ++photo)
      rows.emplace_back(ref, "face " + std::to_string(person) + (photo == 0 ? "" : photo == 1 ? " good" : " poor"));
    desk.giveConsent(ref, domain::ConsentState::given, {domain::Purpose::accuracyTest});
  }
  desk.must("park",
            app::ImportSet{
                .manifest = desk.makeManifest("site", rows), .purpose = domain::Purpose::accuracyTest, .name = "site"});
  desk.withdraw("T" + std::to_string(several + single - 1));
}

}  // namespace

TEST_CASE("a bootstrap over people is the same every time and wider than one over searches") {
  std::vector<app::Drawn> drawn;
  for (std::uint32_t person = 0; person < 40; ++person)
    for (int photo = 0; photo < 10; ++photo) drawn.push_back({Score{person < 10 ? 1 : 3}, person, person});
  std::ranges::sort(drawn);
  const std::vector<domain::Threshold> thresholds{{Score{0}}, {Score{2}}, {Score{3}}};
  const auto first = app::PersonBootstrap(40).sharesAt(drawn, thresholds);
  const auto second = app::PersonBootstrap(40).sharesAt(drawn, thresholds);
  CHECK(first == second);
  CHECK(first[0] == app::Interval(0.0, 0.0));
  CHECK(first[2] == app::Interval(1.0, 1.0));
  const auto wilson = app::wilson(100, 400);
  CHECK(first[1].first < wilson.first);
  CHECK(first[1].second > wilson.second);
  CHECK(app::widest({0.2, 0.3}, {0.1, 0.25}) == app::Interval(0.1, 0.3));
}

TEST_CASE("pairs closer than the set's own tail explains are told from its tail") {
  std::vector<Distance> smallest;
  CHECK(app::closerThanExplained(smallest, 1000) == Distance{});
  // Distances of a normal distribution (mean 1, deviation 0.1) at the middle of each rank, and five of one person.
  constexpr std::int64_t kPairs = 1'000'000;
  for (int i = 0; i < 5; ++i) smallest.push_back(Distance::of(0.1 + 0.01 * i));
  for (int rank = 0; rank < 1500; ++rank) {
    double low = -10;
    double high = 0;
    for (int step = 0; step < 80; ++step) {
      const double middle = (low + high) / 2;
      (std::erfc(-middle / std::sqrt(2)) / 2 < (rank + 0.5) / kPairs ? low : high) = middle;
    }
    smallest.push_back(Distance::of(1 + 0.1 * low));
  }
  const auto cut = app::closerThanExplained(smallest, kPairs);
  CHECK(cut > Distance::of(0.3));
  CHECK(std::ranges::count_if(smallest, [&](Distance d) { return d <= cut; }) == 5);
}

TEST_CASE("fairness leaves out identical faces under two names, counts the faceless and names uncovered groups") {
  Desk desk;
  for (int person = 0; person < 8; ++person)
    desk.write("set/" + std::to_string(person) + ".jpg", "face " + std::to_string(person));
  desk.write("set/none.jpg", "none");
  const auto set = desk.write(
      "set/people.csv", "person,file,group\nA,1.jpg,x\nB,1.jpg,x\nC,2.jpg,x\nD,3.jpg,y\nE,4.jpg,y\nF,none.jpg,y\n");
  const auto cohort = desk.write("set/cohort.csv", "person,file,group\nK,6.jpg,x\nL,7.jpg,x\nA,1.jpg,x\n");
  const auto scores = desk.folder / "scores.csv";
  app::EvaluateFairness request{.set = set, .basis = "made up", .fmr = 0.1, .scores = scores};
  request.with.cohort = cohort;
  const auto figures = desk.must("kim", request);
  REQUIRE(figures.fairness.has_value());
  const auto& fairness = *figures.fairness;
  CHECK(fairness.leftOut.size() == 1);
  CHECK(fairness.pairs == 14);
  REQUIRE(fairness.groups.size() == 2);
  CHECK(fairness.groups[0].pairs == 2);
  CHECK(fairness.groups[1].pairs == 3);
  CHECK(fairness.groups[1].people == 3);
  CHECK(fairness.uncovered == std::vector<std::string>{"y"});
  REQUIRE(figures.cohort.has_value());
  CHECK(figures.cohort->people == 2);
  CHECK(figures.cohort->leftOut == 1);
  CHECK(figures.scoring == domain::Scoring{domain::Neighbourhood::cohort, 1});
  const auto text = contentOf(scores);
  CHECK(std::ranges::count(text, '\n') == 16);
  CHECK(text.find("1.jpg,1.jpg,0,0.000000") != std::string::npos);
  CHECK(text.find(",left_out\n") != std::string::npos);
  CHECK(text.find(",,,no_face\n") != std::string::npos);
}

TEST_CASE("a site calibrates on its own people under the gate, and on enough of them") {
  Desk desk;
  governTests(desk);
  importSet(desk, 52, 8);
  app::Calibrate request{.set = "site", .name = "own", .priorityFpir = 0.003};
  CHECK(desk.refused("kim", request) == base::Errc::invalidArgument);
  CHECK(desk.refused("park", request) == base::Errc::denied);
  CHECK(desk.engine->seen.size() == 52 * 3 + 8);  // of the import: the refusals opened nothing
  request.reviewFpir = 0.5;
  request.priorityFpir = 0.45;
  const auto answer = desk.must("kim", request);
  CHECK(answer.travellers == 59);
  CHECK(answer.deniedTravellers == 1);
  CHECK(answer.deniedPhotos == 1);
  CHECK(answer.strangers == 7);
  CHECK(answer.figures.mated == 104);
  CHECK(answer.figures.nonmated == 7);
  CHECK(answer.figures.identification->rank1.rate == Approx(1.0));
  CHECK(answer.profile.people == 52);
  CHECK_FALSE(answer.profile.pairs.empty());
  CHECK(desk.must("kim", app::ListProfiles{}).front().name == "own");
  CHECK(desk.logVerifies());
  const auto seen = desk.engine->seen.size();
  CHECK(desk.refused("kim", request) == base::Errc::alreadyExists);
  CHECK(desk.engine->seen.size() == seen);  // nothing is measured only to be thrown away

  request.name = "smaller";
  request.listSize = 50;
  const auto smaller = desk.must("kim", request);
  CHECK(smaller.profile.people == 50);
  CHECK(smaller.strangers == 9);
}

TEST_CASE("a fairness report compares groups at one threshold and says which are too small") {
  Desk desk;
  governTests(desk);
  importSet(desk, 40, 5);
  const auto html = desk.folder / "fairness.html";
  const auto report = desk.must("choi", app::ReportFairness{.set = "site", .out = html});
  CHECK(report.travellers == 44);
  CHECK(report.deniedTravellers == 1);
  CHECK(report.fmr == Approx(0.001));
  REQUIRE(report.rates.size() >= 6);
  const auto& byNationality = report.rates.front();
  CHECK(byNationality.rate == "FMR");
  REQUIRE(byNationality.bars.size() == 1);
  CHECK_FALSE(byNationality.bars.front().tooSmall);
  CHECK_FALSE(report.worst.front().enoughGroups);
  CHECK_FALSE(report.worst.front().ratio.has_value());
  const auto page = contentOf(html);
  CHECK(page.find("<svg") != std::string::npos);
  CHECK(page.find("http://") == page.find("http://www.w3.org"));
  CHECK(page.find("<script") == std::string::npos);
  CHECK(desk.refused("choi", app::ReportFairness{.set = "site", .out = html}) == base::Errc::alreadyExists);
  CHECK(desk.refused("choi", app::ReportFairness{.set = "site", .out = desk.folder / "report.txt"}) ==
        base::Errc::invalidArgument);
  CHECK(desk.refused("park", app::ReportFairness{.set = "site"}) == base::Errc::denied);
  const auto csv = desk.folder / "fairness.csv";
  desk.must("choi", app::ReportFairness{.set = "site", .out = csv});
  CHECK(contentOf(csv).starts_with("rate,attribute,group,people,n,count,value,low,high,said\r\n"));
  CHECK(desk.logVerifies());
}

TEST_CASE("whoever withdraws while a report is made is not in it") {
  Desk desk;
  governTests(desk);
  importSet(desk, 40, 5);
  desk.engine->beforeEach = [&] {
    desk.engine->beforeEach = {};
    desk.withdraw("T0");
  };
  const auto report = desk.must("choi", app::ReportFairness{.set = "site"});
  CHECK(report.travellers == 43);
  CHECK(report.deniedTravellers == 2);
  CHECK(report.deniedPhotos == 4);
}

TEST_CASE("a fairness report on a list names in the log what was searched") {
  Desk desk;
  desk.govern();
  desk.makeList({1, 2, 5});
  desk.addProfile();
  governTests(desk);
  importSet(desk, 40, 5);
  desk.must("choi", app::ReportFairness{.set = "site", .list = "Orders"});
  const auto log = desk.must("choi", app::ListLog{.filter = {.type = "accuracy_measured"}});
  const auto named = [](const app::ports::LogLine& line) {
    return line.bytes.find(R"("search":{)") != std::string::npos && !line.list.empty();
  };
  CHECK(std::ranges::count_if(log.lines, named) == 2);  // before and after
  CHECK(log.lines.front().bytes.find(R"("scoring":"none")") != std::string::npos);
  CHECK(log.lines.front().bytes.find("cohort=none") != std::string::npos);
}

TEST_CASE(
    "a profile names the cohort it was measured with, and a cohort of another engine is no reason to do without") {
  Desk desk;
  governTests(desk);
  importSet(desk, 52, 8);
  desk.must("kim", app::CreateCohort{"everybody", "site"});
  desk.must("kim", app::UseCohort{"everybody"});
  app::Calibrate request{.set = "site", .name = "own", .reviewFpir = 0.5, .priorityFpir = 0.45};
  const auto build = desk.must("kim", app::ShowCohort{"everybody"}).builds.front().hash;
  CHECK(desk.must("kim", request).profile.cohort == build);
  request.scoring = app::ScoringChoice::plain;
  request.name = "plain";
  CHECK_FALSE(desk.must("kim", request).profile.cohort);

  // A report goes by the newest profile of its scores, whatever the names are.
  auto older = desk.must("kim", app::ListProfiles{}).front();
  REQUIRE(older.name == "own");
  for (const char* name : {"z", "a"}) {
    older.name = name;
    older.review.at.millionths += 1;
    desk.must("admin", app::StoreProfile{desk.write("profile.toml", desk.files.writeProfile(older))});
  }
  CHECK(desk.must("choi", app::ReportFairness{.set = "site"}).profile == "a");

  app::ports::EngineIdentity other{"other", "1", base::Digest{{std::byte{9}}}, 64};
  desk.otherEngines["other"] = std::make_shared<test::FakeEngine>(other);
  request = {.set = "site", .name = "other", .reviewFpir = 0.5, .priorityFpir = 0.45};
  request.engine = domain::EngineChoice{.networks = "other", .mode = domain::Mode::fast};
  CHECK(desk.refused("kim", request) == base::Errc::conflict);
  request.scoring = app::ScoringChoice::plain;
  desk.must("kim", request);
}
