// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "exchange/model_manifest.hpp"

namespace consentry::exchange {

/// Brings weights into their folder, each only after its archive's and its own SHA-256 were right. What cannot be
/// brought keeps nothing else from coming; the reason is kept.
class ModelInstaller {
 public:
  using Members = std::vector<ModelManifest::Member>;

  ModelInstaller(const ModelManifest& manifest, std::filesystem::path weights, Members wanted)
      : m_manifest(manifest), m_weights(std::move(weights)), m_wanted(std::move(wanted)) {}

  /// Through the package indexes' clients.
  [[nodiscard]] base::Expected<void> fetch();
  /// From an archive, a weight file, or a folder with any of them.
  [[nodiscard]] base::Expected<void> takeFrom(const std::filesystem::path& source);

  [[nodiscard]] bool broughtAny() const { return m_brought; }
  /// By role.
  [[nodiscard]] const std::map<std::string, base::Error>& problems() const { return m_problems; }

 private:
  [[nodiscard]] Members wantedOf(const ModelArchive& archive) const;
  void takeArchive(const ModelArchive& archive, const std::filesystem::path& file);
  void takeWeight(const ModelManifest::Member& member, const base::Expected<base::Bytes>& content);
  [[nodiscard]] base::Expected<void> takeFile(const std::filesystem::path& file);
  [[nodiscard]] base::Expected<void> takeFolder(const std::filesystem::path& folder);

  const ModelManifest& m_manifest;
  std::filesystem::path m_weights;
  Members m_wanted;
  std::map<std::string, base::Error> m_problems;
  bool m_brought = false;
};

}  // namespace consentry::exchange
