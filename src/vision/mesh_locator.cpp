// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/mesh_locator.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/sampling.hpp"

namespace consentry::vision {
namespace {

using app::ports::FaceBox;
using app::ports::FaceGeometry;

/// Mesh points whose middle PointSet::arcFace is.
constexpr std::array<std::array<std::size_t, 2>, 5> kFromMesh{{{33, 133}, {362, 263}, {1, 1}, {61, 61}, {291, 291}}};
constexpr std::size_t kLeftCorner = 33;    ///< outer eye corner, on the left of the picture
constexpr std::size_t kRightCorner = 263;  ///< on the right

/// Where in FoundFace::points the mesh's outline stands, behind two sets: first and last corner.
constexpr std::size_t kOutline = 5 * static_cast<std::size_t>(PointSet::predictor);

std::array<float, 2> pair(double x, double y) {
  return {static_cast<float>(x), static_cast<float>(y)};
}

std::vector<std::array<float, 2>> pointsOf(const MeshReading& mesh) {
  std::vector<std::array<float, 2>> points;
  for (const auto& [one, other] : kFromMesh) {
    const cv::Point3d middle = (mesh.points[one] + mesh.points[other]) / 2;
    points.push_back(pair(middle.x, middle.y));
  }
  const cv::Point3d line = mesh.points[kRightCorner] - mesh.points[kLeftCorner];
  for (const auto& [from, along, across] : recipe::kMeshToDlib)
    points.push_back(pair(mesh.points[from].x + along * line.x - across * line.y,
                          mesh.points[from].y + along * line.y + across * line.x));
  const auto [left, right] = std::ranges::minmax(mesh.points, {}, &cv::Point3d::x);
  const auto [top, bottom] = std::ranges::minmax(mesh.points, {}, &cv::Point3d::y);
  points.push_back(pair(left.x, top.y));
  points.push_back(pair(right.x, bottom.y));
  return points;
}

/// What dlib's detector would have drawn, in pixels of `picture`.
FaceBox dlibBox(const std::array<float, 2>& first, const std::array<float, 2>& last, const Reduced& picture) {
  const cv::Point2d from = (cv::Point2d(first[0], first[1]) + picture.offset) / picture.by;
  const cv::Point2d to = (cv::Point2d(last[0], last[1]) + picture.offset) / picture.by;
  const double side = std::max(to.x - from.x, to.y - from.y);
  const cv::Point2d centre = (from + to) / 2 + cv::Point2d(recipe::kDlibBoxRight, recipe::kDlibBoxDown) * side;
  const double half = recipe::kDlibBoxSide * side / 2;
  return {.left = cvRound(centre.x - half),
          .top = cvRound(centre.y - half),
          .right = cvRound(centre.x + half),
          .bottom = cvRound(centre.y + half),
          .score = 0};
}

FaceBox boxOf(const cv::Rect2d& box, double score) {
  return {.left = cvRound(box.x),
          .top = cvRound(box.y),
          .right = std::max(cvRound(box.x) + 1, cvRound(box.x + box.width)),
          .bottom = std::max(cvRound(box.y) + 1, cvRound(box.y + box.height)),
          .score = score};
}

cv::Rect2d rectOf(const FaceBox& box) {
  return {cv::Point2d(box.left, box.top), cv::Point2d(box.right, box.bottom)};
}

base::Expected<Reduced> pictureFor(Photograph& photograph, const FaceBox& box) {
  return photograph.reduced(reductionFor(box.right - box.left, recipe::kLeastFaceWidth));
}

TurnedSquare squareOf(const FaceCandidate& face) {
  const cv::Point2d eyes = face.rightEye - face.leftEye;
  return {.centre = (face.box.tl() + face.box.br()) / 2,
          .side = recipe::kMeshCrop * std::max(face.box.width, face.box.height),
          .angle = std::atan2(eyes.y, eyes.x)};
}

using Five = std::array<cv::Point2d, 5>;

Five fivePoints(const FaceGeometry& geometry, PointSet set) {
  Five points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& point = geometry.points[5 * static_cast<std::size_t>(set) + i];
    points[i] = {point[0], point[1]};
  }
  return points;
}

Five fivePoints(const FaceGeometry& geometry, ChipPoints wanted) {
  switch (wanted) {
    case ChipPoints::mesh:
      return fivePoints(geometry, PointSet::mesh);
    case ChipPoints::predictor:
      return fivePoints(geometry, PointSet::predictor);
    case ChipPoints::mean:
      break;
  }
  Five points = fivePoints(geometry, PointSet::mesh);
  const Five others = fivePoints(geometry, PointSet::predictor);
  for (std::size_t i = 0; i < points.size(); ++i) points[i] = (points[i] + others[i]) / 2;
  return points;
}

/// `place` says where in the square a share of it lies.
template <class Place>
Five placed(const std::array<std::array<double, 2>, 5>& pattern, Place place) {
  Five points;
  for (std::size_t i = 0; i < points.size(); ++i) points[i] = {place(pattern[i][0]), place(pattern[i][1])};
  return points;
}

}  // namespace

base::Expected<void> MeshLocator::load() {
  if (!m_finder) {
    TRY(m_finder, FullRangeFinder::create(*m_networks.finder));
  }
  if (!m_mesh) {
    TRY(m_mesh, FaceMesh::create(*m_networks.mesh));
  }
  return {};
}

std::string_view MeshLocator::name() const {
  switch (m_mode) {
    case domain::Mode::fast:
      return recipe::kFastFinderName;
    case domain::Mode::accurate:
      break;
  }
  return recipe::kFinderName;
}

