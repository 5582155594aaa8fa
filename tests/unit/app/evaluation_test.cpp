// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "app/evaluate.hpp"
#include "app/evaluation_math.hpp"
#include "app/inspect_log.hpp"
#include "fixture.hpp"

using namespace consentry;
using app::PairScore;
using app::ProbeScore;
using domain::Score;
using test::Desk;

TEST_CASE("each fold is judged at the threshold of the others, and a missing face is never the same") {
  std::vector<PairScore> pairs;
  for (const int fold : {0, 1}) {
    for (int i = 0; i < 9; ++i) pairs.push_back({Score::of(0.3 + 0.01 * i), true, fold});
    pairs.push_back({std::nullopt, true, fold});
    for (int i = 0; i < 10; ++i) pairs.push_back({Score::of(0.7 + 0.01 * i), false, fold});
  }
  const auto figures = app::verificationFigures(pairs);
  CHECK(figures.accuracyMean == Approx(0.95));
  CHECK(figures.accuracySe == Approx(0.0).margin(1e-12));
  for (const auto& at : figures.fnmrAtFmr) CHECK(at.rate == Approx(0.1));
}

TEST_CASE("a threshold for a share lets through at most that share") {
  std::vector<Score> scores;
  for (int i = 1; i <= 10; ++i) scores.push_back(Score::of(0.1 * i));
  CHECK(app::thresholdForShare(scores, 10, 0.1).at < Score::of(0.2));
  CHECK(app::thresholdForShare(scores, 10, 0.1).at >= Score::of(0.1));
  CHECK(app::thresholdForShare(scores, 10, 0.05).at < Score::of(0.1));
  CHECK(app::thresholdForShare(scores, 20, 0.05).at >= Score::of(0.1));
  CHECK(app::thresholdForShare(scores, 10, 1.0).at == Score::of(1.0));
}

TEST_CASE("open-set rates count a probe without a face as a miss, or as no false alarm") {
  std::vector<ProbeScore> probes;
  for (int i = 0; i < 8; ++i) probes.push_back({true, Score::of(0.2), Score::of(0.2), 1});
  probes.push_back({true, Score::of(0.5), Score::of(0.9), 2});
  probes.push_back({true, std::nullopt, std::nullopt, 0});
  for (int i = 0; i < 99; ++i) probes.push_back({false, Score::of(0.4 + 0.001 * i), std::nullopt, 0});
  probes.push_back({false, std::nullopt, std::nullopt, 0});
  const auto figures = app::identificationFigures(probes);
  CHECK(figures.rank1.rate == Approx(0.8));
  for (const auto& at : figures.fnirAtFpir) CHECK(at.rate == Approx(0.2));
}

TEST_CASE("Wilson's interval holds the share and is never empty") {
  const auto [low, high] = app::wilson(0, 100);
  CHECK(low == 0.0);
  CHECK(high == Approx(0.036995).epsilon(1e-3));
  const auto [low2, high2] = app::wilson(50, 100);
  CHECK(low2 == Approx(0.403832).epsilon(1e-3));
  CHECK(high2 == Approx(0.596168).epsilon(1e-3));
  CHECK(app::wilson(0, 0) == std::pair(0.0, 1.0));
}

TEST_CASE("an evaluation on files gives figures, scores and one entry that names nobody") {
  Desk desk;
  for (const auto& [name, content] :
       std::vector<std::pair<std::string, std::string>>{{"Ann_Example/Ann_Example_0001.jpg", "face 1"},
                                                        {"Ann_Example/Ann_Example_0002.jpg", "face 1"},
                                                        {"Bob/Bob_0001.jpg", "face 2"},
                                                        {"Bob/Bob_0002.jpg", "none"}})
    desk.write("lfw/" + name, content);
  const auto pairs = desk.write("pairs.txt",
                                "1\t2\nAnn_Example\t1\t2\nBob\t1\t2\nAnn_Example\t1\tBob\t1\n"
                                "Ann_Example\t2\tBob\t1\n");
  const auto scores = desk.folder / "scores.csv";
  const auto figures = desk.must("kim", app::EvaluateVerification{desk.folder / "lfw", pairs, "made up", scores});
  CHECK(figures.mated == 2);
  CHECK(figures.nonmated == 2);
  CHECK(figures.noFace == 1);
  REQUIRE(figures.verification.has_value());
  CHECK(figures.verification->accuracyMean == Approx(0.75));
  std::stringstream text;
  text << std::ifstream(scores).rdbuf();
  CHECK(text.str().starts_with("a,b,same,distance,score,status\n"));
  CHECK(text.str().find(",1,,,no_face\n") != std::string::npos);
  for (const auto& line : desk.must("choi", app::ListLog{.filter = {.type = "accuracy_measured"}}).lines) {
    CHECK(line.bytes.find("Ann") == std::string::npos);
    CHECK(line.bytes.find("made up") == std::string::npos);
    CHECK(line.purpose == (line.outcome == "ok" && line.purpose.empty() ? "" : "accuracy_test"));
  }
}

