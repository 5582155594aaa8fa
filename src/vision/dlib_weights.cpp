// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/dlib_weights.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <string_view>

#include "vision/alignment.hpp"

namespace consentry::vision {
namespace {

static_assert(std::endian::native == std::endian::little, "the file's floats are little-endian and copied as they are");

struct BlockPlan {
  int filters;
  bool halves;
};
constexpr BlockPlan kPlan[] = {{32, false}, {32, false},  {32, false},  {64, true},   {64, false},
                               {64, false}, {64, false},  {128, true},  {128, false}, {128, false},
                               {256, true}, {256, false}, {256, false}, {256, true}};

/// Thrown inside this file only.
struct Unexpected {};

/// dlib's primitive types, in order. Anything else than what is expected throws.
class Reader {
 public:
  explicit Reader(base::ByteView file) : m_rest(base::asText(file)) {}

  /// A byte with sign and length, then that many bytes of the value, the lowest first.
  std::int64_t number() {
    constexpr unsigned kNegative = 0x80;
    const auto head = static_cast<unsigned char>(take(1).front());
    const unsigned length = head & 0x0FU;
    if ((head & 0x70U) != 0 || length > 7) throw Unexpected();
    std::int64_t value = 0;
    const auto bytes = take(length);
    for (unsigned i = 0; i < length; ++i)
      value |= static_cast<std::int64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return (head & kNegative) != 0 ? -value : value;
  }

  /// Mantissa and binary exponent.
  float real() {
    constexpr int kMostExponent = 200;  // infinities and NaN are written with larger ones
    const auto mantissa = number();
    const auto exponent = number();
    if (std::abs(exponent) > kMostExponent) throw Unexpected();
    return static_cast<float>(std::ldexp(static_cast<double>(mantissa), static_cast<int>(exponent)));
  }

