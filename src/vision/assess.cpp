// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/assess.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace consentry::vision {
namespace {

using domain::QualityMeasure;
using domain::QualityValue;

/// How far the bottom of the nose stands before the plane of the eye corners, in eye distances: about 25 mm to 62 mm in
/// adults. People differ by a third, and so does the yaw that follows from it.
constexpr double kNoseDepth = 0.4;

/// The outer 25 pixels of a chip are the margin around the face.
constexpr int kChipMargin = 25;

/// Luma this close to either end has no detail left, JPEG's ringing included.
constexpr int kClippedDark = 4;
constexpr int kClippedBright = 251;

cv::Point2d middle(const std::array<double, 2>& a, const std::array<double, 2>& b) {
  return {(a[0] + b[0]) / 2, (a[1] + b[1]) / 2};
}

/// From the person's right eye to the left, left to right in the photograph.
cv::Point2d eyeLine(const Landmarks& points) {
  return middle(points[0], points[1]) - middle(points[2], points[3]);
}

double degrees(double radians) {
  return radians * 180 / std::numbers::pi;
}

struct Light {
  double mean = 0;
  double clippedPerMille = 0;
};

Light lightOf(const cv::Mat& face) {
  int clipped = 0;
  for (int y = 0; y < face.rows; ++y)
    for (int x = 0; x < face.cols; ++x) {
      const int luma = face.at<unsigned char>(y, x);
      if (luma <= kClippedDark || luma >= kClippedBright) ++clipped;
    }
  return {cv::mean(face)[0], 1000.0 * clipped / static_cast<double>(face.total())};
}

double sharpnessOf(const cv::Mat& luma) {
  cv::Mat edges;
  cv::Laplacian(luma, edges, CV_64F);
  cv::Scalar mean;
  cv::Scalar deviation;
  cv::meanStdDev(edges, mean, deviation);
  return deviation[0] * deviation[0];
}

QualityValue measured(QualityMeasure measure, double raw) {
  return {measure, raw, std::nullopt};
}

std::vector<QualityValue> frameValues(const cv::Size& size, std::size_t faceCount) {
  return {measured(QualityMeasure::faceCount, static_cast<double>(faceCount)),
          measured(QualityMeasure::imageWidth, size.width), measured(QualityMeasure::imageHeight, size.height)};
}

}  // namespace

std::optional<HeadPose> headPose(const Landmarks& landmarks) {
  const cv::Point2d line = eyeLine(landmarks);
  const double distance = cv::norm(line);
  if (distance < 1) return std::nullopt;
  const cv::Point2d between = middle(landmarks[0], landmarks[1]) - line / 2;
  const cv::Point2d nose = cv::Point2d(landmarks[4][0], landmarks[4][1]) - between;
  const double offset = nose.dot(line) / (distance * distance);
  return HeadPose{
      .yaw = degrees(std::atan(offset / kNoseDepth)), .roll = degrees(std::atan2(line.y, line.x)), .pitch = {}};
}

domain::Quality assess(const cv::Size& imageSize, std::size_t faceCount, const app::ports::FaceBox& box,
                       const Alignment& alignment, const std::optional<FaceSigns>& signs) {
  cv::Mat luma;
  cv::cvtColor(alignment.chip, luma, cv::COLOR_RGB2GRAY);
  const cv::Rect inner(kChipMargin, kChipMargin, kChipSide - 2 * kChipMargin, kChipSide - 2 * kChipMargin);
  const Light light = lightOf(luma(inner));

  std::vector<QualityValue> values = frameValues(imageSize, faceCount);
  values.push_back(measured(QualityMeasure::eyeDistance, cv::norm(eyeLine(alignment.landmarks))));
  const auto pose = signs ? std::optional(signs->pose) : headPose(alignment.landmarks);
  values.push_back({QualityMeasure::yaw, pose ? std::optional(pose->yaw) : std::nullopt, std::nullopt});
  values.push_back({QualityMeasure::roll, pose ? std::optional(pose->roll) : std::nullopt, std::nullopt});
  values.push_back({QualityMeasure::pitch, pose ? pose->pitch : std::nullopt, std::nullopt});
  // In per cent, as they are shown.
  values.push_back({QualityMeasure::eyesOpen, signs ? std::optional(100 * signs->eyesOpen) : std::nullopt, {}});
  values.push_back({QualityMeasure::mouthOpen, signs ? std::optional(100 * signs->mouthOpen) : std::nullopt, {}});
  values.push_back({QualityMeasure::gaze, {}, {}});
  values.push_back({QualityMeasure::occlusion, {}, {}});
  values.push_back(measured(QualityMeasure::sharpness, sharpnessOf(luma)));
  values.push_back(measured(QualityMeasure::exposure, light.mean));
  values.push_back(measured(QualityMeasure::clipping, light.clippedPerMille));
  values.push_back(measured(QualityMeasure::marginLeft, box.left));
  values.push_back(measured(QualityMeasure::marginRight, imageSize.width - box.right));
  values.push_back(measured(QualityMeasure::marginTop, box.top));
  values.push_back(measured(QualityMeasure::marginBottom, imageSize.height - box.bottom));
  return domain::judge(std::move(values));
}

domain::Quality assessWithoutFace(const cv::Size& imageSize, std::size_t faceCount) {
  std::vector<QualityValue> values = frameValues(imageSize, faceCount);
  for (const auto& [measure, text] : base::allOf<QualityMeasure>())
    if (std::ranges::find(values, measure, &QualityValue::measure) == values.end())
      values.push_back({measure, std::nullopt, std::nullopt});
  return domain::judge(std::move(values));
}

}  // namespace consentry::vision
