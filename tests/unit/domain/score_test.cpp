// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/score.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace consentry;
using namespace consentry::domain;

namespace {

constexpr Score at(std::int64_t millionths) {
  return {millionths};
}

ThresholdProfile profile() {
  ThresholdProfile made;
  made.model.value[0] = std::byte{1};
  made.datasetHash.value[0] = std::byte{2};
  made.people = 1000;
  made.review = {at(500'000)};
  made.priority = {at(400'000)};
  made.curve = {{{at(300'000)}, 0, 0, 0.004, 0.6, 0.5, 0.7},
                {{at(400'000)}, 0.01, 0.005, 0.02, 0.3, 0.2, 0.4},
                {{at(500'000)}, 0.1, 0.08, 0.12, 0.1, 0.05, 0.2}};
  return made;
}

}  // namespace

TEST_CASE("a distance is rounded to the nearest millionth, halves upwards") {
  CHECK(Distance::of(0.5).millionths == 500'000);
  CHECK(Distance::of(0.0000004).millionths == 0);
  CHECK(Distance::of(0.0000015).millionths == 2);
  CHECK(Distance::of(0.6123456).millionths == 612'346);
  CHECK(Distance::of(0).millionths == 0);
  CHECK(Distance::of(0.25).value() == 0.25);
}

TEST_CASE("what is not a distance is far away, never near") {
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e300}) {
    CHECK(levelOf(Score::of(bad), profile()) == FlagLevel::none);
    CHECK(Distance::of(bad).millionths < (std::int64_t{1} << 53));
  }
  CHECK(Distance::of(-0.1).millionths == 0);
}

TEST_CASE("a threshold includes the distance that it names") {
  const ThresholdProfile p = profile();
  CHECK(levelOf(at(0), p) == FlagLevel::priority);
  CHECK(levelOf(at(400'000), p) == FlagLevel::priority);
  CHECK(levelOf(at(400'001), p) == FlagLevel::review);
  CHECK(levelOf(at(500'000), p) == FlagLevel::review);
  CHECK(levelOf(at(500'001), p) == FlagLevel::none);
}

TEST_CASE("a priority threshold above the review threshold flags nothing more") {
  ThresholdProfile p = profile();
  p.priority = {at(900'000)};
  CHECK(levelOf(at(600'000), p) == FlagLevel::none);
}

TEST_CASE("the rate at a distance is that of the next measured threshold above") {
  const ThresholdProfile p = profile();
  for (const std::int64_t distance : {400'001, 450'000, 500'000}) {
    const auto rate = falseAlarmRateAt(at(distance), p);
    REQUIRE(rate);
    CHECK(rate->fpir == 0.1);
    CHECK(rate->low == 0.08);
    CHECK(rate->high == 0.12);
    CHECK_FALSE(rate->belowResolution);
  }
  CHECK(falseAlarmRateAt(at(400'000), p)->fpir == 0.01);
}

TEST_CASE("rarer than could be measured is given as the upper bound, and says so") {
  const ThresholdProfile p = profile();
  for (const std::int64_t distance : {0, 299'999, 300'000}) {
    const auto rate = falseAlarmRateAt(at(distance), p);
    REQUIRE(rate);
    CHECK(rate->belowResolution);
    CHECK(rate->fpir == 0.004);
    CHECK(rate->low == 0);
  }
  ThresholdProfile coarse = profile();
  coarse.curve.erase(coarse.curve.begin());
  CHECK(falseAlarmRateAt(at(399'999), coarse)->belowResolution);
  CHECK(falseAlarmRateAt(at(399'999), coarse)->fpir == 0.02);
  CHECK_FALSE(falseAlarmRateAt(at(400'000), coarse)->belowResolution);
}

TEST_CASE("beyond the curve, and without one, no rate is claimed") {
  CHECK_FALSE(falseAlarmRateAt(at(500'001), profile()));
  CHECK_FALSE(falseAlarmRateAt(at(1), ThresholdProfile{}));
}

TEST_CASE("the rate never falls as the distance grows") {
  double last = 0;
  for (std::int64_t distance = 0; distance <= 500'000; distance += 1000) {
    const double rate = falseAlarmRateAt(at(distance), profile())->fpir;
    CHECK(rate >= last);
    last = rate;
  }
}

TEST_CASE("a use is calibrated only for the same model, the same data and a list of like size") {
  const ThresholdProfile p = profile();
  CHECK(uncalibratedReasons(p, p.model, p.datasetHash, 1000).empty());
  CHECK(uncalibratedReasons(p, p.model, p.datasetHash, 500).empty());
  CHECK(uncalibratedReasons(p, p.model, p.datasetHash, 2000).empty());
  using Reasons = std::vector<Uncalibrated>;
  for (const std::int64_t people : {0, -1, 499, 2001})
    CHECK(uncalibratedReasons(p, p.model, p.datasetHash, people) == Reasons{Uncalibrated::otherListSize});
  ThresholdProfile nobody = p;
  nobody.people = 0;
  CHECK(uncalibratedReasons(nobody, p.model, p.datasetHash, 0) == Reasons{Uncalibrated::otherListSize});
  CHECK(uncalibratedReasons(p, {}, p.datasetHash, 1000) == Reasons{Uncalibrated::otherModel});
  CHECK(uncalibratedReasons(p, p.model, std::nullopt, 1000) == Reasons{Uncalibrated::otherData});
  CHECK(uncalibratedReasons(p, {}, base::Digest{}, 1) ==
        Reasons{Uncalibrated::otherModel, Uncalibrated::otherData, Uncalibrated::otherListSize});
}

TEST_CASE("rates carry over to other photographs, and to no other engine, list size or scoring") {
  CHECK(ratesCarryOver({}));
  CHECK(ratesCarryOver({Uncalibrated::otherData}));
  for (const auto reason : {Uncalibrated::otherModel, Uncalibrated::otherListSize, Uncalibrated::otherScoring})
    CHECK_FALSE(ratesCarryOver({Uncalibrated::otherData, reason}));
}
