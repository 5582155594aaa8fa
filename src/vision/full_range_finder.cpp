// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/full_range_finder.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/recipe.hpp"

namespace consentry::vision {
namespace {

constexpr int kSide = 192;
constexpr int kCells = 48;
constexpr int kCellSide = kSide / kCells;
constexpr std::size_t kPairs = 8;  ///< of numbers for a cell: box centre, box size, six points

/// The picture in the middle of the network's square.
struct Frame {
  cv::Size size;
  cv::Point origin;
};

Frame frameOf(const cv::Size& picture, double margin) {
  const double scale = kSide / (std::max(picture.width, picture.height) * (1 + 2 * margin));
  const cv::Size size(std::max(1, cvRound(picture.width * scale)), std::max(1, cvRound(picture.height * scale)));
  return {size, {(kSide - size.width) / 2, (kSide - size.height) / 2}};
}

/// A cell's numbers as points of the frame. 0 is the box's first corner, 1 its last; 2 and 3 are the eyes.
struct Raw {
  double score = 0;
  std::array<cv::Point2d, 4> points;
};

double overlap(const Raw& one, const Raw& other) {
  const cv::Rect2d a(one.points[0], one.points[1]);
  const cv::Rect2d b(other.points[0], other.points[1]);
  const double shared = (a & b).area();
  return shared / (a.area() + b.area() - shared + 1e-9);
}

std::vector<Raw> read(std::span<const float> numbers, std::span<const float> scores, double leastScore) {
  std::vector<Raw> found;
  for (std::size_t cell = 0; cell < scores.size(); ++cell) {
    const double score = 1 / (1 + std::exp(-std::clamp(static_cast<double>(scores[cell]), -80.0, 80.0)));
    if (!(score >= leastScore)) continue;
    const auto row = static_cast<double>(cell / kCells);
    const auto column = static_cast<double>(cell % kCells);
    const cv::Point2d middle((column + 0.5) * kCellSide, (row + 0.5) * kCellSide);
    const auto pair = [&](std::size_t i) {
      const std::size_t at = (cell * kPairs + i) * 2;
      return cv::Point2d(numbers[at], numbers[at + 1]);
    };
    const cv::Point2d centre = pair(0) + middle;
    const cv::Point2d half = pair(1) / 2;
    if (half.x > 0 && half.y > 0)
      found.push_back({score, {centre - half, centre + half, pair(2) + middle, pair(3) + middle}});
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Raw::score);
  return found;
}

/// Takes the best and everything that overlaps it out of `rest`; their mean, weighed by score.
Raw takeBest(std::vector<Raw>& rest) {
  const Raw best = rest.front();
  Raw mean{.score = best.score, .points = {}};
  double weight = 0;
  std::vector<Raw> others;
  for (const Raw& candidate : rest) {
    if (&candidate != &rest.front() && overlap(best, candidate) <= recipe::kFinderOverlap) {
      others.push_back(candidate);
      continue;
    }
    weight += candidate.score;
    for (std::size_t i = 0; i < mean.points.size(); ++i) mean.points[i] += candidate.points[i] * candidate.score;
  }
  for (cv::Point2d& point : mean.points) point /= weight;
  rest = std::move(others);
  return mean;
}

}  // namespace

NetworkShape FullRangeFinder::shape() {
  constexpr std::size_t kAllCells = std::size_t{kCells} * kCells;
  return {.input = std::size_t{kSide} * kSide * 3, .outputs = {kAllCells * kPairs * 2, kAllCells}};
}

base::Expected<std::unique_ptr<FullRangeFinder>> FullRangeFinder::create(Network& network) {
  TRY(auto inference, network.inference());
  return std::unique_ptr<FullRangeFinder>(new FullRangeFinder(std::move(inference)));
}

std::vector<FaceCandidate> FullRangeFinder::find(const Reduced& picture, double margin, double leastScore) {
  const Frame frame = frameOf(picture.rgb.size(), margin);
  cv::Mat small;
  cv::resize(picture.rgb, small, frame.size, 0, 0,
             frame.size.width < picture.rgb.cols ? cv::INTER_AREA : cv::INTER_LINEAR);
  cv::Mat square(kSide, kSide, CV_8UC3, cv::Scalar::all(recipe::kMarginGrey));
  small.copyTo(square(cv::Rect(frame.origin, frame.size)));
  cv::Mat input(kSide, kSide, CV_32FC3, m_network->input().data());
  square.convertTo(input, CV_32F, 1 / 127.5, -1);
  m_network->run();

  const auto toWhole = [&](const cv::Point2d& point) {
    const cv::Point2d inPicture((point.x - frame.origin.x) * picture.rgb.cols / frame.size.width,
                                (point.y - frame.origin.y) * picture.rgb.rows / frame.size.height);
    return inPicture * picture.by - picture.offset;
  };
  std::vector<Raw> rest = read(m_network->output(0), m_network->output(1), leastScore);
  std::vector<FaceCandidate> found;
  while (!rest.empty()) {
    const Raw face = takeBest(rest);
    found.push_back({.score = face.score,
                     .box = cv::Rect2d(toWhole(face.points[0]), toWhole(face.points[1])),
                     .leftEye = toWhole(face.points[2]),
                     .rightEye = toWhole(face.points[3])});
  }
  return found;
}

}  // namespace consentry::vision
