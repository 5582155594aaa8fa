// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against dlib's own pipeline, written down as dlib's example program has it.
#include <dlib/dnn.h>
#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/opencv.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "samples.hpp"
#include "vision/decoder.hpp"
#include "vision/dlib_aligner.hpp"
#include "weights.hpp"

using namespace consentry;
using namespace consentry::test;
using app::ports::PhotoFinding;
using app::ports::PhotoOutcome;

namespace {

template <template <int, template <typename> class, int, typename> class block, int N, template <typename> class BN,
          typename SUBNET>
using residual = dlib::add_prev1<block<N, BN, 1, dlib::tag1<SUBNET>>>;
template <template <int, template <typename> class, int, typename> class block, int N, template <typename> class BN,
          typename SUBNET>
using residual_down =
    dlib::add_prev2<dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<block<N, BN, 2, dlib::tag1<SUBNET>>>>>>;
template <int N, template <typename> class BN, int stride, typename SUBNET>
using block = BN<dlib::con<N, 3, 3, 1, 1, dlib::relu<BN<dlib::con<N, 3, 3, stride, stride, SUBNET>>>>>;
template <int N, typename SUBNET>
using ares = dlib::relu<residual<block, N, dlib::affine, SUBNET>>;
template <int N, typename SUBNET>
using ares_down = dlib::relu<residual_down<block, N, dlib::affine, SUBNET>>;
template <typename SUBNET>
using alevel0 = ares_down<256, SUBNET>;
template <typename SUBNET>
using alevel1 = ares<256, ares<256, ares_down<256, SUBNET>>>;
template <typename SUBNET>
using alevel2 = ares<128, ares<128, ares_down<128, SUBNET>>>;
template <typename SUBNET>
using alevel3 = ares<64, ares<64, ares<64, ares_down<64, SUBNET>>>>;
template <typename SUBNET>
using alevel4 = ares<32, ares<32, ares<32, SUBNET>>>;
using anet_type = dlib::loss_metric<dlib::fc_no_bias<
    128, dlib::avg_pool_everything<alevel0<alevel1<alevel2<alevel3<alevel4<dlib::max_pool<
             3, 3, 2, 2, dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, dlib::input_rgb_image_sized<150>>>>>>>>>>>>>;

/// Reads the weight files itself.
class Reference {
 public:
  explicit Reference(const std::filesystem::path& weights) {
    dlib::deserialize((weights / kLandmarkFile).string()) >> m_shape;
    dlib::deserialize((weights / kEmbedderFile).string()) >> m_net;
  }

  /// One embedding a face, in the detector's order.
  std::vector<std::vector<float>> embeddings(const cv::Mat& rgb) {
    dlib::matrix<dlib::rgb_pixel> image;
    dlib::assign_image(image, dlib::cv_image<dlib::rgb_pixel>(rgb));
    std::vector<dlib::matrix<dlib::rgb_pixel>> chips;
    for (const auto& face : m_detector(image)) {
      dlib::matrix<dlib::rgb_pixel> chip;
      dlib::extract_image_chip(image, dlib::get_face_chip_details(m_shape(image, face), 150, 0.25), chip);
      chips.push_back(std::move(chip));
    }
    std::vector<std::vector<float>> result;
    if (chips.empty()) return result;
    for (const auto& descriptor : m_net(chips)) result.emplace_back(descriptor.begin(), descriptor.end());
    return result;
  }

 private:
  dlib::frontal_face_detector m_detector = dlib::get_frontal_face_detector();
  dlib::shape_predictor m_shape;
  anet_type m_net;
};

float largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
  REQUIRE(a.size() == b.size());
  float largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

const domain::EngineChoice kReference{.networks = "reference", .mode = domain::Mode::fast};

/// Some real photographs: of the London set, and of Labeled Faces in the Wild with its several faces.
std::vector<std::filesystem::path> photographs() {
  std::vector<std::filesystem::path> london;
  std::vector<std::filesystem::path> wild;
  for (const auto& entry : std::filesystem::directory_iterator(dataFolder() / "london"))
    if (entry.path().extension() == ".jpg") london.push_back(entry.path());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dataFolder() / "lfw-dev" / "images"))
    if (entry.path().extension() == ".jpg") wild.push_back(entry.path());
  std::ranges::sort(london);
  std::ranges::sort(wild);
  london.resize(std::min<std::size_t>(london.size(), 10));
  wild.resize(std::min<std::size_t>(wild.size(), 60));
  london.insert(london.end(), wild.begin(), wild.end());
  return london;
}

std::vector<std::filesystem::path> photographsOrSkip() {
  for (const char* part : {"london", "lfw-dev"})
    if (!std::filesystem::is_directory(dataFolder() / part))
      skipAll("no folder " + (dataFolder() / part).string() + "; set CONSENTRY_TEST_DATA");
  return photographs();
}

