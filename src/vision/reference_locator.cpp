// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/recipe.hpp"
#include "vision/reference_engine.hpp"

namespace consentry::vision {

using app::ports::FaceGeometry;

std::string_view ReferenceLocator::name() const {
  return recipe::kReferenceFinderName;
}

base::Expected<std::vector<FoundFace>> ReferenceLocator::find(Photograph& photograph) {
  TRY(const Reduced whole, photograph.reduced(1));
  std::vector<FoundFace> faces;
  for (const auto& box : m_detector.detect(whole.rgb)) faces.push_back({.box = box, .points = {}});
  return faces;
}

base::Expected<FaceGeometry> ReferenceLocator::geometry(Photograph& photograph, const FoundFace& face) {
  TRY(const Reduced whole, photograph.reduced(1));
  FaceGeometry geometry{.finder = std::string(name()), .box = face.box, .points = {}};
  for (const auto& [x, y] : m_aligner->landmarks(whole.rgb, face.box))
    geometry.points.push_back({static_cast<float>(x), static_cast<float>(y)});
  return geometry;
}

base::Expected<Alignment> ReferenceLocator::align(Photograph& photograph, const FaceGeometry& geometry) {
  TRY(const Reduced whole, photograph.reduced(1));
  Alignment alignment;
  for (std::size_t i = 0; i < alignment.landmarks.size(); ++i)
    alignment.landmarks[i] = {geometry.points[i][0], geometry.points[i][1]};
  alignment.chip = DlibAligner::chip(whole.rgb, alignment.landmarks);
  return alignment;
}

}  // namespace consentry::vision