base::Expected<MeshLocator::Seen> MeshLocator::look(Photograph& photograph, double score, const cv::Rect2d& box,
                                                    const TurnedSquare& square) {
  const FaceBox pixels = boxOf(box, score);
  TRY(const Reduced picture, pictureFor(photograph, pixels));
  MeshReading mesh = m_mesh->read(picture, square);
  const double presence = mesh.presence;
  if (m_mode == domain::Mode::accurate && presence >= recipe::kPresence)
    mesh = m_mesh->read(picture, squareAround(mesh));
  return Seen{.face = {.box = pixels, .points = pointsOf(mesh), .signs = signsOf(mesh)}, .presence = presence};
}

base::Expected<std::vector<MeshLocator::Seen>> MeshLocator::fromFinder(Photograph& photograph, double margin,
                                                                       double leastScore) {
  const cv::Size size = photograph.size();
  TRY(const Reduced picture, photograph.reduced(reductionFor(std::max(size.width, size.height), recipe::kFindingSide)));
  std::vector<Seen> seen;
  for (const FaceCandidate& face : m_finder->find(picture, margin, leastScore)) {
    TRY(Seen looked, look(photograph, face.score, face.box, squareOf(face)));
    seen.push_back(std::move(looked));
  }
  return seen;
}

base::Expected<std::vector<MeshLocator::Seen>> MeshLocator::fromSecondLook(Photograph& photograph) {
  const cv::Size size = photograph.size();
  const int side = std::max(size.width, size.height);
  TRY(const Reduced picture, photograph.reduced(reductionFor(side, recipe::kSecondLookMost)));
  const double wanted = side < recipe::kSecondLookEnlarge ? 2.0 * side : std::min(side, recipe::kSecondLookMost);
  const double scale = wanted / std::max(picture.rgb.cols, picture.rgb.rows);
  cv::Mat scaled;
  cv::resize(picture.rgb, scaled, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  std::vector<Seen> seen;
  for (const FaceBox& found : m_secondLook.detect(scaled, recipe::kSecondLookScore)) {
    const double back = picture.by / scale;
    const cv::Rect2d inner = rectOf(found);
    const cv::Rect2d box(inner.tl() * back - picture.offset, inner.size() * back);
    const TurnedSquare square{.centre = (box.tl() + box.br()) / 2, .side = recipe::kHogToMesh * box.width, .angle = 0};
    TRY(Seen looked, look(photograph, found.score, box, square));
    seen.push_back(std::move(looked));
  }
  return seen;
}

base::Expected<std::vector<FoundFace>> MeshLocator::find(Photograph& photograph) {
  TRY_VOID(load());
  const auto real = [](const std::vector<Seen>& all) {
    std::vector<FoundFace> faces;
    for (const Seen& seen : all)
      if (seen.presence >= recipe::kPresence) faces.push_back(seen.face);
    return faces;
  };
  TRY(const auto plain, fromFinder(photograph, 0, recipe::kFinderScore));
  if (auto faces = real(plain); !faces.empty()) return faces;
  TRY(const auto tight, fromFinder(photograph, recipe::kTightMargin, recipe::kTightScore));
  if (auto faces = real(tight); !faces.empty()) return faces;
  TRY(const auto second, fromSecondLook(photograph));
  if (auto faces = real(second); !faces.empty()) return faces;
  // Nothing that the mesh takes for a face: then whoever was surest may be right, a profile for example.
  if (!plain.empty() && plain.front().face.box.score >= recipe::kSureScore) return std::vector{plain.front().face};
  if (!second.empty() && second.front().face.box.score >= recipe::kSecondLookSure)
    return std::vector{second.front().face};
  return std::vector<FoundFace>();
}

base::Expected<FaceGeometry> MeshLocator::geometry(Photograph& photograph, const FoundFace& face) {
  TRY(const Reduced picture, pictureFor(photograph, face.box));
  FaceGeometry geometry{.finder = std::string(name()), .box = face.box, .points = face.points};
  geometry.points.resize(kOutline);
  const FaceBox box = dlibBox(face.points[kOutline], face.points[kOutline + 1], picture);
  for (const auto& [x, y] : m_aligner->landmarks(picture.rgb, box))
    // dlib counts from pixel centres.
    geometry.points.push_back(
        pair((x + 0.5) * picture.by - picture.offset.x, (y + 0.5) * picture.by - picture.offset.y));
  return geometry;
}

base::Expected<Alignment> MeshLocator::align(Photograph& photograph, const FaceGeometry& geometry) {
  Alignment alignment;
  TRY(alignment.chip, dlibChip(photograph, geometry, ChipPoints::predictor));
  const auto points = fivePoints(geometry, PointSet::predictor);
  for (std::size_t i = 0; i < points.size(); ++i) alignment.landmarks[i] = {points[i].x, points[i].y};
  return alignment;
}

base::Expected<cv::Mat> dlibChip(Photograph& photograph, const FaceGeometry& geometry, ChipPoints points,
                                 double padding, int side) {
  TRY(const Reduced picture, pictureFor(photograph, geometry.box));
  const auto pattern =
      placed(recipe::kDlibPoints, [=](double share) { return (share + padding) / (1 + 2 * padding) * side; });
  return sampleSquare(picture, inverse(fit(fivePoints(geometry, points), pattern)), side);
}

base::Expected<cv::Mat> arcFaceChip(Photograph& photograph, const FaceGeometry& geometry, int side) {
  TRY(const Reduced picture, pictureFor(photograph, geometry.box));
  const auto pattern =
      placed(recipe::kArcFacePoints, [=](double pixel) { return pixel * side / recipe::kArcFaceSide; });
  return sampleSquare(picture, inverse(fit(fivePoints(geometry, PointSet::arcFace), pattern)), side);
}

}  // namespace consentry::vision
