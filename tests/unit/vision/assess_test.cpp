// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/assess.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/face_mesh.hpp"

using namespace consentry;
using namespace consentry::vision;
using domain::QualityMeasure;

namespace {

constexpr app::ports::FaceBox kBox{.left = 40, .top = 30, .right = 190, .bottom = 180, .score = 1};

/// Eyes 60 pixels apart, level, the nose below their middle and `noseOffset` pixels to the right of it.
Landmarks faceWith(double noseOffset) {
  return {{{150, 80}, {130, 80}, {70, 80}, {90, 80}, {110 + noseOffset, 120}}};
}

Landmarks turned(const Landmarks& points, double degrees) {
  const double angle = degrees * CV_PI / 180;
  Landmarks result;
  for (std::size_t i = 0; i < points.size(); ++i)
    result[i] = {points[i][0] * std::cos(angle) - points[i][1] * std::sin(angle),
                 points[i][0] * std::sin(angle) + points[i][1] * std::cos(angle)};
  return result;
}

cv::Mat checkerboard() {
  cv::Mat chip(kChipSide, kChipSide, CV_8UC3);
  for (int y = 0; y < kChipSide; ++y)
    for (int x = 0; x < kChipSide; ++x) chip.at<cv::Vec3b>(y, x) = cv::Vec3b::all((x / 5 + y / 5) % 2 == 0 ? 60 : 180);
  return chip;
}

domain::Quality assessed(const cv::Mat& chip) {
  return assess({250, 240}, 1, kBox, {.landmarks = faceWith(0), .chip = chip});
}

constexpr QualityMeasure kNotFromFivePoints[] = {QualityMeasure::pitch, QualityMeasure::eyesOpen,
                                                 QualityMeasure::mouthOpen, QualityMeasure::gaze,
                                                 QualityMeasure::occlusion};

/// Eyes 30 wide and 9 high, a mouth 50 wide and 10 open, seen turned by `degrees` in the picture.
MeshReading meshFace(double degrees) {
  MeshReading mesh;
  const auto put = [&](std::size_t point, double x, double y) {
    const double angle = degrees * CV_PI / 180;
    mesh.points[point] = {x * std::cos(angle) - y * std::sin(angle), x * std::sin(angle) + y * std::cos(angle), 0};
  };
  put(33, -45, 0), put(133, -15, 0), put(159, -30, -5), put(145, -30, 4);
  put(362, 15, 0), put(263, 45, 0), put(386, 30, -5), put(374, 30, 4);
  put(61, -25, 60), put(291, 25, 60), put(13, 0, 56), put(14, 0, 66);
  put(10, 0, -60), put(152, 0, 100);
  return mesh;
}

}  // namespace

TEST_CASE("The head pose follows from five points") {
  const auto straight = headPose(faceWith(0));
  REQUIRE(straight.has_value());
  CHECK(straight->yaw == Approx(0).margin(1e-9));
  CHECK(straight->roll == Approx(0).margin(1e-9));
  // The person's left is the right of the photograph.
  CHECK(headPose(faceWith(10))->yaw > 15);
  CHECK(headPose(faceWith(-10))->yaw == Approx(-headPose(faceWith(10))->yaw));
}

TEST_CASE("Roll is clockwise as seen and leaves yaw alone") {
  const auto pose = headPose(turned(faceWith(10), 20));
  REQUIRE(pose.has_value());
  CHECK(pose->roll == Approx(20));
  CHECK(pose->yaw == Approx(headPose(faceWith(10))->yaw));
}

TEST_CASE("Eyes that coincide say nothing about the pose") {
  CHECK_FALSE(headPose(Landmarks{}).has_value());
}

TEST_CASE("Each measure is raw or not assessable, and each stands once") {
  const auto quality = assessed(checkerboard());
  CHECK(quality.values.size() == base::allOf<QualityMeasure>().size());
  for (const auto& [measure, text] : base::allOf<QualityMeasure>()) {
    CAPTURE(text);
    CHECK(std::ranges::count(quality.values, measure, &domain::QualityValue::measure) == 1);
    CHECK(quality.raw(measure).has_value() ==
          std::ranges::none_of(kNotFromFivePoints, [&](auto one) { return one == measure; }));
  }
  CHECK(quality.raw(QualityMeasure::eyeDistance) == 60);
  CHECK(quality.raw(QualityMeasure::marginLeft) == 40);
  CHECK(quality.raw(QualityMeasure::marginRight) == 60);
  CHECK(quality.raw(QualityMeasure::marginTop) == 30);
  CHECK(quality.raw(QualityMeasure::marginBottom) == 60);
  CHECK(quality.verdict != domain::QualityVerdict::undecided);
}

TEST_CASE("Blur lowers sharpness, light moves exposure, extremes count as clipped") {
  const cv::Mat sharp = checkerboard();
  cv::Mat blurred;
  cv::GaussianBlur(sharp, blurred, {9, 9}, 3);
  CHECK(assessed(blurred).raw(QualityMeasure::sharpness) < *assessed(sharp).raw(QualityMeasure::sharpness) / 10);
  CHECK(assessed(sharp).raw(QualityMeasure::exposure) == Approx(120).margin(2));
  CHECK(assessed(sharp).raw(QualityMeasure::clipping) == 0);
  const cv::Mat white(kChipSide, kChipSide, CV_8UC3, cv::Scalar::all(255));
  CHECK(assessed(white).raw(QualityMeasure::exposure) == 255);
  CHECK(assessed(white).raw(QualityMeasure::clipping) == 1000);
}

TEST_CASE("The mesh tells how far eyes and mouth are open, however the head is tilted") {
  for (const double tilt : {0.0, 25.0, -90.0}) {
    const FaceSigns signs = signsOf(meshFace(tilt));
    CHECK(signs.eyesOpen == Approx(0.3));
    CHECK(signs.mouthOpen == Approx(0.2));
    CHECK(signs.pose.roll == Approx(tilt));
  }
  MeshReading winking = meshFace(0);
  winking.points[386].y = 1;
  CHECK(signsOf(winking).eyesOpen == Approx(0.1));
  CHECK(std::isnan(signsOf(MeshReading{}).eyesOpen));
}

TEST_CASE("What the mesh told is judged in per cent; gaze and occlusion stay not assessable") {
  const Alignment alignment{.landmarks = faceWith(0), .chip = checkerboard()};
  const auto quality =
      assess({250, 240}, 1, kBox, alignment, FaceSigns{.pose = {}, .eyesOpen = 0.15, .mouthOpen = 0.2});
  CHECK(quality.raw(QualityMeasure::eyesOpen) == Approx(15));
  CHECK(quality.raw(QualityMeasure::mouthOpen) == Approx(20));
  CHECK_FALSE(quality.raw(QualityMeasure::gaze).has_value());
  CHECK_FALSE(quality.raw(QualityMeasure::occlusion).has_value());
  CHECK(domain::inWords(quality).front().starts_with("an eye looks closed"));
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(assess({250, 240}, 1, kBox, alignment, FaceSigns{.pose = {}, .eyesOpen = nothing, .mouthOpen = 0})
                  .raw(QualityMeasure::eyesOpen)
                  .has_value());
}

TEST_CASE("Without a chosen face only the frame and the count are assessable") {
  const auto quality = assessWithoutFace({640, 480}, 3);
  CHECK(quality.values.size() == base::allOf<QualityMeasure>().size());
  CHECK(quality.raw(QualityMeasure::faceCount) == 3);
  CHECK(quality.raw(QualityMeasure::imageWidth) == 640);
  CHECK_FALSE(quality.raw(QualityMeasure::sharpness).has_value());
}
