// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "storage/staged_folder.hpp"
#include "storage/store_check.hpp"

namespace consentry::storage {

/// A backup copied to where a store is to be, under another name until the folder is finished.
struct BackupCopy {
  StagedFolder folder;
  ReadManifest read;  ///< of the data
};

/// Data and keys, each file compared with what the manifests say while it is copied. Errc::alreadyExists when `target`
/// is not empty; Errc::storeDamaged when a file differs or the keys are not of these data; Errc::unsupported and
/// storeNewer for another version of the schema.
[[nodiscard]] base::Expected<BackupCopy> copyBackup(const std::filesystem::path& data,
                                                    const std::filesystem::path& keys,
                                                    const std::filesystem::path& target);

}  // namespace consentry::storage