  void expect(std::int64_t value) {
    if (number() != value) throw Unexpected();
  }
  void expect(std::string_view word) {
    expect(std::ssize(word));
    if (take(word.size()) != word) throw Unexpected();
  }
  void truth() {
    const char value = take(1).front();
    if (value != '0' && value != '1') throw Unexpected();
  }
  void shape(const std::array<std::int64_t, 4>& expected) {
    for (const auto size : expected) expect(size);
  }
  /// The shape by which a layer finds a part of its parameters.
  void alias(const std::array<std::int64_t, 4>& expected) {
    expect(1);
    shape(expected);
  }
  std::vector<float> tensor(const std::array<std::int64_t, 4>& expected) {
    expect(2);
    shape(expected);
    std::vector<float> values(static_cast<std::size_t>(expected[0] * expected[1] * expected[2] * expected[3]));
    const auto bytes = take(values.size() * sizeof(float));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    for (const float value : values)
      if (!std::isfinite(value)) throw Unexpected();
    return values;
  }
  [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

 private:
  std::string_view take(std::size_t count) {
    if (count > m_rest.size()) throw Unexpected();
    const auto taken = m_rest.substr(0, count);
    m_rest.remove_prefix(count);
    return taken;
  }

  std::string_view m_rest;
};

/// What stands behind every layer's own numbers: three flags and three tensors of training, empty in a trained network.
void layerEnd(Reader& in) {
  for (int flag = 0; flag < 3; ++flag) in.truth();
  for (int scratch = 0; scratch < 3; ++scratch) static_cast<void>(in.tensor({0, 0, 0, 0}));
}

void learningRates(Reader& in) {
  for (int i = 0; i < 4; ++i) static_cast<void>(in.real());
}

void plainLayer(Reader& in, std::string_view name) {
  in.expect(name);
  layerEnd(in);
}

void pooling(Reader& in, std::string_view name, std::int64_t side, std::int64_t stride) {
  in.expect(name);
  for (const std::int64_t value : {side, side, stride, stride, std::int64_t{0}, std::int64_t{0}}) in.expect(value);
  layerEnd(in);
}

void convolution(Reader& in, Convolution& layer) {
  const std::int64_t weights = std::int64_t{layer.outputs} * layer.inputs * layer.side * layer.side;
  in.expect("con_4");
  auto values = in.tensor({weights + layer.outputs, 1, 1, 1});
  in.expect(layer.outputs);
  for (const int value : {layer.side, layer.side, layer.stride, layer.stride, layer.padding, layer.padding})
    in.expect(value);
  in.alias({layer.outputs, layer.inputs, layer.side, layer.side});
  in.alias({1, layer.outputs, 1, 1});
  learningRates(in);
  layerEnd(in);
  layer.bias.assign(values.begin() + weights, values.end());
  values.resize(static_cast<std::size_t>(weights));
  layer.kernel = std::move(values);
}

/// gamma · (kernel ∗ x + bias) + beta, as one convolution.
void affine(Reader& in, Convolution& layer) {
  const std::int64_t outputs = layer.outputs;
  in.expect("affine_");
  const auto values = in.tensor({2 * outputs, 1, 1, 1});
  in.alias({1, outputs, 1, 1});
  in.alias({1, outputs, 1, 1});
  in.expect(0);  // per channel, not per pixel
  layerEnd(in);
  const std::size_t each = layer.kernel.size() / layer.bias.size();
  for (std::size_t i = 0; i < layer.bias.size(); ++i) {
    const float gamma = values[i];
    for (std::size_t j = 0; j < each; ++j) layer.kernel[i * each + j] *= gamma;
    layer.bias[i] = layer.bias[i] * gamma + values[layer.bias.size() + i];
  }
}

/// The versions of all layers stand first, the last layer's in front.
void versions(Reader& in) {
  const auto layers = [&](int count) {
    for (int i = 0; i < count; ++i) in.expect(2);
  };
  layers(2);  // matrix and mean
  for (auto plan = std::rbegin(kPlan); plan != std::rend(kPlan); ++plan) {
    layers(2);  // relu and sum
    if (plan->halves) {
      layers(1);     // averaging
      in.expect(1);  // the way around
      in.expect(1);  // and its end
    }
    layers(5);
    in.expect(1);  // its beginning
  }
  layers(3);     // pooling, relu, affine
  in.expect(3);  // the first convolution
}

Convolution kernelOf(int outputs, int inputs, int side, int stride) {
  return {.outputs = outputs,
          .inputs = inputs,
          .side = side,
          .stride = stride,
          .padding = stride == 1 ? side / 2 : 0,
          .kernel = {},
          .bias = {}};
}

DlibResnetWeights read(Reader& in) {
  DlibResnetWeights weights;
  in.expect(1);
  in.expect("loss_metric_2");
  static_cast<void>(in.real());
  static_cast<void>(in.real());
  versions(in);
  in.expect("input_rgb_image_sized");
  for (const float mean : kResnetMean)
    if (in.real() != mean) throw Unexpected();
  in.expect(kChipSide);
  in.expect(kChipSide);

  weights.stem = kernelOf(kPlan[0].filters, 3, 7, 2);
  convolution(in, weights.stem);
  in.expect(1);  // the first layer's sample expansion factor
  affine(in, weights.stem);
  plainLayer(in, "relu_");
  pooling(in, "max_pool_2", 3, 2);
  int channels = weights.stem.outputs;
  for (const auto& plan : kPlan) {
    ResidualBlock block{.first = kernelOf(plan.filters, channels, 3, plan.halves ? 2 : 1),
                        .second = kernelOf(plan.filters, plan.filters, 3, 1)};
    convolution(in, block.first);
    affine(in, block.first);
    plainLayer(in, "relu_");
    convolution(in, block.second);
    affine(in, block.second);
    if (plan.halves) pooling(in, "avg_pool_2", 2, 2);
    plainLayer(in, "add_prev_");
    plainLayer(in, "relu_");
    weights.blocks.push_back(std::move(block));
    channels = plan.filters;
  }
  pooling(in, "avg_pool_2", 0, 1);  // over everything
  in.expect("fc_2");
  in.expect(kResnetDimension);
  in.expect(kResnetFeatures);
  weights.projection = in.tensor({kResnetFeatures, kResnetDimension, 1, 1});
  in.alias({kResnetFeatures, kResnetDimension, 1, 1});
  in.alias({0, 0, 0, 0});
  in.expect(1);  // no bias
  learningRates(in);
  layerEnd(in);
  if (!in.atEnd()) throw Unexpected();
  return weights;
}

}  // namespace

base::Expected<DlibResnetWeights> readDlibResnet(base::ByteView file) {
  try {
    Reader reader(file);
    return read(reader);
  } catch (const Unexpected&) {
    return base::fail(base::Errc::modelMismatch, "the embedder weights are not dlib's face recognition network");
  }
}

}  // namespace consentry::vision
