// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup_copy.hpp"

#include <algorithm>

#include "storage/durable_file.hpp"
#include "storage/migrations.hpp"

namespace consentry::storage {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using base::Expected;
using domain::BackupManifest;

Expected<ReadManifest> dataManifest(const fs::path& folder) {
  TRY(auto read, readBackupManifest(folder));
  if (read.manifest.part != BackupManifest::Part::data)
    return base::fail(Errc::invalidArgument, "this folder holds a backup's keys; its data are in another");
  const auto known = std::ssize(migrations());
  if (read.manifest.schema > known)
    return base::fail(Errc::storeNewer, "the backup was made by a newer Consentry than this");
  if (read.manifest.schema < known)
    return base::fail(Errc::unsupported,
                      "the backup has schema version " + std::to_string(read.manifest.schema) +
                          "; restore it with the Consentry that made it, and bring the store up to date afterwards");
  return read;
}

Expected<BackupManifest> keysManifest(const fs::path& folder, const BackupManifest& data) {
  TRY(auto read, readBackupManifest(folder));
  for (const auto& finding : checkBackupKeys(folder, data))
    if (finding.health == app::ports::Health::attention)
      return base::fail(Errc::storeDamaged, finding.what + ": " + finding.words);
  return std::move(read.manifest);
}

Expected<void> copyAs(StagedFolder& staged, const fs::path& from, const std::string& to,
                      const domain::BackupFile& named) {
  TRY(const auto file, copyDurably(from / named.name, staged.file(to)));
  if (file != named)
    return base::fail(Errc::storeDamaged, named.name + " is not what was written when the backup was made");
  return {};
}

}  // namespace

Expected<BackupCopy> copyBackup(const fs::path& data, const fs::path& keys, const fs::path& target) {
  TRY(auto read, dataManifest(data));
  TRY(const auto shares, keysManifest(keys, read.manifest));
  TRY(auto staged, StagedFolder::begin(target));
  for (const std::string name : {"consentry.db", "log.pin"}) {
    const auto named = std::ranges::find(read.manifest.files, name, &domain::BackupFile::name);
    if (named == read.manifest.files.end())
      return base::fail(Errc::storeDamaged, "the backup's manifest names no " + name);
    TRY_VOID(copyAs(staged, data, name, *named));
  }
  TRY(const auto folder, staged.folder("keys"));
  for (const auto& share : shares.files) TRY_VOID(copyAs(staged, keys, "keys/" + share.name, share));
  TRY_VOID(syncDirectory(folder));
  // Whoever reads the copy before it has its name leaves these behind.
  for (const char* name : {"consentry.db-wal", "consentry.db-shm", "restore.proposal", "sign-in.tries"})
    static_cast<void>(staged.file(name));
  return BackupCopy{std::move(staged), std::move(read)};
}

}  // namespace consentry::storage
