// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/ports/backups.hpp"
#include "app/ports/findings.hpp"
#include "app/ports/use_log.hpp"
#include "base/error.hpp"

namespace consentry::composition {

struct CareReport {
  std::vector<app::ports::Finding> findings;
  std::optional<app::ports::LogVerdict> verdict;  ///< when the check came as far as the log
  [[nodiscard]] bool good() const;
};

/// Whether the backup in that folder could be restored: manifest, hashes, database, log against its pin and `anchors`
/// (files that hold a checkpoint), and the keys when their folder is named. Writes nothing; nobody needs to act.
/// Errc::notFound when there is no backup, or an anchor cannot be read.
[[nodiscard]] base::Expected<CareReport> checkBackup(const std::filesystem::path& folder,
                                                     const std::optional<std::filesystem::path>& keys,
                                                     const std::vector<std::filesystem::path>& anchors,
                                                     const std::function<void(std::int64_t)>& progress);

/// A backup that is copied to where a store is to be. It lies in `folder` under another name until `finish`, and goes
/// with this object otherwise.
class StagedBackup {
 public:
  virtual ~StagedBackup() = default;
  [[nodiscard]] virtual std::filesystem::path folder() const = 0;
  [[nodiscard]] virtual const domain::BackupManifest& manifest() const = 0;
  [[nodiscard]] virtual const base::Digest& manifestHash() const = 0;
  [[nodiscard]] virtual base::Expected<void> finish() = 0;
};
/// Data and keys of one backup, each file compared with what the manifests say. Errc::alreadyExists when `target` is
/// not empty; Errc::storeDamaged when a file is not what was written, or the keys are not of these data;
/// Errc::unsupported, storeNewer when another version of the schema is inside.
[[nodiscard]] base::Expected<std::unique_ptr<StagedBackup>> stageBackup(const std::filesystem::path& data,
                                                                        const std::filesystem::path& keys,
                                                                        const std::filesystem::path& target);

/// Copies the store in that folder.
[[nodiscard]] std::unique_ptr<app::ports::StoreCopier> copierOf(const std::filesystem::path& store);

}  // namespace consentry::composition
