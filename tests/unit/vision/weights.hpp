// SPDX-License-Identifier: GPL-3.0-or-later
// The real engine for tests and benchmarks that have the weights at hand.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "vision/face_worker_pool.hpp"

namespace consentry::test {

inline constexpr const char* kLandmarkFile = "shape_predictor_5_face_landmarks.dat";
inline constexpr const char* kEmbedderFile = "dlib_face_recognition_resnet_model_v1.dat";

/// The weights of the models folder: CONSENTRY_MODELS, else the repository's; ends the program as skipped when they are
/// not there.
[[nodiscard]] std::filesystem::path weightsFolderOrSkip();
/// Hashes are the model store's business and not looked at here.
[[nodiscard]] app::ports::VerifiedWeight weightOf(const std::filesystem::path& folder, const std::string& file);
[[nodiscard]] std::unique_ptr<vision::FaceWorkerPool> dlibEngine(const std::filesystem::path& folder,
                                                                 std::size_t workers);

}  // namespace consentry::test
