// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/dlib_resnet_graph.hpp"

#include <algorithm>
#include <openvino/openvino.hpp>
#include <openvino/opsets/opset13.hpp>

#include "vision/alignment.hpp"
#include "vision/dlib_weights.hpp"

namespace consentry::vision {
namespace {

namespace op = ov::opset13;
using Value = ov::Output<ov::Node>;

Value constant(const ov::Shape& shape, const std::vector<float>& values) {
  return op::Constant::create(ov::element::f32, shape, values);
}

std::size_t sizeT(int value) {
  return static_cast<std::size_t>(value);
}

Value convolve(const Value& input, const Convolution& layer) {
  const auto kernel =
      constant({sizeT(layer.outputs), sizeT(layer.inputs), sizeT(layer.side), sizeT(layer.side)}, layer.kernel);
  const ov::Strides stride{sizeT(layer.stride), sizeT(layer.stride)};
  const ov::CoordinateDiff padding{layer.padding, layer.padding};
  const auto sum = std::make_shared<op::Convolution>(input, kernel, stride, padding, padding, ov::Strides{1, 1});
  return std::make_shared<op::Add>(sum, constant({1, sizeT(layer.outputs), 1, 1}, layer.bias));
}

Value relu(const Value& input) {
  return std::make_shared<op::Relu>(input);
}

/// dlib adds what differs in size as if zeros stood behind the smaller one, in channels, rows and columns.
Value padded(const Value& input, const std::vector<std::int64_t>& size) {
  std::vector<std::int64_t> behind(size.size(), 0);
  for (std::size_t i = 1; i < size.size(); ++i)
    behind[i] = size[i] - input.get_partial_shape()[static_cast<std::int64_t>(i)].get_length();
  if (std::ranges::all_of(behind, [](std::int64_t count) { return count == 0; })) return input;
  const auto none =
      op::Constant::create(ov::element::i64, {behind.size()}, std::vector<std::int64_t>(behind.size(), 0));
  const auto after = op::Constant::create(ov::element::i64, {behind.size()}, behind);
  return std::make_shared<op::Pad>(input, none, after, constant({}, {0.0F}), ov::op::PadMode::CONSTANT);
}

Value sum(const Value& a, const Value& b) {
  std::vector<std::int64_t> size;
  for (std::int64_t i = 0; i < 4; ++i)
    size.push_back(i == 0 ? 0 : std::max(a.get_partial_shape()[i].get_length(), b.get_partial_shape()[i].get_length()));
  return std::make_shared<op::Add>(padded(a, size), padded(b, size));
}

Value halved(const Value& input) {
  return std::make_shared<op::AvgPool>(input, ov::Strides{2, 2}, ov::Shape{0, 0}, ov::Shape{0, 0}, ov::Shape{2, 2},
                                       true);
}

}  // namespace

std::shared_ptr<ov::Model> dlibResnetGraph(const DlibResnetWeights& weights) {
  const auto input = std::make_shared<op::Parameter>(ov::element::f32, ov::PartialShape{1, 3, kChipSide, kChipSide});
  Value x = relu(convolve(input, weights.stem));
  x = std::make_shared<op::MaxPool>(x, ov::Strides{2, 2}, ov::Strides{1, 1}, ov::Shape{0, 0}, ov::Shape{0, 0},
                                    ov::Shape{3, 3})
          ->output(0);
  for (const ResidualBlock& block : weights.blocks) {
    const Value inside = convolve(relu(convolve(x, block.first)), block.second);
    x = relu(sum(inside, block.first.stride == 1 ? x : halved(x)));
  }
  const auto overRowsAndColumns = op::Constant::create(ov::element::i64, {2}, {2, 3});
  const auto mean = std::make_shared<op::ReduceMean>(x, overRowsAndColumns, false);
  const auto matrix = constant({kResnetFeatures, kResnetDimension}, weights.projection);
  const auto result = std::make_shared<op::MatMul>(mean, matrix);
  return std::make_shared<ov::Model>(ov::OutputVector{result}, ov::ParameterVector{input}, "dlib_resnet");
}

}  // namespace consentry::vision
