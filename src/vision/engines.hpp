// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/ports/face_engine.hpp"
#include "app/ports/model_store.hpp"
#include "base/error.hpp"
#include "vision/ov_network.hpp"

namespace consentry::vision {

/// What an engine is made from. Weights are asked for by role, and only those that the choice needs.
struct EngineSetup {
  domain::EngineChoice choice;
  domain::Precision precision = domain::Precision::f32;
  std::size_t workers = 1;
  std::function<base::Expected<app::ports::VerifiedWeight>(std::string_view role)> weight;
  std::function<base::Expected<app::ports::VerifiedAddedModel>(std::string_view name)> added;
  std::function<base::Digest(std::string_view text)> hash;  ///< SHA-256
  std::shared_ptr<CompiledCache> cache{};
};

/// "reference": dlib's own pipeline, in its one mode. "dlib": its network under OpenVINO, faces found by MediaPipe's.
/// "both": with MobileFaceNet beside it. Any other name is an added model's. Networks are compiled by the first worker
/// that needs them. Errc::notFound for a name that nobody knows, Errc::modelMismatch for weights that are not theirs,
/// Errc::invalidArgument without workers.
[[nodiscard]] base::Expected<std::unique_ptr<app::ports::FaceEngine>> makeEngine(const EngineSetup& setup);

}  // namespace consentry::vision
