// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "app/ports/face_engine.hpp"
#include "base/error.hpp"
#include "vision/caged_decoder.hpp"
#include "vision/embedder.hpp"
#include "vision/face_locator.hpp"
#include "vision/photograph.hpp"

namespace consentry::vision {

/// How a worker comes by its parts. The makers are called on the worker's own thread, when first needed.
struct EngineParts {
  std::function<base::Expected<std::unique_ptr<FaceLocator>>()> makeLocator;
  std::function<base::Expected<std::unique_ptr<Embedder>>()> makeEmbedder;
};

/// decode → detect → align → assess → embed for one photograph after another, on one thread.
class PhotoPipeline {
 public:
  /// `engine` marks the templates (EngineIdentity::hash).
  PhotoPipeline(EngineParts parts, const base::Digest& engine);

  /// A photograph that cannot be used is a finding that says why; an Error is the engine's own (its weights,
  /// its calculating).
  [[nodiscard]] base::Expected<app::ports::PhotoFinding> process(const app::ports::PhotoWork& work);

 private:
  [[nodiscard]] base::Expected<void> examine(const app::ports::PhotoWork& work, app::ports::PhotoFinding& finding);
  [[nodiscard]] base::Expected<void> examineFace(const app::ports::PhotoWork& work, Photograph& photograph,
                                                 app::ports::PhotoFinding& finding);
  /// Fills finding.faces, and finding.geometry when one face is chosen. Says what its points told, if finding it gave
  /// them.
  [[nodiscard]] base::Expected<std::optional<FaceSigns>> locate(const app::ports::PhotoWork& work,
                                                                Photograph& photograph,
                                                                app::ports::PhotoFinding& finding);
  [[nodiscard]] base::Expected<app::ports::FaceTemplate> embed(Photograph& photograph,
                                                               const app::ports::FaceGeometry& geometry);
  [[nodiscard]] bool usable(const std::optional<app::ports::FaceGeometry>& known, const cv::Size& size) const;

  EngineParts m_parts;
  base::Digest m_engine;
  CagedDecoder m_decoder;
  std::unique_ptr<FaceLocator> m_locator;  ///< empty until the first photograph
  std::unique_ptr<Embedder> m_embedder;    ///< empty until the first template is asked for
};

/// The same vector with every value a whole number of 2^-15 and at most 1 in size.
void snapToLattice(std::vector<float>& values);

}  // namespace consentry::vision
