// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/added_network.hpp"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/vectors.hpp"

namespace consentry::vision {
namespace {

using app::ports::ColourOrder;
using app::ports::ModelCard;
using app::ports::ModelFormat;
using app::ports::TensorLayout;
using app::ports::VerifiedAddedModel;
using base::Errc;
using base::Expected;
using domain::Mode;

NetworkShape shapeOf(const ModelCard& card) {
  const auto side = static_cast<std::size_t>(card.side);
  using Sizes = std::vector<std::size_t>;
  return {.input = side * side * 3,
          .outputs = {static_cast<std::size_t>(card.dimension)},
          .picture = card.layout == TensorLayout::nchw ? Sizes{3, side, side} : Sizes{side, side, 3}};
}

cv::Mat mirrored(const cv::Mat& rgb) {
  constexpr int kLeftToRight = 1;
  cv::Mat other;
  cv::flip(rgb, other, kLeftToRight);
  return other;
}

/// What a network of faces may take for one; a lock of hair on one side, so that its mirror image is another picture.
cv::Mat drawnFace(int side) {
  const auto at = [side](double x, double y) { return cv::Point(cvRound(x * side), cvRound(y * side)); };
  const auto ellipse = [&](cv::Mat& on, cv::Point middle, double wide, double high, const cv::Scalar& colour) {
    cv::ellipse(on, middle, cv::Size(cvRound(wide * side), cvRound(high * side)), 0, 0, 360, colour, cv::FILLED);
  };
  cv::Mat face(side, side, CV_8UC3, cv::Scalar(90, 110, 130));
  ellipse(face, at(0.5, 0.55), 0.38, 0.48, {214, 172, 144});
  for (const double x : {0.34, 0.66}) ellipse(face, at(x, 0.46), 0.07, 0.04, {40, 30, 30});
  ellipse(face, at(0.5, 0.64), 0.04, 0.06, {190, 140, 115});
  ellipse(face, at(0.5, 0.82), 0.13, 0.035, {160, 70, 70});
  ellipse(face, at(0.22, 0.2), 0.16, 0.12, {50, 35, 25});
  return face;
}

cv::Mat noise(int side) {
  cv::Mat picture(side, side, CV_8UC3);
  cv::RNG random(1);
  random.fill(picture, cv::RNG::UNIFORM, 0, 256);
  return picture;
}

double distance(const std::vector<float>& a, const std::vector<float>& b) {
  double squares = 0;
  for (std::size_t i = 0; i < a.size(); ++i) squares += std::pow(static_cast<double>(a[i]) - b[i], 2);
  return std::sqrt(squares);
}

Expected<void> testPictures(AddedNetwork& network) {
  constexpr double kDifferent = 1e-3;  // of two unit vectors; far below what any two faces are apart
  const int side = network.card().side;
  const cv::Mat drawn = drawnFace(side);
  TRY(const auto face, network.embed(drawn));
  TRY(const auto other, network.embed(noise(side)));
  TRY(const auto mirror, network.embed(mirrored(drawn)));
  TRY(const auto again, network.embed(drawn));
  if (again != face) return base::fail(Errc::modelMismatch, "the same picture made two different embeddings");
  if (distance(face, other) < kDifferent)
    return base::fail(Errc::modelMismatch, "two different pictures made the same embedding");
  if (network.card().mirror && distance(face, mirror) >= distance(face, other))
    return base::fail(Errc::modelMismatch,
                      "a mirrored face was further away than noise: its card should say mirror = false");
  return {};
}

}  // namespace

AddedNetwork::AddedNetwork(std::unique_ptr<Inference> network, ModelCard card, Mode mode)
    : m_network(std::move(network)), m_card(std::move(card)), m_mirrors(mode == Mode::accurate && m_card.mirror) {}

Expected<AddedNetwork> AddedNetwork::create(Network& network, ModelCard card, Mode mode) {
  TRY(auto inference, network.inference());
  return AddedNetwork(std::move(inference), std::move(card), mode);
}

Expected<std::vector<float>> AddedNetwork::embed(const cv::Mat& rgb) {
  std::vector<float> values = look(rgb);
  if (m_mirrors) {
    const std::vector<float> others = look(mirrored(rgb));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += others[i];
  }
  TRY_VOID(scaleToUnit(values));
  return values;
}

std::vector<float> AddedNetwork::look(const cv::Mat& rgb) {
  const bool planes = m_card.layout == TensorLayout::nchw;
  const auto input = m_network->input();
  const std::size_t pixels = rgb.total();
  for (std::size_t channel = 0; channel < 3; ++channel) {
    const std::size_t from = m_card.colours == ColourOrder::rgb ? channel : 2 - channel;
    for (std::size_t i = 0; i < pixels; ++i) {
      const double value = rgb.data[3 * i + from];
      input[planes ? channel * pixels + i : 3 * i + channel] =
          static_cast<float>((value - m_card.mean[channel]) / m_card.scale[channel]);
    }
  }
  m_network->run();
  const auto output = m_network->output();
  return {output.begin(), output.end()};
}

std::shared_ptr<Network> networkOf(VerifiedAddedModel added, NetworkOptions options) {
  const ModelCard& card = added.model.card;
  auto weight = std::make_shared<app::ports::VerifiedWeight>();
  weight->entry.name = card.name;
  weight->entry.sha256 = added.model.sha256;
  weight->bytes = std::move(added.bytes);
  return networkFrom(std::move(weight), card.format == ModelFormat::onnx ? NetworkFormat::onnx : NetworkFormat::tflite,
                     shapeOf(card), std::move(options));
}

Expected<void> testAddedModel(const VerifiedAddedModel& candidate) {
  const ModelCard& card = candidate.model.card;
  try {
    const auto network = networkOf(candidate, {});
    // Without mirroring: the mirrored face's embedding is looked at by itself.
    TRY(auto added, AddedNetwork::create(*network, card, Mode::fast));
    auto tested = testPictures(added);
    if (tested) return {};
    return base::fail(Errc::modelMismatch, card.name + ": " + tested.error().message());
  } catch (const InferenceFailure& failure) {
    return base::fail(Errc::modelMismatch, card.name + ": " + failure.what());
  }
}

}  // namespace consentry::vision
