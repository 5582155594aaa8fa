// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/ov_embedders.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/check.hpp"
#include "vision/added_network.hpp"
#include "vision/alignment.hpp"
#include "vision/dlib_weights.hpp"
#include "vision/mesh_locator.hpp"
#include "vision/recipe.hpp"
#include "vision/vectors.hpp"

namespace consentry::vision {
namespace {

using app::ports::FaceGeometry;
using domain::Mode;

cv::Mat mirrored(const cv::Mat& chip) {
  constexpr int kLeftToRight = 1;
  cv::Mat other;
  cv::flip(chip, other, kLeftToRight);
  return other;
}

/// One way to show a face to dlib's network.
struct DlibView {
  ChipPoints points;
  bool mirrored;
  double padding = recipe::kDlibPadding;
};

std::vector<DlibView> viewsOf(DlibCopies copies) {
  switch (copies) {
    case DlibCopies::one:
      return {{ChipPoints::mean, false}};
    case DlibCopies::two:
      return {{ChipPoints::predictor, false}, {ChipPoints::mesh, true}};
    case DlibCopies::four:
      break;
  }
  return {{ChipPoints::predictor, false},
          {ChipPoints::mesh, true},
          {ChipPoints::mean, true, recipe::kCloserPadding},
          {ChipPoints::mean, false, recipe::kWiderPadding}};
}

class DlibEmbedder final : public Embedder {
 public:
  DlibEmbedder(std::unique_ptr<Inference> network, DlibCopies copies)
      : m_network(std::move(network)), m_views(viewsOf(copies)) {
    base::check(m_network->input().size() == dlibNetworkShape().input * m_views.size(), "a batch for the copies");
  }

  base::Expected<std::vector<float>> embed(Photograph& photograph, const FaceGeometry& geometry) override {
    float* to = m_network->input().data();
    for (const DlibView& view : m_views) {
      TRY(const cv::Mat chip, dlibChip(photograph, geometry, view.points, view.padding));
      to = fillPlanes(view.mirrored ? mirrored(chip) : chip, to);
    }
    m_network->run();
    auto values = sumOverCopies(m_network->output(), m_views.size());
    TRY_VOID(scaleToUnit(values));
    return values;
  }

 private:
  /// Colour by colour, as dlib's input layer has it.
  static float* fillPlanes(const cv::Mat& rgb, float* to) {
    constexpr float kScale = 1.0F / 256;
    for (int colour = 0; colour < 3; ++colour)
      for (int y = 0; y < rgb.rows; ++y) {
        const unsigned char* row = rgb.ptr(y);
        for (int x = 0; x < rgb.cols; ++x)
          *to++ = (static_cast<float>(row[3 * x + colour]) - kResnetMean[static_cast<std::size_t>(colour)]) * kScale;
      }
    return to;
  }

  std::unique_ptr<Inference> m_network;
  std::vector<DlibView> m_views;
};

class MobileFaceNetEmbedder final : public Embedder {
 public:
  MobileFaceNetEmbedder(std::unique_ptr<Inference> network, Mode mode) : m_network(std::move(network)), m_mode(mode) {
    base::check(m_network->input().size() == mobileFaceNetShape().input * copiesIn(mode), "a batch for the copies");
  }

  base::Expected<std::vector<float>> embed(Photograph& photograph, const FaceGeometry& geometry) override {
    TRY(const cv::Mat chip, arcFaceChip(photograph, geometry));
    std::vector<cv::Mat> copies{chip};
    if (m_mode == Mode::accurate) copies.push_back(mirrored(chip));
    float* to = m_network->input().data();
    for (const cv::Mat& copy : copies) {
      cv::Mat input(copy.size(), CV_32FC3, to);
      copy.convertTo(input, CV_32F, 1 / 128.0, -127.5 / 128);
      to += copy.total() * 3;
    }
    m_network->run();
    auto values = sumOverCopies(m_network->output(), copies.size());
    scale(values, 1.0 / static_cast<double>(copies.size()));
    TRY(const double length, lengthOf(values));
    scale(values, std::pow(length / recipe::kUsualLength, recipe::kLengthKept) / length);
    return values;
  }

 private:
  std::unique_ptr<Inference> m_network;
  Mode m_mode;
};

class FusedEmbedder final : public Embedder {
 public:
  FusedEmbedder(std::unique_ptr<Embedder> dlib, std::unique_ptr<Embedder> second)
      : m_dlib(std::move(dlib)), m_second(std::move(second)) {}

  base::Expected<std::vector<float>> embed(Photograph& photograph, const FaceGeometry& geometry) override {
    TRY(auto values, m_dlib->embed(photograph, geometry));
    TRY(auto others, m_second->embed(photograph, geometry));
    scale(values, std::sqrt(recipe::kDlibShare));
    scale(others, std::sqrt(recipe::kSecondShare));
    values.insert(values.end(), others.begin(), others.end());
    return values;
  }

 private:
  std::unique_ptr<Embedder> m_dlib;
  std::unique_ptr<Embedder> m_second;
};

class AddedEmbedder final : public Embedder {
 public:
  explicit AddedEmbedder(AddedNetwork network) : m_network(std::move(network)) {}

  base::Expected<std::vector<float>> embed(Photograph& photograph, const FaceGeometry& geometry) override {
    const app::ports::ModelCard& card = m_network.card();
    const bool arcFace = card.alignment == app::ports::FaceAlignment::arcface112;
    TRY(const cv::Mat chip, arcFace
                                ? arcFaceChip(photograph, geometry, card.side)
                                : dlibChip(photograph, geometry, ChipPoints::mean, recipe::kDlibPadding, card.side));
    return m_network.embed(chip);
  }

 private:
  AddedNetwork m_network;
};

}  // namespace

NetworkShape dlibNetworkShape() {
  return {.input = std::size_t{kChipSide} * kChipSide * 3, .outputs = {kResnetDimension}};
}

base::Expected<std::unique_ptr<Embedder>> dlibEmbedder(Network& network, DlibCopies copies) {
  TRY(auto inference, network.inference());
  return std::make_unique<DlibEmbedder>(std::move(inference), copies);
}

NetworkShape mobileFaceNetShape() {
  return {.input = std::size_t{recipe::kArcFaceSide} * recipe::kArcFaceSide * 3, .outputs = {kMobileFaceNetDimension}};
}

base::Expected<std::unique_ptr<Embedder>> mobileFaceNetEmbedder(Network& network, Mode mode) {
  TRY(auto inference, network.inference());
  return std::make_unique<MobileFaceNetEmbedder>(std::move(inference), mode);
}

base::Expected<std::unique_ptr<Embedder>> addedEmbedder(Network& network, const app::ports::ModelCard& card,
                                                        Mode mode) {
  TRY(auto added, AddedNetwork::create(network, card, mode));
  return std::make_unique<AddedEmbedder>(std::move(added));
}

std::unique_ptr<Embedder> fusedEmbedder(std::unique_ptr<Embedder> dlib, std::unique_ptr<Embedder> second) {
  return std::make_unique<FusedEmbedder>(std::move(dlib), std::move(second));
}

}  // namespace consentry::vision
