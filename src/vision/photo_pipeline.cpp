// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/photo_pipeline.hpp"

#include <algorithm>
#include <chrono>
#include <opencv2/imgproc.hpp>

#include "vision/assess.hpp"
#include "vision/decoder.hpp"
#include "vision/jpeg.hpp"

namespace consentry::vision {
namespace {

using app::ports::FaceBox;
using app::ports::FaceChoice;
using app::ports::PhotoFinding;
using app::ports::PhotoOutcome;
using app::ports::PhotoWork;
using std::chrono::microseconds;

constexpr int kThumbnailSide = 96;
/// The box of the detector ends at brow and chin; people recognise a face with its hair.
constexpr double kThumbnailZoom = 1.6;

/// Adds the time since it was made to a stage.
class Stopwatch {
 public:
  explicit Stopwatch(microseconds& stage) : m_stage(stage) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() { m_stage += std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - m_start); }

 private:
  microseconds& m_stage;
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Puts the chosen face first.
void chooseNearestCentre(std::vector<FaceBox>& faces, const cv::Size& size) {
  const auto distance = [&](const FaceBox& box) {
    const double dx = (box.left + box.right - size.width) / 2.0;
    const double dy = (box.top + box.bottom - size.height) / 2.0;
    return dx * dx + dy * dy;
  };
  const auto nearest = std::ranges::min_element(faces, {}, distance);
  std::rotate(faces.begin(), nearest, nearest + 1);
}

/// A square around the face; grey where it reaches over the photograph's edge.
base::Expected<base::Bytes> thumbnailOf(const cv::Mat& rgb, const FaceBox& box) {
  const int side = std::max(1, static_cast<int>(kThumbnailZoom * (box.right - box.left)));
  const cv::Rect wanted((box.left + box.right - side) / 2, (box.top + box.bottom - side) / 2, side, side);
  const cv::Rect there = wanted & cv::Rect(0, 0, rgb.cols, rgb.rows);
  cv::Mat square(side, side, CV_8UC3, cv::Scalar::all(128));
  if (!there.empty()) rgb(there).copyTo(square(there - wanted.tl()));
  cv::Mat small;
  cv::resize(square, small, {kThumbnailSide, kThumbnailSide}, 0, 0, cv::INTER_AREA);
  return encodeJpeg(small);
}

}  // namespace

PhotoPipeline::PhotoPipeline(EngineParts parts, const base::Digest& engine)
    : m_parts(std::move(parts)), m_engine(engine), m_detector(m_parts.makeDetector()) {}

base::Expected<PhotoFinding> PhotoPipeline::process(const PhotoWork& work) {
  PhotoFinding finding;
  finding.index = work.index;
  try {
    TRY_VOID(examine(work, finding));
    return finding;
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
  const auto timed = [](microseconds& stage, const auto& act) {
    const Stopwatch watch(stage);
    return act();
  };
  const auto decoded = timed(finding.times.decode, [&] { return decodePhoto(work.file); });
  if (!decoded) {
    finding.why = decoded.error().message();
    return {};
  }
  const cv::Mat& rgb = *decoded;
  finding.width = rgb.cols;
  finding.height = rgb.rows;
  finding.faces = timed(finding.times.detect, [&] { return m_detector->detect(rgb); });
  const std::size_t count = finding.faces.size();
  if (count == 0 || (count > 1 && work.choice == FaceChoice::only)) {
    finding.outcome = count == 0 ? PhotoOutcome::noFace : PhotoOutcome::severalFaces;
    finding.quality = assessWithoutFace(rgb.size(), count);
    return {};
  }
  chooseNearestCentre(finding.faces, rgb.size());
  const FaceBox& face = finding.faces.front();
  const Alignment alignment = timed(finding.times.align, [&] { return m_parts.aligner->align(rgb, face); });
  finding.landmarks = alignment.landmarks;
  finding.quality = timed(finding.times.assess, [&] { return assess(rgb.size(), count, face, alignment); });
  if (work.wantTemplate) {
    TRY(finding.faceTemplate, timed(finding.times.embed, [&] { return embed(alignment.chip); }));
  }
  if (work.wantThumbnail) {
    TRY(finding.thumbnail, thumbnailOf(rgb, face));
  }
  finding.outcome = PhotoOutcome::assessed;
  return {};
}

base::Expected<app::ports::FaceTemplate> PhotoPipeline::embed(const cv::Mat& chip) {
  if (!m_embedder) {
    TRY(m_embedder, m_parts.makeEmbedder());
  }
  return app::ports::FaceTemplate{.engine = m_engine, .values = m_embedder->embed(chip)};
}

}  // namespace consentry::vision
