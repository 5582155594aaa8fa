// SPDX-License-Identifier: GPL-3.0-or-later
// Detector and aligner in one file: dlib's headers take seconds to parse.
#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_transforms.h>
#include <dlib/opencv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

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

/// dlib's predictor with its trees laid out flat: dlib keeps every leaf in a block of its own, and most of its time
/// goes into waiting for them. The sums are made in dlib's order, so the points are the same to the bit.
class DlibAligner::Predictor {
 public:
  /// Throws what dlib throws at bytes that are not its own.
  static std::unique_ptr<Predictor> read(std::istream& in);

  Landmarks operator()(const RgbView& rgb, const dlib::rectangle& box) const;

 private:
  static constexpr std::size_t kNumbers = 2 * std::tuple_size_v<Landmarks>;

  struct Split {
    std::uint16_t one = 0;  ///< pixels whose difference decides
    std::uint16_t other = 0;
    float threshold = 0;
  };
  /// One cache line.
  struct alignas(64) Leaf {
    std::array<float, kNumbers> moves{};
  };
  struct Stage {
    std::vector<Split> splits;  ///< tree after tree, each level by level
    std::vector<Leaf> leaves;
    std::vector<unsigned long> anchors;
    std::vector<dlib::vector<float, 2>> deltas;
  };

  [[nodiscard]] bool takes(const std::vector<dlib::impl::regression_tree>& forest, Stage& stage);
  void walk(const Stage& stage, const std::vector<float>& pixels, std::vector<std::uint32_t>& reached) const;

  dlib::matrix<float, 0, 1> m_initial;
  std::size_t m_splits = 0;  ///< of every tree
  std::vector<Stage> m_stages;
};

std::unique_ptr<DlibAligner::Predictor> DlibAligner::Predictor::read(std::istream& in) {
  auto predictor = std::make_unique<Predictor>();
  int version = 0;
  std::vector<std::vector<dlib::impl::regression_tree>> forests;
  std::vector<std::vector<unsigned long>> anchors;
  std::vector<std::vector<dlib::vector<float, 2>>> deltas;
  dlib::deserialize(version, in);
  if (version != 1) return nullptr;
  dlib::deserialize(predictor->m_initial, in);
  dlib::deserialize(forests, in);
  dlib::deserialize(anchors, in);
  dlib::deserialize(deltas, in);
  if (static_cast<std::size_t>(predictor->m_initial.size()) != kNumbers) return nullptr;
  if (anchors.size() != forests.size() || deltas.size() != forests.size()) return nullptr;
  for (std::size_t i = 0; i < forests.size(); ++i) {
    Stage stage{.splits = {}, .leaves = {}, .anchors = std::move(anchors[i]), .deltas = std::move(deltas[i])};
    if (!predictor->takes(forests[i], stage)) return nullptr;
    predictor->m_stages.push_back(std::move(stage));
  }
  return predictor;
}

bool DlibAligner::Predictor::takes(const std::vector<dlib::impl::regression_tree>& forest, Stage& stage) {
  const std::size_t pixels = stage.deltas.size();
  if (stage.anchors.size() != pixels || pixels > std::numeric_limits<std::uint16_t>::max()) return false;
  if (std::ranges::any_of(stage.anchors, [](unsigned long point) { return point >= kNumbers / 2; })) return false;
  for (const auto& tree : forest) {
    if (m_splits == 0) m_splits = tree.splits.size();
    const std::size_t leaves = tree.leaf_values.size();
    if (tree.splits.size() != m_splits || leaves != m_splits + 1 || !std::has_single_bit(leaves)) return false;
    for (const auto& split : tree.splits) {
      if (split.idx1 >= pixels || split.idx2 >= pixels) return false;
      stage.splits.push_back(
          {static_cast<std::uint16_t>(split.idx1), static_cast<std::uint16_t>(split.idx2), split.thresh});
    }
    for (const auto& leaf : tree.leaf_values) {
      if (static_cast<std::size_t>(leaf.size()) != kNumbers) return false;
      std::copy(leaf.begin(), leaf.end(), stage.leaves.emplace_back().moves.begin());
    }
  }
  return true;
}

/// Which leaf each tree comes to. Nothing here waits for the tree before, and the leaves are sent for in time.
void DlibAligner::Predictor::walk(const Stage& stage, const std::vector<float>& pixels,
                                  std::vector<std::uint32_t>& reached) const {
  reached.clear();
  const float* const value = pixels.data();
  std::uint32_t firstLeaf = 0;
  for (const Split* tree = stage.splits.data(); firstLeaf < stage.leaves.size(); tree += m_splits) {
    std::size_t at = 0;
    while (at < m_splits) {
      const Split& split = tree[at];
      at = 2 * at + (value[split.one] - value[split.other] > split.threshold ? 1 : 2);
    }
    reached.push_back(firstLeaf + static_cast<std::uint32_t>(at - m_splits));
    __builtin_prefetch(&stage.leaves[reached.back()]);
    firstLeaf += static_cast<std::uint32_t>(m_splits) + 1;
  }
}

Landmarks DlibAligner::Predictor::operator()(const RgbView& rgb, const dlib::rectangle& box) const {
  auto shape = m_initial;
  std::vector<float> pixels;
  std::vector<std::uint32_t> reached;
  for (const Stage& stage : m_stages) {
    dlib::impl::extract_feature_pixel_values(rgb, box, shape, m_initial, stage.anchors, stage.deltas, pixels);
    walk(stage, pixels, reached);
    std::array<float, kNumbers> sums;
    std::copy(shape.begin(), shape.end(), sums.begin());
    for (const std::uint32_t leaf : reached)
      for (std::size_t i = 0; i < kNumbers; ++i) sums[i] += stage.leaves[leaf].moves[i];
    std::copy(sums.begin(), sums.end(), shape.begin());
  }
  const auto toPicture = dlib::impl::unnormalizing_tform(box);
  Landmarks landmarks;
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    const dlib::point point = toPicture(dlib::impl::location(shape, i));
    landmarks[i] = {static_cast<double>(point.x()), static_cast<double>(point.y())};
  }
  return landmarks;
}

DlibAligner::DlibAligner(std::unique_ptr<Predictor> predictor) : m_predictor(std::move(predictor)) {}
DlibAligner::~DlibAligner() = default;

base::Expected<std::shared_ptr<const DlibAligner>> DlibAligner::create(const app::ports::VerifiedWeight& weight) {
  std::unique_ptr<Predictor> predictor;
  try {
    MemoryStream stream(weight.bytes);
    predictor = Predictor::read(stream);
  } catch (const std::exception&) {
    return base::fail(base::Errc::modelMismatch, "the landmark weights are not a dlib shape predictor");
  }
  if (!predictor) return base::fail(base::Errc::modelMismatch, "the landmark weights do not find five points");
  return std::shared_ptr<const DlibAligner>(new DlibAligner(std::move(predictor)));
}

Landmarks DlibAligner::landmarks(const cv::Mat& rgb, const FaceBox& box) const {
  return (*m_predictor)(RgbView(rgb), dlib::rectangle(box.left, box.top, box.right - 1, box.bottom - 1));
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
