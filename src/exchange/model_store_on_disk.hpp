// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "app/ports/model_store.hpp"
#include "exchange/model_manifest.hpp"

namespace consentry::exchange {

/// A folder of weight files beside the manifest that names them. A fetch writes all of them or none.
class ModelStoreOnDisk : public app::ports::ModelStore {
 public:
  /// Reads the manifest; the folder of weights need not exist yet.
  [[nodiscard]] static base::Expected<ModelStoreOnDisk> open(const std::filesystem::path& manifest,
                                                             const std::filesystem::path& weights);

  [[nodiscard]] base::Expected<std::vector<app::ports::ModelStatus>> status() override;
  [[nodiscard]] base::Expected<app::ports::VerifiedWeight> load(std::string_view role) override;
  [[nodiscard]] base::Expected<std::vector<app::ports::ModelStatus>> fetch() override;
  [[nodiscard]] base::Expected<std::vector<app::ports::ModelStatus>> fetchFrom(
      const std::filesystem::path& source) override;

 private:
  ModelStoreOnDisk(ModelManifest manifest, std::filesystem::path weights)
      : m_manifest(std::move(manifest)), m_weights(std::move(weights)) {}

  [[nodiscard]] base::Expected<void> installArchive(const std::filesystem::path& archive);
  [[nodiscard]] base::Expected<void> installFiles(const std::filesystem::path& folder);
  [[nodiscard]] base::Expected<void> install(const std::vector<app::ports::VerifiedWeight>& weights);

  ModelManifest m_manifest;
  std::filesystem::path m_weights;
};

}  // namespace consentry::exchange