std::map<std::size_t, PhotoFinding> findings(app::ports::FaceEngine& engine, const std::vector<base::Bytes>& files,
                                             app::ports::FaceChoice choice) {
  std::map<std::size_t, PhotoFinding> found;
  std::size_t next = 0;
  const auto result = engine.run(
      [&]() -> std::optional<app::ports::PhotoWork> {
        if (next == files.size()) return std::nullopt;
        auto work = workOn(next, files[next]);
        ++next;
        work.wantTemplate = true;
        work.choice = choice;
        return work;
      },
      [&](PhotoFinding finding) -> base::Expected<void> {
        const auto index = finding.index;
        CHECK(found.emplace(index, std::move(finding)).second);
        return {};
      },
      {});
  REQUIRE(result.has_value());
  return found;
}

}  // namespace

TEST_CASE("Templates agree with dlib's own pipeline, whichever face is chosen and however many workers") {
  const auto weights = weightsFolderOrSkip();
  std::vector<base::Bytes> files;
  for (const auto& path : photographsOrSkip()) files.push_back(readAll(path));
  const auto one = engineOf(weights, kReference, 1);
  const auto two = engineOf(weights, kReference, 2);
  const auto choice = app::ports::FaceChoice::nearestCentre;
  const auto ours = findings(*one, files, choice);
  const auto again = findings(*two, files, choice);
  Reference reference(weights);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    CAPTURE(i);
    const auto& finding = ours.at(i);
    const auto expected = reference.embeddings(test::decodePhoto(files[i]).value());
    REQUIRE(finding.faces.size() == expected.size());
    CHECK(finding.faces == again.at(i).faces);
    if (finding.outcome != PhotoOutcome::assessed) continue;
    const auto& values = finding.faceTemplate->values;
    CHECK(std::ranges::any_of(expected, [&](const auto& face) { return largestDifference(values, face) <= 1e-4F; }));
    CHECK(values == again.at(i).faceTemplate->values);
    CHECK(finding.faceTemplate->engine == one->identity().hash);
    ++compared;
  }
  CHECK(compared > files.size() * 9 / 10);
}

TEST_CASE("The five points are dlib's own, wherever the box is, over the photograph's edge too") {
  const auto weights = weightsFolderOrSkip();
  const auto aligner = vision::DlibAligner::create(weightOf(weights, kLandmarkFile)).value();
  dlib::shape_predictor shape;
  dlib::deserialize((weights / kLandmarkFile).string()) >> shape;
  for (const auto& path : photographsOrSkip()) {
    const cv::Mat rgb = test::decodePhoto(readAll(path)).value();
    CAPTURE(path.filename());
    for (const int side : {rgb.cols / 6, rgb.cols / 3, rgb.cols})
      for (const int left : {-side / 2, rgb.cols / 4, rgb.cols - side / 2}) {
        const auto points = aligner->landmarks(
            rgb, {.left = left, .top = left / 2, .right = left + side, .bottom = left / 2 + side, .score = 0});
        const auto expected = shape(dlib::cv_image<dlib::rgb_pixel>(rgb),
                                    dlib::rectangle(left, left / 2, left + side - 1, left / 2 + side - 1));
        for (std::size_t i = 0; i < points.size(); ++i)
          CHECK(points[i] ==
                std::array{static_cast<double>(expected.part(i).x()), static_cast<double>(expected.part(i).y())});
      }
  }
}

TEST_CASE("Frontal portraits are seen as frontal, level and sharp enough") {
  const auto weights = weightsFolderOrSkip();
  std::vector<base::Bytes> files;
  for (const auto& path : photographsOrSkip())
    if (path.parent_path().filename() == "london") files.push_back(readAll(path));
  const auto engine = engineOf(weights, kReference, 1);
  for (const auto& [index, finding] : findings(*engine, files, app::ports::FaceChoice::only)) {
    CAPTURE(index);
    REQUIRE(finding.outcome == PhotoOutcome::assessed);
    CHECK(std::abs(finding.quality.raw(domain::QualityMeasure::yaw).value()) < 15);
    CHECK(std::abs(finding.quality.raw(domain::QualityMeasure::roll).value()) < 8);
    CHECK(finding.quality.raw(domain::QualityMeasure::eyeDistance).value() > 60);
    CHECK(finding.quality.verdict != domain::QualityVerdict::recapture);
  }
}

TEST_CASE("Wrong weights are a model mismatch") {
  const auto weights = weightsFolderOrSkip();
  auto setup = setupOf(weights, kReference, 1);
  const auto right = setup.weight;
  setup.weight = [&](std::string_view) { return right("embedder"); };
  const auto swapped = vision::makeEngine(setup);
  REQUIRE_FALSE(swapped.has_value());
  CHECK(swapped.error().code() == base::Errc::modelMismatch);
  setup.weight = [&](std::string_view role) {
    auto weight = right(role);
    weight->bytes.resize(weight->bytes.size() / 2);
    return weight;
  };
  const auto cut = vision::makeEngine(setup);
  REQUIRE_FALSE(cut.has_value());
  CHECK(cut.error().code() == base::Errc::modelMismatch);
  CHECK_FALSE(vision::makeEngine(setupOf(weights, kReference, 0)).has_value());
}
