// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scoring.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace consentry::domain;

namespace {

const std::vector<Distance> kList{{400'000}, {600'000}, {900'000}};
const std::vector<Distance> kCohort{{200'000}, {300'000}};

}  // namespace

TEST_CASE("the local mean is over as many nearest people as the scoring says, and over those there are") {
  CHECK(localMean({Neighbourhood::list, 1}, kList, kCohort).millionths == 400'000);
  CHECK(localMean({Neighbourhood::list, 2}, kList, kCohort).millionths == 500'000);
  CHECK(localMean({Neighbourhood::list, 9}, kList, kCohort).millionths == 633'333);
  CHECK(localMean({Neighbourhood::cohort, 2}, kList, kCohort).millionths == 250'000);
  CHECK(localMean({Neighbourhood::list, 2}, {}, kCohort).millionths == 0);
}

TEST_CASE("with list and cohort the nearest people count, wherever they come from") {
  CHECK(localMean({Neighbourhood::listAndCohort, 1}, kList, kCohort).millionths == 200'000);
  CHECK(localMean({Neighbourhood::listAndCohort, 3}, kList, kCohort).millionths == 300'000);
  CHECK(localMean({Neighbourhood::listAndCohort, 2}, kList, {}).millionths == 500'000);
  CHECK(localMean({Neighbourhood::listAndCohort, 2}, {}, kCohort).millionths == 250'000);
  CHECK(localMean({Neighbourhood::listAndCohort, 2}, {}, {}).millionths == 0);
}

TEST_CASE("a list is its own neighbourhood from 300 people on, and never without a cohort that is there") {
  CHECK(scoringFor(0, false) == Scoring{});
  CHECK(scoringFor(299, false) == Scoring{});
  CHECK(scoringFor(300, false) == Scoring{Neighbourhood::list, 4});
  CHECK(scoringFor(1'000'000, false) == Scoring{Neighbourhood::list, 4});
  CHECK(scoringFor(0, true) == Scoring{Neighbourhood::cohort, 1});
  CHECK(scoringFor(20, true) == Scoring{Neighbourhood::listAndCohort, 4});
  CHECK(scoringFor(1'358, true) == Scoring{Neighbourhood::listAndCohort, 4});
}

TEST_CASE("plain scoring looks at nobody around") {
  CHECK(localMean({}, kList, kCohort).millionths == 0);
  CHECK_FALSE(Scoring{}.scaled());
}

TEST_CASE("a scaled score is symmetric, may be negative, and is rounded once, halves away from zero") {
  CHECK(scaledScore({500'000}, {400'000}, {400'000}).millionths == 100'000);
  CHECK(scaledScore({500'000}, {300'000}, {401'001}) == scaledScore({500'000}, {401'001}, {300'000}));
  CHECK(scaledScore({100'000}, {400'000}, {300'000}).millionths == -250'000);
  CHECK(scaledScore({10}, {5}, {0}).millionths == 8);
  CHECK(scaledScore({0}, {5}, {0}).millionths == -3);
}

TEST_CASE("the emptier it is around a face, the smaller its score") {
  for (std::int64_t mean = 0; mean < 1'000'000; mean += 99'999)
    CHECK(scaledScore({700'000}, {mean + 2}, {0}) <= scaledScore({700'000}, {mean}, {0}));
}
