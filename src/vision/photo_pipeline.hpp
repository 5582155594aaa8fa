// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "app/ports/face_engine.hpp"
#include "base/error.hpp"
#include "vision/aligner.hpp"
#include "vision/detector.hpp"
#include "vision/embedder.hpp"

namespace consentry::vision {

/// How a worker comes by its parts. The makers are called on the worker's own thread.
struct EngineParts {
  std::function<std::unique_ptr<Detector>()> makeDetector;
  std::shared_ptr<const Aligner> aligner;
  std::function<base::Expected<std::unique_ptr<Embedder>>()> makeEmbedder;
};

/// decode → detect → align → assess → embed for one photograph after another, on one thread.
class PhotoPipeline {
 public:
  /// `engine` marks the templates (EngineIdentity::hash).
  PhotoPipeline(EngineParts parts, const base::Digest& engine);

  /// A photograph that cannot be used is a finding that says why; an Error is the engine's own (its weights).
  [[nodiscard]] base::Expected<app::ports::PhotoFinding> process(const app::ports::PhotoWork& work);

 private:
  [[nodiscard]] base::Expected<void> examine(const app::ports::PhotoWork& work, app::ports::PhotoFinding& finding);
  [[nodiscard]] base::Expected<app::ports::FaceTemplate> embed(const cv::Mat& chip);

  EngineParts m_parts;
  base::Digest m_engine;
  std::unique_ptr<Detector> m_detector;
  std::unique_ptr<Embedder> m_embedder;  ///< empty until the first template is asked for
};

}  // namespace consentry::vision
