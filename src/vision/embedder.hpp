// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/ports/face_engine.hpp"
#include "base/error.hpp"
#include "vision/photograph.hpp"

namespace consentry::vision {

/// Turns a located face into numbers. One instance belongs to one thread.
class Embedder {
 public:
  virtual ~Embedder() = default;
  /// As many floats as the engine's dimension. `geometry` is of the locator that the engine is made with.
  [[nodiscard]] virtual base::Expected<std::vector<float>> embed(Photograph& photograph,
                                                                 const app::ports::FaceGeometry& geometry) = 0;
};

}  // namespace consentry::vision
