// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/photo_pipeline.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/assess.hpp"
#include "vision/jpeg.hpp"
#include "vision/ov_network.hpp"
#include "vision/vectors.hpp"

namespace consentry::vision {
namespace {

using app::ports::FaceBox;
using app::ports::FaceChoice;
using app::ports::FaceGeometry;
using app::ports::PhotoFinding;
using app::ports::PhotoOutcome;
using app::ports::PhotoWork;
using base::Errc;
using std::chrono::microseconds;

constexpr int kThumbnailSide = 96;
/// The box of the detector ends at brow and chin; people recognise a face with its hair.
constexpr double kThumbnailZoom = 1.6;

/// Adds the time that an act takes to its stage, and what of it was decoding to that one.
template <class Act>
auto timed(microseconds& stage, app::ports::StageTimes& times, const Photograph& photograph, Act act) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const auto decodedBefore = photograph.decoding();
  auto result = act();
  const auto decoding = photograph.decoding() - decodedBefore;
  stage += std::chrono::duration_cast<microseconds>(Clock::now() - start - decoding);
  times.decode += std::chrono::duration_cast<microseconds>(decoding);
  return result;
}

bool allFinite(const auto& points) {
  return std::ranges::all_of(points,
                             [](const auto& point) { return std::isfinite(point[0]) && std::isfinite(point[1]); });
}

/// A network may answer anything; what is no number must not become somebody's geometry.
std::unexpected<base::Error> unusable() {
  return base::fail(Errc::unreadable, "the face's points could not be told");
}

/// Puts the chosen face first.
void chooseNearestCentre(std::vector<FoundFace>& faces, const cv::Size& size) {
  const auto distance = [&](const FoundFace& face) {
    const FaceBox& box = face.box;
    const double dx = (box.left + box.right - size.width) / 2.0;
    const double dy = (box.top + box.bottom - size.height) / 2.0;
    return dx * dx + dy * dy;
  };
  const auto nearest = std::ranges::min_element(faces, {}, distance);
  std::rotate(faces.begin(), nearest, nearest + 1);
}

/// A square around the face; grey where it reaches over the photograph's edge.
base::Expected<base::Bytes> thumbnailOf(Photograph& photograph, const FaceBox& box) {
  const double wide = kThumbnailZoom * (box.right - box.left);
  TRY(const Reduced picture, photograph.reducedAtMost(reductionFor(wide, kThumbnailSide)));
  const cv::Mat& rgb = picture.rgb;
  const int side = std::max(1, cvRound(wide / picture.by));
  const cv::Point2d centre =
      (cv::Point2d(box.left + box.right, box.top + box.bottom) / 2 + picture.offset) / picture.by;
  const cv::Rect wanted(cvRound(centre.x - side / 2.0), cvRound(centre.y - side / 2.0), side, side);
  const cv::Rect there = wanted & cv::Rect(0, 0, rgb.cols, rgb.rows);
  cv::Mat square(side, side, CV_8UC3, cv::Scalar::all(128));
  if (!there.empty()) rgb(there).copyTo(square(there - wanted.tl()));
  cv::Mat small;
  cv::resize(square, small, {kThumbnailSide, kThumbnailSide}, 0, 0, cv::INTER_AREA);
  return encodeJpeg(small);
}

}  // namespace

PhotoPipeline::PhotoPipeline(EngineParts parts, const base::Digest& engine)
    : m_parts(std::move(parts)), m_engine(engine) {}

base::Expected<PhotoFinding> PhotoPipeline::process(const PhotoWork& work) {
  PhotoFinding finding;
  finding.index = work.index;
  try {
    TRY_VOID(examine(work, finding));
    return finding;
  } catch (const InferenceFailure& failure) {
    return base::fail(Errc::internal, failure.what());
  } catch (const std::exception&) {
    // One photograph on which a library gives up must not stop or hide the others.
    PhotoFinding refused;
    refused.index = work.index;
    refused.why = "the photograph could not be processed";
    refused.times = finding.times;
    return refused;
  }
}

