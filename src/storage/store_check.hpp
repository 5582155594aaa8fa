// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/findings.hpp"
#include "app/ports/use_log.hpp"
#include "domain/backup_manifest.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// What a check found; `verdict` when it came as far as the log.
struct CheckReport {
  std::vector<app::ports::Finding> findings;
  std::optional<app::ports::LogVerdict> verdict;
  [[nodiscard]] bool good() const;
};

using LogProgress = std::function<void(std::int64_t)>;

/// A backup's data folder: its manifest, each file's hash, the database, and its log against its pin and `anchors`
/// (texts that hold a checkpoint). Reads only; a damaged backup is a finding, not an error.
[[nodiscard]] CheckReport checkBackup(const std::filesystem::path& folder, const std::vector<std::string>& anchors,
                                      const LogProgress& progress);
/// The folder of keys of the backup with that manifest.
[[nodiscard]] std::vector<app::ports::Finding> checkBackupKeys(const std::filesystem::path& folder,
                                                               const domain::BackupManifest& data);

/// The manifest in a folder of a backup, and its hash. Errc::notFound, parse.
struct ReadManifest {
  domain::BackupManifest manifest;
  base::Digest hash;
};
[[nodiscard]] base::Expected<ReadManifest> readBackupManifest(const std::filesystem::path& folder);

}  // namespace consentry::storage
