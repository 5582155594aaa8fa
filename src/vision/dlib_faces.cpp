// SPDX-License-Identifier: GPL-3.0-or-later
// Detector and aligner in one file: dlib's headers take seconds to parse.
#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_transforms.h>
#include <dlib/opencv.h>

#include <algorithm>
#include <cmath>

#include "vision/dlib_aligner.hpp"
#include "vision/dlib_hog_detector.hpp"
#include "vision/memory_stream.hpp"

namespace consentry::vision {

using app::ports::FaceBox;
using RgbView = dlib::cv_image<dlib::rgb_pixel>;

struct DlibHogDetector::Filters {
  dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
};

DlibHogDetector::DlibHogDetector() = default;
DlibHogDetector::~DlibHogDetector() = default;

std::vector<FaceBox> DlibHogDetector::detect(const cv::Mat& rgb, double threshold) {
  std::vector<std::pair<double, dlib::rectangle>> found;
  if (!m_filters) m_filters = std::make_unique<Filters>();
  m_filters->detector(RgbView(rgb), found, threshold);
  std::vector<FaceBox> boxes;
  boxes.reserve(found.size());
  for (const auto& [score, box] : found) {
    // dlib's rectangles hold their last pixel, ours end before it.
    boxes.push_back({.left = static_cast<int>(box.left()),
                     .top = static_cast<int>(box.top()),
                     .right = static_cast<int>(box.right()) + 1,
                     .bottom = static_cast<int>(box.bottom()) + 1,
                     .score = score});
  }
  std::ranges::stable_sort(boxes, std::ranges::greater(), &FaceBox::score);
  return boxes;
}

struct DlibAligner::Predictor {
  dlib::shape_predictor shape;
};

DlibAligner::DlibAligner(std::unique_ptr<Predictor> predictor) : m_predictor(std::move(predictor)) {}
DlibAligner::~DlibAligner() = default;

base::Expected<std::shared_ptr<const DlibAligner>> DlibAligner::create(const app::ports::VerifiedWeight& weight) {
  auto predictor = std::make_unique<Predictor>();
  try {
    MemoryStream stream(weight.bytes);
    dlib::deserialize(predictor->shape, stream);
  } catch (const std::exception&) {
    return base::fail(base::Errc::modelMismatch, "the landmark weights are not a dlib shape predictor");
  }
  if (predictor->shape.num_parts() != Landmarks().size())
    return base::fail(base::Errc::modelMismatch, "the landmark weights do not find five points");
  return std::shared_ptr<const DlibAligner>(new DlibAligner(std::move(predictor)));
}

Landmarks DlibAligner::landmarks(const cv::Mat& rgb, const FaceBox& box) const {
  const auto shape =
      m_predictor->shape(RgbView(rgb), dlib::rectangle(box.left, box.top, box.right - 1, box.bottom - 1));
  Landmarks landmarks;
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    const dlib::point& point = shape.part(i);
    landmarks[i] = {static_cast<double>(point.x()), static_cast<double>(point.y())};
  }
  return landmarks;
}

cv::Mat DlibAligner::chip(const cv::Mat& rgb, const Landmarks& landmarks) {
  constexpr double kPadding = 0.25;
  std::vector<dlib::point> points;
  for (const auto& [x, y] : landmarks) points.emplace_back(std::lround(x), std::lround(y));
  const dlib::full_object_detection shape(dlib::rectangle(), points);
  dlib::matrix<dlib::rgb_pixel> chip;
  dlib::extract_image_chip(RgbView(rgb), dlib::get_face_chip_details(shape, kChipSide, kPadding), chip);
  return dlib::toMat(chip).clone();
}

}  // namespace consentry::vision