base::Expected<void> PhotoPipeline::examine(const PhotoWork& work, PhotoFinding& finding) {
  const auto start = std::chrono::steady_clock::now();
  auto photograph = Photograph::open(m_decoder, work.file);
  finding.times.decode = std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - start);
  if (photograph) {
    finding.width = photograph->size().width;
    finding.height = photograph->size().height;
    if (!m_locator) {
      TRY(m_locator, m_parts.makeLocator());
    }
  }
  auto examined = photograph ? examineFace(work, *photograph, finding) : std::unexpected(photograph.error());
  if (examined) return {};
  if (const Errc code = examined.error().code(); code != Errc::unreadable && code != Errc::limitExceeded)
    return examined;
  // Decoding comes in pieces, so a damaged file may show itself late; nothing of it may be used.
  PhotoFinding refused;
  refused.index = work.index;
  refused.why = examined.error().message();
  refused.times = finding.times;
  finding = std::move(refused);
  return {};
}

bool PhotoPipeline::usable(const std::optional<FaceGeometry>& known, const cv::Size& size) const {
  if (!known || known->finder != m_locator->name() || known->points.size() != m_locator->pointCount()) return false;
  const double most = 4.0 * std::max(size.width, size.height);
  const auto sane = [most](double value) { return std::abs(value) <= most; };
  const FaceBox& box = known->box;
  return box.left < box.right && box.top < box.bottom && sane(box.left) && sane(box.top) && sane(box.right) &&
         sane(box.bottom) &&
         std::ranges::all_of(
             known->points,
             [&](const auto& point) {
               return sane(static_cast<double>(point[0])) && sane(static_cast<double>(point[1]));
             });
}

base::Expected<std::optional<FaceSigns>> PhotoPipeline::locate(const PhotoWork& work, Photograph& photograph,
                                                               PhotoFinding& finding) {
  if (usable(work.known, photograph.size())) {
    finding.faces = {work.known->box};
    finding.geometry = work.known;
    return std::nullopt;
  }
  TRY(auto faces, m_locator->find(photograph));
  std::optional<FaceSigns> signs;
  if (!faces.empty() && (faces.size() == 1 || work.choice == FaceChoice::nearestCentre)) {
    chooseNearestCentre(faces, photograph.size());
    if (!allFinite(faces.front().points)) return unusable();
    TRY(finding.geometry, m_locator->geometry(photograph, faces.front()));
    if (!allFinite(finding.geometry->points)) return unusable();
    signs = faces.front().signs;
  }
  for (const FoundFace& face : faces) finding.faces.push_back(face.box);
  return signs;
}

base::Expected<void> PhotoPipeline::examineFace(const PhotoWork& work, Photograph& photograph, PhotoFinding& finding) {
  auto& times = finding.times;
  TRY(const auto signs, timed(times.detect, times, photograph, [&] { return locate(work, photograph, finding); }));
  const std::size_t count = finding.faces.size();
  if (!finding.geometry) {
    finding.outcome = count == 0 ? PhotoOutcome::noFace : PhotoOutcome::severalFaces;
    finding.quality = assessWithoutFace(photograph.size(), count);
    return {};
  }
  const FaceBox face = finding.faces.front();
  if (work.wantQuality) {
    TRY(const Alignment alignment,
        timed(times.align, times, photograph, [&] { return m_locator->align(photograph, *finding.geometry); }));
    if (!allFinite(alignment.landmarks)) return unusable();
    finding.landmarks = alignment.landmarks;
    finding.quality = timed(times.assess, times, photograph,
                            [&] { return assess(photograph.size(), count, face, alignment, signs); });
  }
  if (work.wantTemplate) {
    TRY(finding.faceTemplate,
        timed(times.embed, times, photograph, [&] { return embed(photograph, *finding.geometry); }));
  }
  if (work.wantThumbnail) {
    TRY(finding.thumbnail, thumbnailOf(photograph, face));
  }
  finding.outcome = PhotoOutcome::assessed;
  return {};
}

base::Expected<app::ports::FaceTemplate> PhotoPipeline::embed(Photograph& photograph, const FaceGeometry& geometry) {
  if (!m_embedder) {
    TRY(m_embedder, m_parts.makeEmbedder());
  }
  TRY(auto values, m_embedder->embed(photograph, geometry));
  TRY_VOID(lengthOf(values));
  snapToLattice(values);
  return app::ports::FaceTemplate{.engine = m_engine, .values = std::move(values)};
}

void snapToLattice(std::vector<float>& values) {
  constexpr float kSteps = 32768;
  for (float& value : values) value = std::clamp(std::nearbyint(value * kSteps), -kSteps, kSteps) / kSteps;
}

}  // namespace consentry::vision
