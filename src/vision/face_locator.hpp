// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "base/error.hpp"
#include "vision/alignment.hpp"
#include "vision/photograph.hpp"

namespace consentry::vision {

/// A face and, where finding it gave them already, its points and what these tell.
struct FoundFace {
  app::ports::FaceBox box;
  std::vector<std::array<float, 2>> points;
  std::optional<FaceSigns> signs{};
};

/// Finds faces and says where their parts are. One thread's. A photograph that turns out to be damaged is
/// Errc::unreadable.
class FaceLocator {
 public:
  virtual ~FaceLocator() = default;
  /// How it finds, and the version of that: FaceGeometry::finder.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// How many points a geometry has.
  [[nodiscard]] virtual std::size_t pointCount() const = 0;
  /// By falling score; boxes may reach over the photograph's edge.
  [[nodiscard]] virtual base::Expected<std::vector<FoundFace>> find(Photograph& photograph) = 0;
  [[nodiscard]] virtual base::Expected<app::ports::FaceGeometry> geometry(Photograph& photograph,
                                                                          const FoundFace& face) = 0;
  [[nodiscard]] virtual base::Expected<Alignment> align(Photograph& photograph,
                                                        const app::ports::FaceGeometry& geometry) = 0;
};

}  // namespace consentry::vision
