// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "base/bytes.hpp"
#include "domain/backup_manifest.hpp"

namespace consentry::app::ports {

/// A copy of a store as of one moment, while it may be in use.
struct StoreCopyRequest {
  std::filesystem::path folder;               ///< made; Errc::alreadyExists when something is in it
  std::optional<std::filesystem::path> keys;  ///< likewise; never inside `folder`, nor the other way round
  base::Instant at;
  /// Hears bytes done and in all; false ends the copy (Errc::cancelled), and nothing of it stays. May be empty.
  std::function<bool(std::int64_t done, std::int64_t total)> progress;
};

struct StoreCopy {
  domain::BackupManifest manifest;
  base::Digest hash;              ///< of the manifest
  bool keysOnSameDevice = false;  ///< one lost disk then takes both
};

/// Copies one store; beside whoever writes it.
class StoreCopier {
 public:
  virtual ~StoreCopier() = default;
  /// Into new folders, data and keys apart; never the log's own key, with which a copy could go on as a second log.
  /// Whole or not at all.
  [[nodiscard]] virtual base::Expected<StoreCopy> copyTo(const StoreCopyRequest& request) = 0;
};

}  // namespace consentry::app::ports
