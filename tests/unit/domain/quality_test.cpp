// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quality.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "domain/photo_set.hpp"

using namespace consentry;
using namespace consentry::domain;
using enum consentry::domain::QualityMeasure;
using enum consentry::domain::QualityVerdict;

namespace {

QualityValue measured(QualityMeasure measure, double raw) {
  return {measure, raw, std::nullopt};
}

std::vector<QualityValue> goodPortrait() {
  return {measured(faceCount, 1),    measured(eyeDistance, 120), measured(yaw, 1),        measured(roll, -2),
          {pitch, {}, {}},           measured(eyesOpen, 31),     measured(mouthOpen, 3),  {gaze, {}, {}},
          {occlusion, {}, {}},       measured(sharpness, 300),   measured(exposure, 130), measured(clipping, 5),
          measured(marginLeft, 100), measured(marginRight, 90),  measured(marginTop, 80), measured(marginBottom, 70),
          measured(imageWidth, 720), measured(imageHeight, 720)};
}

Quality with(QualityMeasure measure, double raw) {
  std::vector<QualityValue> values = goodPortrait();
  for (QualityValue& value : values)
    if (value.measure == measure) value.raw = raw;
  return judge(values);
}

}  // namespace

TEST_CASE("nothing measured is undecided, and says nothing") {
  CHECK(Quality{}.verdict == undecided);
  CHECK(judge({}).verdict == undecided);
  CHECK(judge({{pitch, {}, {}}}).verdict == undecided);
  CHECK(inWords(judge({})).empty());
}

TEST_CASE("a good portrait is accepted without a word") {
  const Quality quality = judge(goodPortrait());
  CHECK(quality.verdict == accept);
  CHECK(inWords(quality).empty());
  for (const QualityValue& value : quality.values)
    CHECK(value.component == (value.raw ? std::optional(100) : std::nullopt));
}

TEST_CASE("each measure turns the verdict at its threshold") {
  struct Case {
    QualityMeasure measure;
    double raw;
    QualityVerdict verdict;
  };
  const Case cases[] = {
      {faceCount, 0, recapture},
      {faceCount, 1, accept},
      {faceCount, 2, recapture},
      {eyeDistance, 40, accept},
      {eyeDistance, 39.9, acceptWithWarning},
      {eyeDistance, 24, acceptWithWarning},
      {eyeDistance, 23.9, recapture},
      {yaw, 20, accept},
      {yaw, 20.1, acceptWithWarning},
      {yaw, -20.1, acceptWithWarning},
      {yaw, 35.1, recapture},
      {yaw, -35.1, recapture},
      {pitch, 25, acceptWithWarning},
      {pitch, -36, recapture},
      {roll, 25, accept},
      {roll, -25.1, acceptWithWarning},
      {roll, 46, recapture},
      {eyesOpen, 20, accept},
      {eyesOpen, 19.9, acceptWithWarning},
      {eyesOpen, 9.9, recapture},
      {mouthOpen, 0, accept},
      {mouthOpen, 30, accept},
      {mouthOpen, 30.1, acceptWithWarning},
      {mouthOpen, 61, recapture},
      {sharpness, 40, accept},
      {sharpness, 39, acceptWithWarning},
      {sharpness, 9, recapture},
      {exposure, 30, accept},
      {exposure, 29, acceptWithWarning},
      {exposure, 11, recapture},
      {exposure, 225, accept},
      {exposure, 226, acceptWithWarning},
      {exposure, 251, recapture},
      {clipping, 200, accept},
      {clipping, 201, acceptWithWarning},
      {clipping, 501, recapture},
      {marginLeft, 0, accept},
      {marginRight, -1, acceptWithWarning},
      {marginTop, -41, recapture},
      {marginBottom, -5, acceptWithWarning},
      {imageWidth, 127, acceptWithWarning},
      {imageHeight, 63, recapture},
  };
  for (const Case& one : cases) {
    INFO(base::word(one.measure) << " " << one.raw);
    const Quality quality = with(one.measure, one.raw);
    CHECK(quality.verdict == one.verdict);
    CHECK(inWords(quality).empty() == (one.verdict == accept));
  }
}

TEST_CASE("components run from 0 to 100 and get better as the measure does") {
  for (const QualityMeasure measure : {eyeDistance, sharpness, marginLeft, imageWidth}) {
    int last = 0;
    for (double raw = -50; raw < 800; raw += 1) {
      const int component = *judge({measured(measure, raw)}).values[0].component;
      CHECK(component >= last);
      last = component;
    }
    CHECK(last == 100);
  }
  CHECK(judge({measured(eyeDistance, 24)}).values[0].component == 0);
  CHECK(judge({measured(eyeDistance, 40)}).values[0].component == 50);
  CHECK(judge({measured(eyeDistance, 90)}).values[0].component == 100);
  CHECK(judge({measured(yaw, -20)}).values[0].component == 50);
  CHECK(judge({measured(exposure, 225)}).values[0].component == 50);
  CHECK(judge({measured(exposure, 30)}).values[0].component == 50);
}

TEST_CASE("what could not be judged has no component and does not count") {
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    const Quality quality = with(yaw, bad);
    CHECK(quality.verdict == accept);
    CHECK_FALSE(quality.raw(yaw));
    CHECK(inWords(quality).empty());
  }
  CHECK_FALSE(judge(goodPortrait()).raw(pitch));
  CHECK(judge(goodPortrait()).raw(eyeDistance) == 120);
  CHECK_FALSE(Quality{}.raw(eyeDistance));
}

TEST_CASE("the words name the measure, its value and why it matters, worst first") {
  CHECK(inWords(with(eyeDistance, 31)) ==
        std::vector<std::string>{"eyes 31 px apart; comparison below 40 px is unreliable"});
  CHECK(inWords(with(eyeDistance, 39.6))[0].starts_with("eyes 39.6 px apart"));
  CHECK(inWords(with(faceCount, 0)) == std::vector<std::string>{"no face was found"});
  CHECK(inWords(with(eyesOpen, 12)) ==
        std::vector<std::string>{"an eye looks closed: the lids are 12 % of its width apart, below 20 it may be shut"});
  CHECK(inWords(with(mouthOpen, 45))[0].starts_with("mouth open by 45 % of its width"));
  CHECK(inWords(with(yaw, -28))[0].starts_with("head turned to its right by 28 degrees"));

  std::vector<QualityValue> values = {measured(eyeDistance, 39), measured(yaw, 50), measured(sharpness, 12)};
  const std::vector<std::string> words = inWords(judge(values));
  REQUIRE(words.size() == 3);
  CHECK(words[0].starts_with("head turned"));
  CHECK(words[1].starts_with("blurred"));
  CHECK(words[2].starts_with("eyes 39"));
}

TEST_CASE("every measure that can be bad has a sentence") {
  for (const auto& [measure, text] : base::allOf<QualityMeasure>()) {
    INFO(text);
    const bool assessable = measure != gaze && measure != occlusion;
    bool said = false;
    for (const double raw : {-1000.0, 0.0, 1000.0})
      for (const std::string& sentence : inWords(judge({measured(measure, raw)}))) {
        said = true;
        CHECK(sentence.size() > 10);
      }
    CHECK(said == assessable);
  }
}

TEST_CASE("only a new or a low-quality line is taken in") {
  for (const auto& [verdict, text] : base::allOf<RowVerdict>()) {
    INFO(text);
    CHECK(isTakenIn(verdict) == (text == "new" || text == "low_quality"));
  }
}
