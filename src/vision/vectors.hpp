// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/error.hpp"

namespace consentry::vision {

/// The sum of equally long parts that follow one another.
[[nodiscard]] std::vector<float> sumOverCopies(std::span<const float> output, std::size_t copies);

void scale(std::vector<float>& values, double factor);

/// Errc::unreadable when a value is no finite number or the vector has practically no length: whatever such a vector
/// were compared with, the distance would say nothing about the face.
[[nodiscard]] base::Expected<double> lengthOf(std::span<const float> values);

/// Errc::unreadable as lengthOf().
[[nodiscard]] base::Expected<void> scaleToUnit(std::vector<float>& values);

}  // namespace consentry::vision