TEST_CASE("an output never takes the place of a file of another kind") {
  Desk desk;
  desk.write("lfw/A/A_0001.jpg", "face 1");
  desk.write("lfw/A/A_0002.jpg", "face 1");
  desk.write("lfw/B/B_0001.jpg", "face 2");
  const auto pairs = desk.write("pairs.txt", "1\t1\nA\t1\t2\nA\t1\tB\t1\n");
  const auto kept = desk.write("kept.txt", "something else");
  CHECK(desk.refused("kim", app::EvaluateVerification{desk.folder / "lfw", pairs, "made up", kept}) ==
        base::Errc::alreadyExists);
  CHECK(desk.refused("kim", app::EvaluateVerification{desk.folder / "lfw", pairs, "made up",
                                                      desk.folder / "store" / "consentry.db"}) ==
        base::Errc::alreadyExists);
  CHECK(desk.engine->seen.empty());
  const auto scores = desk.write("scores.csv", "");
  desk.must("kim", app::EvaluateVerification{desk.folder / "lfw", pairs, "made up", scores});
  desk.must("kim", app::EvaluateVerification{desk.folder / "lfw", pairs, "made up", scores});
}

TEST_CASE("names in a file of scores are no formulas") {
  Desk desk;
  for (int person = 0; person < 3; ++person)
    desk.write("set/" + std::to_string(person) + ".jpg", "face " + std::to_string(person));
  desk.write("set/=1.jpg", "face 1");
  const auto references = desk.write("set/r.csv", "person,file\n@A,1.jpg\nB,2.jpg\n");
  const auto probes = desk.write("set/p.csv", "person,file\n+C,=1.jpg\n-D,0.jpg\n");
  const auto scores = desk.folder / "scores.csv";
  desk.must("kim", app::EvaluateIdentification{
                       .references = references, .probes = probes, .basis = "made up", .scores = scores});
  std::ifstream in(scores);
  std::ostringstream text;
  text << in.rdbuf();
  CHECK_THAT(text.str(), Catch::Contains("'=1.jpg,'+C,1,'@A,") && Catch::Contains("\n0.jpg,'-D,"));
}

TEST_CASE("an identification makes a profile that screening can use") {
  Desk desk;
  for (int person = 0; person < 6; ++person)
    desk.write("set/" + std::to_string(person) + ".jpg", "face " + std::to_string(person));
  desk.write("set/1b.jpg", "face 1");
  const auto references = desk.write("set/r.csv", "person,file\nA,1.jpg\nB,2.jpg\n");
  const auto probes = desk.write("set/p.csv", "person,file\nA,1b.jpg\nC,3.jpg\nD,4.jpg\nE,gone.jpg\n");
  const auto file = desk.folder / "made.toml";
  const auto figures = desk.must(
      "kim",
      app::EvaluateIdentification{
          .references = references, .probes = probes, .basis = "made up", .profileName = "made", .profileFile = file});
  CHECK(figures.mated == 1);
  CHECK(figures.nonmated == 3);
  CHECK(figures.unreadable == 1);
  CHECK(figures.identification->rank1.rate == Approx(1.0));
  CHECK(figures.identification->people == 2);
  const auto profiles = desk.must("park", app::ListProfiles{});
  REQUIRE(profiles.size() == 1);
  CHECK(profiles.front().name == "made");
  CHECK(profiles.front().people == 2);
  CHECK(profiles.front().review.at < Score::of(1.5));
  CHECK(std::filesystem::exists(file));
}
