// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "app/ports/model_store.hpp"
#include "exchange/added_models.hpp"
#include "exchange/model_installer.hpp"
#include "exchange/model_manifest.hpp"

namespace consentry::exchange {

/// A folder of weight files beside the manifest that names them, and in it the folder `added` of the site's own. A
/// fetch writes only files whose SHA-256 is right and leaves those alone that are there already.
class ModelStoreOnDisk : public app::ports::ModelStore {
 public:
  /// Reads the manifest; the folder of weights need not exist yet.
  [[nodiscard]] static base::Expected<ModelStoreOnDisk> open(const std::filesystem::path& manifest,
                                                             const std::filesystem::path& weights);

  [[nodiscard]] base::Expected<std::vector<app::ports::ModelStatus>> status() override;
  [[nodiscard]] base::Expected<app::ports::VerifiedWeight> load(std::string_view role) override;
  [[nodiscard]] base::Expected<std::vector<app::ports::ModelStatus>> fetch(std::string_view networks) override;
  [[nodiscard]] base::Expected<std::vector<app::ports::ModelStatus>> fetchFrom(
      const std::filesystem::path& source) override;
  [[nodiscard]] base::Expected<std::vector<app::ports::AddedModelStatus>> added() override;
  [[nodiscard]] base::Expected<app::ports::VerifiedAddedModel> loadAdded(std::string_view name) override;
  [[nodiscard]] base::Expected<app::ports::VerifiedAddedModel> examine(const std::filesystem::path& network,
                                                                       const std::filesystem::path& card) override;
  [[nodiscard]] base::Expected<void> keep(const app::ports::VerifiedAddedModel& examined) override;

 private:
  ModelStoreOnDisk(ModelManifest manifest, std::filesystem::path weights)
      : m_manifest(std::move(manifest)), m_weights(std::move(weights)), m_added(m_weights / "added") {}

  [[nodiscard]] base::Expected<std::vector<ModelManifest::Member>> lacking(std::string_view networks);
  [[nodiscard]] base::Expected<std::vector<app::ports::ModelStatus>> after(const ModelInstaller& installer);
  [[nodiscard]] bool isTaken(std::string_view name) const;

  ModelManifest m_manifest;
  std::filesystem::path m_weights;
  AddedModels m_added;
};

}  // namespace consentry::exchange
