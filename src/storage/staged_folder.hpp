// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "domain/backup_manifest.hpp"

namespace consentry::storage {

/// A folder that appears under its name only when everything in it is whole and synced. Until then it is called
/// "<name>.unfinished", and is taken away again unless `finish` succeeds.
class StagedFolder {
 public:
  /// Errc::alreadyExists when `target` exists and is not an empty folder.
  [[nodiscard]] static base::Expected<StagedFolder> begin(const std::filesystem::path& target);
  ~StagedFolder();
  StagedFolder(StagedFolder&& other) noexcept : m_target(std::move(other.m_target)), m_made(std::move(other.m_made)) {
    other.m_target.clear();
  }
  StagedFolder& operator=(StagedFolder&&) = delete;

  [[nodiscard]] std::filesystem::path unfinished() const { return m_target.string() + ".unfinished"; }
  /// A file inside that `finish` expects to be synced, and that goes with the folder.
  [[nodiscard]] std::filesystem::path file(const std::string& name);
  /// 0700.
  [[nodiscard]] base::Expected<std::filesystem::path> folder(const std::string& name);
  [[nodiscard]] base::Expected<void> finish();

 private:
  explicit StagedFolder(std::filesystem::path target) : m_target(std::move(target)) {}
  void removeFrom(const std::filesystem::path& folder) const;

  std::filesystem::path m_target;   ///< empty once it is finished or moved from
  std::vector<std::string> m_made;  ///< in order
};

/// Copies a file durably (0600) and says what it was. Errc::notFound, ioError, diskFull.
[[nodiscard]] base::Expected<domain::BackupFile> copyDurably(const std::filesystem::path& from,
                                                             const std::filesystem::path& to);
/// Size and SHA-256 of a file; `sync` also makes it durable.
enum class Sync { no, yes };
[[nodiscard]] base::Expected<domain::BackupFile> describeFile(const std::filesystem::path& file, Sync sync);

}  // namespace consentry::storage
