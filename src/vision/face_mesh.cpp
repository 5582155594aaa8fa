// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/face_mesh.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "vision/recipe.hpp"
#include "vision/sampling.hpp"

namespace consentry::vision {
namespace {

constexpr int kSide = 192;
constexpr std::size_t kLeftEyeOuter = 33;    ///< on the left of the picture
constexpr std::size_t kRightEyeOuter = 263;  ///< on the right

constexpr std::size_t kForehead = 10;
constexpr std::size_t kChin = 152;

/// An opening: its upper and lower middle, its two corners. Eyes by the lids, the mouth by the lips' inner edges and
/// its outer corners.
struct Opening {
  std::size_t upper;
  std::size_t lower;
  std::size_t corner;
  std::size_t otherCorner;
};
constexpr Opening kEyeOnLeft{159, 145, 33, 133};
constexpr Opening kEyeOnRight{386, 374, 362, 263};
constexpr Opening kMouth{13, 14, 61, 291};

/// As seen in the photograph: the mesh's depth is too coarse for distances this short.
double openness(const MeshReading& mesh, const Opening& opening) {
  const auto apart = [&](std::size_t a, std::size_t b) {
    const cv::Point3d line = mesh.points[a] - mesh.points[b];
    return std::hypot(line.x, line.y);
  };
  const double width = apart(opening.corner, opening.otherCorner);
  return width > 0 ? apart(opening.upper, opening.lower) / width : std::numeric_limits<double>::quiet_NaN();
}

double degrees(double radians) {
  return radians * 180 / std::numbers::pi;
}

}  // namespace

NetworkShape FaceMesh::shape() {
  return {.input = std::size_t{kSide} * kSide * 3, .outputs = {kMeshPoints * 3, 1}};
}

base::Expected<std::unique_ptr<FaceMesh>> FaceMesh::create(Network& network) {
  TRY(auto inference, network.inference());
  return std::unique_ptr<FaceMesh>(new FaceMesh(std::move(inference)));
}

MeshReading FaceMesh::read(const Reduced& picture, const TurnedSquare& square) {
  const double scale = square.side / kSide;
  Similarity toWhole{.a = scale * std::cos(square.angle), .b = scale * std::sin(square.angle)};
  const cv::Point2d middle = toWhole({kSide / 2.0, kSide / 2.0});
  toWhole.u = square.centre.x - middle.x;
  toWhole.v = square.centre.y - middle.y;
  cv::Mat input(kSide, kSide, CV_32FC3, m_network->input().data());
  sampleSquare(picture, toWhole, kSide).convertTo(input, CV_32F, 1 / 255.0);
  m_network->run();

  MeshReading reading;
  reading.presence = 1 / (1 + std::exp(-std::clamp(static_cast<double>(m_network->output(1)[0]), -80.0, 80.0)));
  const auto numbers = m_network->output(0);
  for (std::size_t i = 0; i < kMeshPoints; ++i) {
    const cv::Point2d point = toWhole({numbers[3 * i], numbers[3 * i + 1]});
    reading.points[i] = {point.x, point.y, numbers[3 * i + 2] * scale};
  }
  return reading;
}

TurnedSquare squareAround(const MeshReading& mesh) {
  const auto [left, right] = std::ranges::minmax(mesh.points, {}, &cv::Point3d::x);
  const auto [top, bottom] = std::ranges::minmax(mesh.points, {}, &cv::Point3d::y);
  const cv::Point3d eyes = mesh.points[kRightEyeOuter] - mesh.points[kLeftEyeOuter];
  return {.centre = {(left.x + right.x) / 2, (top.y + bottom.y) / 2},
          .side = recipe::kMeshCrop * std::max(right.x - left.x, bottom.y - top.y),
          .angle = std::atan2(eyes.y, eyes.x)};
}

HeadPose poseOf(const MeshReading& mesh) {
  const cv::Point3d eyes = mesh.points[kRightEyeOuter] - mesh.points[kLeftEyeOuter];
  const cv::Point3d down = mesh.points[kChin] - mesh.points[kForehead];
  return {.yaw = degrees(std::atan2(eyes.z, std::hypot(eyes.x, eyes.y))),
          .roll = degrees(std::atan2(eyes.y, eyes.x)),
          .pitch = degrees(std::atan2(down.z, std::hypot(down.x, down.y)))};
}

FaceSigns signsOf(const MeshReading& mesh) {
  return {.pose = poseOf(mesh),
          .eyesOpen = std::min(openness(mesh, kEyeOnLeft), openness(mesh, kEyeOnRight)),
          .mouthOpen = openness(mesh, kMouth)};
}

}  // namespace consentry::vision
