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
  out.review = {domain::Distance{412345}};
  out.priority = {domain::Distance{1}};
  out.dataset = "lfw-dev";
  out.datasetHash = crypto::sha256(base::asBytes("data"));
  out.people = 1358;
  out.references = 1400;
  out.matedProbes = 12;
  out.nonmatedProbes = 4069;
  out.measuredAt = base::fromMicros(1'795'000'000'123'456);
  for (int i = 0; i < 50; ++i) {
    const double rate = i / 49.0;
    out.curve.push_back({{domain::Distance{i * 7919 + 1}}, rate, rate * 0.9, rate + (1 - rate) / 3, 1 - rate / 7});
  }
  return out;
}

bool same(const domain::FpirPoint& a, const domain::FpirPoint& b) {
  return a.threshold == b.threshold && a.fpir == b.fpir && a.low == b.low && a.high == b.high && a.fnir == b.fnir;
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
  CHECK(read->hash == crypto::sha256(base::asBytes(text)));
  CHECK(profileToToml(*read) == text);
}

TEST_CASE("a profile that cannot be meant is refused with its line") {
  CHECK(whyBad("priority = 0.000001", "priority = 0.5") == "line 7: priority: above review");
  CHECK(whyBad("review = 0.412345", "review = nan").starts_with("line 6: review"));
  CHECK(whyBad("review = 0.412345", "review = -1").starts_with("line 6: review"));
  CHECK(whyBad("review = 0.412345", "review = 1e300").starts_with("line 6: review"));
  CHECK(whyBad("people = 1358", "people = 0").contains("people: a whole number"));
  CHECK(whyBad("people = 1358", "person = 1358").contains("people: missing"));
  CHECK(whyBad("threshold = 0.007920", "threshold = 0.000001").contains("not above the one before it"));
  CHECK(whyBad("fpir = 1,", "fpir = 1.5,").contains("fpir: a number from 0 to 1"));
  CHECK(whyBad("fpir = 0,", "fpir = 0.9,").contains("outside its own interval"));
  CHECK(whyBad("fnir", "fnr").contains("fnir: missing"));
  CHECK(whyBad("Z\"", "\"").contains("measured_at"));
}
