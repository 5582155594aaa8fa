// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "app/ports/model_store.hpp"

namespace consentry::exchange {

/// The folder of networks that a site added: NAME.onnx or NAME.tflite, and beside each its card and SHA-256 in
/// NAME.toml.
class AddedModels {
 public:
  explicit AddedModels(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  /// By name.
  [[nodiscard]] base::Expected<std::vector<app::ports::AddedModelStatus>> all() const;
  [[nodiscard]] base::Expected<app::ports::VerifiedAddedModel> load(std::string_view name) const;
  [[nodiscard]] base::Expected<app::ports::VerifiedAddedModel> examine(const std::filesystem::path& network,
                                                                       const std::filesystem::path& card) const;
  [[nodiscard]] base::Expected<void> keep(const app::ports::VerifiedAddedModel& examined) const;

 private:
  [[nodiscard]] std::filesystem::path noteOf(std::string_view name) const;

  std::filesystem::path m_folder;
};

}  // namespace consentry::exchange
