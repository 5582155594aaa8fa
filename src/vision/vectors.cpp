// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/vectors.hpp"

#include <cmath>

namespace consentry::vision {

std::vector<float> sumOverCopies(std::span<const float> output, std::size_t copies) {
  std::vector<float> sum(output.size() / copies, 0.0F);
  for (std::size_t i = 0; i < output.size(); ++i) sum[i % sum.size()] += output[i];
  return sum;
}

void scale(std::vector<float>& values, double factor) {
  for (float& value : values) value = static_cast<float>(value * factor);
}

base::Expected<double> lengthOf(std::span<const float> values) {
  constexpr double kLeast = 1e-6;
  double squares = 0;
  for (const float value : values) squares += static_cast<double>(value) * value;
  const double length = std::sqrt(squares);
  if (!std::isfinite(length) || length < kLeast)
    return base::fail(base::Errc::unreadable, "the network made no usable template of this face");
  return length;
}

base::Expected<void> scaleToUnit(std::vector<float>& values) {
  TRY(const double length, lengthOf(values));
  scale(values, 1 / length);
  return {};
}

}  // namespace consentry::vision
