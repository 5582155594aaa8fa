// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/ov_embedders.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/check.hpp"
#include "vision/alignment.hpp"
#include "vision/dlib_weights.hpp"
#include "vision/mesh_locator.hpp"
#include "vision/recipe.hpp"

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

std::vector<float> sumOverCopies(std::span<const float> output, std::size_t copies) {
  std::vector<float> sum(output.size() / copies, 0.0F);
  for (std::size_t i = 0; i < output.size(); ++i) sum[i % sum.size()] += output[i];
  return sum;
}

void scale(std::vector<float>& values, double factor) {
  for (float& value : values) value = static_cast<float>(value * factor);
}

double lengthOf(const std::vector<float>& values) {
  double squares = 0;
  for (const float value : values) squares += static_cast<double>(value) * value;
  return std::sqrt(std::max(squares, 1e-24));
}

void scaleToUnit(std::vector<float>& values) {
  scale(values, 1 / lengthOf(values));
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
    scaleToUnit(values);
    return values;
  }

 private:
  /// Colour by colour, as dlib's input layer has it. The means are part of the weights, which were checked for them.
  static float* fillPlanes(const cv::Mat& rgb, float* to) {
    constexpr std::array<float, 3> kMean{122.782F, 117.001F, 104.298F};
    constexpr float kScale = 1.0F / 256;
    for (int colour = 0; colour < 3; ++colour)
      for (int y = 0; y < rgb.rows; ++y) {
        const unsigned char* row = rgb.ptr(y);
        for (int x = 0; x < rgb.cols; ++x)
          *to++ = (static_cast<float>(row[3 * x + colour]) - kMean[static_cast<std::size_t>(colour)]) * kScale;
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
    const double length = lengthOf(values);
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
  AddedEmbedder(std::unique_ptr<Inference> network, app::ports::ModelCard card, Mode mode)
      : m_network(std::move(network)), m_card(std::move(card)), m_mirrors(mode == Mode::accurate && m_card.mirror) {}

  base::Expected<std::vector<float>> embed(Photograph& photograph, const FaceGeometry& geometry) override {
    const bool arcFace = m_card.alignment == app::ports::FaceAlignment::arcface112;
    TRY(const cv::Mat chip, arcFace
                                ? arcFaceChip(photograph, geometry, m_card.side)
                                : dlibChip(photograph, geometry, ChipPoints::mean, recipe::kDlibPadding, m_card.side));
    std::vector<float> values = look(chip);
    if (m_mirrors) {
      const std::vector<float> others = look(mirrored(chip));
      for (std::size_t i = 0; i < values.size(); ++i) values[i] += others[i];
    }
    scaleToUnit(values);
    return values;
  }

 private:
  std::vector<float> look(const cv::Mat& rgb) {
    const bool planes = m_card.layout == app::ports::TensorLayout::nchw;
    const auto input = m_network->input();
    const std::size_t pixels = rgb.total();
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const std::size_t from = m_card.colours == app::ports::ColourOrder::rgb ? channel : 2 - channel;
      for (std::size_t i = 0; i < pixels; ++i) {
        const double value = rgb.data[3 * i + from];
        input[planes ? channel * pixels + i : 3 * i + channel] =
            static_cast<float>((value - m_card.mean[channel]) / m_card.scale[channel]);
      }
    }
    m_network->run();
    return sumOverCopies(m_network->output(), 1);
  }

  std::unique_ptr<Inference> m_network;
  app::ports::ModelCard m_card;
  bool m_mirrors;
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

NetworkShape addedNetworkShape(const app::ports::ModelCard& card) {
  const auto side = static_cast<std::size_t>(card.side);
  return {.input = side * side * 3, .outputs = {static_cast<std::size_t>(card.dimension)}};
}

base::Expected<std::unique_ptr<Embedder>> addedEmbedder(Network& network, const app::ports::ModelCard& card,
                                                        Mode mode) {
  TRY(auto inference, network.inference());
  return std::make_unique<AddedEmbedder>(std::move(inference), card, mode);
}

std::unique_ptr<Embedder> fusedEmbedder(std::unique_ptr<Embedder> dlib, std::unique_ptr<Embedder> second) {
  return std::make_unique<FusedEmbedder>(std::move(dlib), std::move(second));
}

}  // namespace consentry::vision
