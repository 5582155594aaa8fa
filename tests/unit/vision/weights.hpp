// SPDX-License-Identifier: GPL-3.0-or-later
// The real engine for tests and benchmarks that have the weights at hand.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "vision/engines.hpp"

namespace consentry::test {

inline constexpr const char* kLandmarkFile = "shape_predictor_5_face_landmarks.dat";
inline constexpr const char* kEmbedderFile = "dlib_face_recognition_resnet_model_v1.dat";
inline constexpr const char* kFinderFile = "face_detection_full_range.tflite";
inline constexpr const char* kMeshFile = "face_landmark.tflite";
inline constexpr const char* kSecondFile = "MobileFaceNet.tflite";

/// The weights of the models folder: CONSENTRY_MODELS, else the repository's; ends the program as skipped when they are
/// not there.
[[nodiscard]] std::filesystem::path weightsFolderOrSkip();
/// Its hash is made up from its name: hashes are the model store's business.
[[nodiscard]] app::ports::VerifiedWeight weightOf(const std::filesystem::path& folder, const std::string& file);
/// What an engine of that choice is made from, with the weights of the folder and without a cache.
[[nodiscard]] vision::EngineSetup setupOf(const std::filesystem::path& folder, const domain::EngineChoice& choice,
                                          std::size_t workers, domain::Precision precision = domain::Precision::f32);
[[nodiscard]] std::unique_ptr<app::ports::FaceEngine> engineOf(const std::filesystem::path& folder,
                                                               const domain::EngineChoice& choice, std::size_t workers,
                                                               domain::Precision precision = domain::Precision::f32);

}  // namespace consentry::test
