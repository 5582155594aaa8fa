// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/model_card.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::app::ports {

/// One weight file as the manifest names it. Text fields are for people and say "unknown" where that is the truth.
struct ModelEntry {
  std::string role;  ///< "embedder", "landmarks", "second_embedder", "finder", "mesh"
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
  std::vector<std::string> neededFor;  ///< "reference", "dlib", "both", "added": which networks cannot run without it
  std::string archive;                 ///< name of the archive that holds it
};

enum class ModelState { present, missing, mismatch };

struct ModelStatus {
  ModelEntry entry;
  ModelState state = ModelState::missing;
  std::optional<base::Digest> found;   ///< with mismatch: what the file's hash really is
  std::optional<base::Error> problem;  ///< after a fetch: why this one could not be brought
};

/// Bytes whose SHA-256 was compared with the manifest's. What is loaded is these very bytes, not the file again.
struct VerifiedWeight {
  ModelEntry entry;
  base::Bytes bytes;
};

/// An agency's own embedder, beside the manifest's weights.
struct AddedModel {
  ModelCard card;
  std::string file;  ///< plain file name
  std::int64_t size = 0;
  base::Digest sha256;
  base::Digest cardSha256;  ///< of what the card says: another scaling makes another engine
};

struct AddedModelStatus {
  AddedModel model;
  ModelState state = ModelState::missing;
};

/// One whose bytes have just been compared with the SHA-256 noted when it was added.
struct VerifiedAddedModel {
  AddedModel model;
  base::Bytes bytes;
};

/// The weights named by models/manifest.toml, and those that the site added itself.
class ModelStore {
 public:
  virtual ~ModelStore() = default;

  [[nodiscard]] virtual base::Expected<std::vector<ModelStatus>> status() = 0;
  /// Errc::modelMissing or Errc::modelMismatch when it is not exactly the manifest's.
  [[nodiscard]] virtual base::Expected<VerifiedWeight> load(std::string_view role) = 0;
  /// Through each package index's ordinary client, what `networks` need ("reference", "dlib", "both"; empty: all) and
  /// is not there yet; returns what is there afterwards, and an error only when nothing of it could be brought.
  [[nodiscard]] virtual base::Expected<std::vector<ModelStatus>> fetch(std::string_view networks = {}) = 0;
  /// From an archive, a weight file, or a folder with any of them: for machines without a network.
  [[nodiscard]] virtual base::Expected<std::vector<ModelStatus>> fetchFrom(const std::filesystem::path& source) = 0;

  [[nodiscard]] virtual base::Expected<std::vector<AddedModelStatus>> added() = 0;
  /// Errc::notFound for a name that nobody added, modelMissing or modelMismatch when it is not exactly what was added.
  [[nodiscard]] virtual base::Expected<VerifiedAddedModel> loadAdded(std::string_view name) = 0;
  /// Reads a network and its card, and takes in nothing. Errc::parse for a card that leaves something out,
  /// alreadyExists for a name that is taken.
  [[nodiscard]] virtual base::Expected<VerifiedAddedModel> examine(const std::filesystem::path& network,
                                                                   const std::filesystem::path& card) = 0;
  [[nodiscard]] virtual base::Expected<void> keep(const VerifiedAddedModel& examined) = 0;
};

}  // namespace consentry::app::ports

#include "base/enum_words.hpp"
CONSENTRY_ENUM_WORDS(app::ports::ModelState, {present, "present"}, {missing, "missing"}, {mismatch, "mismatch"});
