// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "crypto/hash.hpp"
#include "exchange/profile_toml.hpp"

using namespace consentry;
using exchange::profileFromToml;
using exchange::profileToToml;

namespace {

domain::ThresholdProfile profile() {
  domain::ThresholdProfile out;
  out.name = "dlib \"quoted\" \\ é";
  out.model = crypto::sha256(base::asBytes("model"));
  out.modelName = "dlib-resnet-v1";
  out.engine = {.networks = "both", .mode = domain::Mode::fast};
  out.precision = domain::Precision::bf16;
  out.scoring = {domain::Neighbourhood::listAndCohort, 5};
  out.cohort = crypto::sha256(base::asBytes("cohort"));
  out.review = {domain::Score{412345}};
  out.priority = {domain::Score{-1}};
  out.dataset = "lfw-dev";
  out.datasetHash = crypto::sha256(base::asBytes("data"));
  out.people = 1358;
  out.references = 1400;
  out.matedProbes = 12;
  out.nonmatedProbes = 4069;
  out.measuredAt = base::fromMicros(1'795'000'000'123'456);
  for (int i = 0; i < 50; ++i) {
    const double rate = i / 49.0;
    const double missed = 1 - rate / 7;
    out.curve.push_back(
        {{domain::Score{i * 7919 - 9}}, rate, rate * 0.9, rate + (1 - rate) / 3, missed, missed / 2, 1});
    out.pairs.push_back({{domain::Score{i * 5 - 3}}, rate / 9, 0, rate, missed, missed, missed});
  }
  return out;
}

bool same(const domain::FpirPoint& a, const domain::FpirPoint& b) {
  return a.threshold == b.threshold && a.fpir == b.fpir && a.low == b.low && a.high == b.high && a.fnir == b.fnir &&
         a.fnirLow == b.fnirLow && a.fnirHigh == b.fnirHigh;
}

bool same(const domain::FmrPoint& a, const domain::FmrPoint& b) {
  return a.threshold == b.threshold && a.fmr == b.fmr && a.fmrLow == b.fmrLow && a.fmrHigh == b.fmrHigh &&
         a.fnmr == b.fnmr && a.fnmrLow == b.fnmrLow && a.fnmrHigh == b.fnmrHigh;
}

std::string whyBad(std::string_view what, std::string_view with) {
  std::string text = profileToToml(profile());
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), with);
  const auto read = profileFromToml(text);
  REQUIRE_FALSE(read);
  return read.error().message();
}

}  // namespace

TEST_CASE("a profile reads back exactly as it was written") {
  const auto written = profile();
  const std::string text = profileToToml(written);
  const auto read = profileFromToml(text);
  if (!read) FAIL(read.error().message() + "\n" + text);
  CHECK(read->name == written.name);
  CHECK(read->model == written.model);
  CHECK(read->modelName == written.modelName);
  CHECK(read->review == written.review);
  CHECK(read->priority == written.priority);
  CHECK(read->dataset == written.dataset);
  CHECK(read->datasetHash == written.datasetHash);
  CHECK(read->people == written.people);
  CHECK(read->references == written.references);
  CHECK(read->matedProbes == written.matedProbes);
  CHECK(read->nonmatedProbes == written.nonmatedProbes);
  CHECK(read->measuredAt == written.measuredAt);
  REQUIRE(read->curve.size() == written.curve.size());
  for (std::size_t i = 0; i < read->curve.size(); ++i) CHECK(same(read->curve[i], written.curve[i]));
  REQUIRE(read->pairs.size() == written.pairs.size());
  for (std::size_t i = 0; i < read->pairs.size(); ++i) CHECK(same(read->pairs[i], written.pairs[i]));
  CHECK(read->engine == written.engine);
  CHECK(read->precision == written.precision);
  CHECK(read->scoring == written.scoring);
  CHECK(read->cohort == written.cohort);
  CHECK(read->hash == crypto::sha256(base::asBytes(text)));
  CHECK(profileToToml(*read) == text);
}

TEST_CASE("a curve that turns back is refused: nobody measured it") {
  const auto refused = [](const domain::ThresholdProfile& bent) {
    const auto read = profileFromToml(profileToToml(bent));
    return !read && read.error().message().contains("which no measurement gives");
  };
  auto bent = profile();
  bent.curve[20] = bent.curve[10];
  bent.curve[20].threshold = profile().curve[20].threshold;
  CHECK(refused(bent));
  bent = profile();
  bent.pairs[20] = bent.pairs[10];
  bent.pairs[20].threshold = profile().pairs[20].threshold;
  CHECK(refused(bent));
  CHECK_FALSE(refused(profile()));
}

TEST_CASE("a profile that cannot be meant is refused with its line") {
  CHECK(whyBad("priority = -0.000001", "priority = 0.5") == "line 13: priority: above review");
  CHECK(whyBad("review = 0.412345", "review = nan").starts_with("line 12: review"));
  CHECK(whyBad("review = 0.412345", "review = -1001").starts_with("line 12: review"));
  CHECK(whyBad("review = 0.412345", "review = 1e300").starts_with("line 12: review"));
  CHECK(whyBad("people = 1358", "people = 0").contains("people: a whole number"));
  CHECK(whyBad("people = 1358", "person = 1358").contains("people: missing"));
  CHECK(whyBad("threshold = 0.007910", "threshold = -0.000009").contains("not above the one before it"));
  CHECK(whyBad("fpir = 1,", "fpir = 1.5,").contains("fpir: a number from 0 to 1"));
  CHECK(whyBad("fpir = 0,", "fpir = 0.9,").contains("outside its own interval"));
  CHECK(whyBad("fnir_high = 1", "fnir_high = 0.2").contains("outside its own interval"));
  CHECK(whyBad("fnir =", "fnr =").contains("fnir: missing"));
  CHECK(whyBad("fmr_low", "fmr_lo").contains("fmr_low: missing"));
  CHECK(whyBad("mode = \"fast\"", "mode = \"quick\"").contains("mode"));
  CHECK(whyBad("neighbours = 5", "neighbours = 0").contains("neighbours: 0 with plain scoring"));
  CHECK(whyBad("list_and_cohort", "list").contains("cohort"));
  CHECK(whyBad("format = 2", "format = 3").contains("format"));
  CHECK(whyBad("Z\"", "\"").contains("measured_at"));
}

TEST_CASE("a profile of the first format is still read: its engine was the reference, its scores plain") {
  const auto read = profileFromToml("format = 1\nname = \"old\"\nmodel = \"" + std::string(64, 'a') +
                                    "\"\nmodel_name = \"m\"\nreview = 0.5\npriority = 0.4\ndataset = \"d\"\n"
                                    "dataset_sha256 = \"" +
                                    std::string(64, 'b') +
                                    "\"\npeople = 3\nreferences = 3\nmated_probes = 2\nnonmated_probes = 9\n"
                                    "measured_at = \"2026-11-23T15:21:04Z\"\n"
                                    "curve = [{ threshold = 0.4, fpir = 0.1, low = 0.05, high = 0.2, fnir = 0.3 }]\n");
  if (!read) FAIL(read.error().message());
  CHECK(read->engine == domain::EngineChoice{.networks = "reference", .mode = domain::Mode::fast});
  CHECK_FALSE(read->scoring.scaled());
  REQUIRE(read->curve.size() == 1);
  CHECK(read->curve.front().fnirHigh == 1.0);
  CHECK(read->pairs.empty());
}
