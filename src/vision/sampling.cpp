// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/sampling.hpp"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/check.hpp"

namespace consentry::vision {
namespace {

/// From this many source pixels for one on, several samples are averaged.
constexpr double kAverageFrom = 1.5;
/// A face is reduced to less than 256 pixels before, unless it is larger than 2,048: then 16 are enough for any square.
constexpr double kMostScale = 16;

cv::Matx23d pixelCentres(const Similarity& map) {
  // OpenCV counts from pixel centres.
  return {map.a, -map.b, map.u + (map.a - map.b) / 2 - 0.5, map.b, map.a, map.v + (map.a + map.b) / 2 - 0.5};
}

}  // namespace

double Similarity::scale() const {
  return std::hypot(a, b);
}

Similarity fit(std::span<const cv::Point2d> from, std::span<const cv::Point2d> to) {
  base::check(from.size() == to.size() && !from.empty(), "points in pairs");
  const double count = static_cast<double>(from.size());
  cv::Point2d fromMean;
  cv::Point2d toMean;
  for (std::size_t i = 0; i < from.size(); ++i) {
    fromMean += from[i] / count;
    toMean += to[i] / count;
  }
  double along = 0;
  double across = 0;
  double spread = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const cv::Point2d p = from[i] - fromMean;
    const cv::Point2d q = to[i] - toMean;
    along += p.dot(q);
    across += p.cross(q);
    spread += p.dot(p);
  }
  Similarity result;
  if (spread > 0) {
    result.a = along / spread;
    result.b = across / spread;
  }
  const cv::Point2d moved = toMean - result(fromMean);
  result.u = moved.x;
  result.v = moved.y;
  return result;
}

Similarity inverse(const Similarity& map) {
  const double squared = map.a * map.a + map.b * map.b;
  Similarity result{.a = map.a / squared, .b = -map.b / squared};
  const cv::Point2d moved = result({map.u, map.v});
  result.u = -moved.x;
  result.v = -moved.y;
  return result;
}

cv::Mat sampleSquare(const Reduced& picture, const Similarity& toWhole, int side) {
  Similarity map{.a = toWhole.a / picture.by,
                 .b = toWhole.b / picture.by,
                 .u = (toWhole.u + picture.offset.x) / picture.by,
                 .v = (toWhole.v + picture.offset.y) / picture.by};
  const double scale = map.scale();
  // Points that a face cannot have: nothing to see, rather than everything at any price.
  if (!(scale <= kMostScale)) return cv::Mat::zeros(side, side, CV_8UC3);
  const int samples = scale > kAverageFrom ? static_cast<int>(scale + 0.5) : 1;
  map.a /= samples;
  map.b /= samples;
  cv::Mat square;
  cv::warpAffine(picture.rgb, square, pixelCentres(map), {side * samples, side * samples},
                 cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT);
  if (samples == 1) return square;
  cv::Mat averaged;
  cv::resize(square, averaged, {side, side}, 0, 0, cv::INTER_AREA);
  return averaged;
}

}  // namespace consentry::vision
