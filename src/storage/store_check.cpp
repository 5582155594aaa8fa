// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store_check.hpp"

#include <algorithm>

#include "crypto/hash.hpp"
#include "storage/durable_file.hpp"
#include "storage/migrations.hpp"
#include "storage/open_policy.hpp"
#include "storage/page_sums.hpp"
#include "storage/sqlite_use_log.hpp"
#include "storage/staged_folder.hpp"
#include "storage/store_writer.hpp"

namespace consentry::storage {
namespace {

namespace fs = std::filesystem;
using app::ports::Finding;
using app::ports::Health;
using base::Errc;
using base::Expected;
using domain::BackupManifest;

constexpr std::string_view kOtherBackup = "take another backup, and keep this one for whoever asks what happened to it";

Finding bad(std::string what, std::string words) {
  return {std::move(what), Health::attention, std::move(words), std::string(kOtherBackup)};
}

Finding checkFile(const fs::path& folder, const domain::BackupFile& named) {
  const auto found = describeFile(folder / named.name, Sync::no);
  if (!found) return bad("file " + named.name, found.error().message());
  if (*found != named) return bad("file " + named.name, "it is not what was written when the backup was made");
  return {"file " + named.name, Health::good, "as written"};
}

bool isWhole(const std::vector<Finding>& findings) {
  return std::ranges::all_of(findings, [](const Finding& finding) { return finding.health != Health::attention; });
}

Expected<std::unique_ptr<Connection>> openCopy(const fs::path& database) {
  // A copy has no write-ahead log, and a medium of backups may be one that cannot be written.
  TRY(auto db, Connection::open(database, Connection::Mode::immutable));
  TRY_VOID(applyOpenPolicy(*db, Connection::Mode::immutable));
  TRY_VOID(checkSchema(*db, migrations()));
  return db;
}

Finding checkHead(app::ports::UseLogReader& log, const BackupManifest& manifest) {
  const auto head = log.head();
  if (!head) return bad("log_head", head.error().message());
  if (head->logId != manifest.log || head->size != manifest.records || head->root != manifest.root)
    return bad("log_head", "the log in the database is not the one that the manifest names");
  return {"log_head", Health::good, std::to_string(head->size) + " records"};
}

void checkCopy(CheckReport& report, const fs::path& folder, const BackupManifest& manifest,
               const std::vector<std::string>& anchors, const LogProgress& progress) {
  const auto db = openCopy(databaseOf(folder));
  if (!db) {
    report.findings.push_back(bad("database", db.error().message()));
    return;
  }
  const auto damage = findDamage(**db);
  if (!damage)
    report.findings.push_back(bad("database", damage.error().message()));
  else if (damage->empty())
    report.findings.push_back({"database", Health::good, "every page and every reference between rows is whole"});
  else
    report.findings.push_back(bad("database", damage->front()));
  SqliteUseLog log(**db, pinOf(folder), "");
  report.findings.push_back(checkHead(log, manifest));
  auto verdict = log.verify(anchors, progress);
  if (!verdict) {
    report.findings.push_back(bad("log", verdict.error().message()));
    return;
  }
  report.findings.push_back({"log", verdict->accepted ? Health::good : Health::attention,
                             verdict->verdict + ": " + verdict->words,
                             verdict->accepted ? "" : std::string(kOtherBackup)});
  report.verdict = *std::move(verdict);
}

}  // namespace

bool CheckReport::good() const {
  return isWhole(findings);
}

Expected<ReadManifest> readBackupManifest(const fs::path& folder) {
  TRY(const auto text, readSmallFile(folder / domain::kBackupManifest));
  if (!text) return base::fail(Errc::notFound, "there is no backup in this folder (backup.manifest is missing)");
  TRY(auto manifest, domain::backupManifestFromText(*text));
  return ReadManifest{std::move(manifest), crypto::sha256(base::asBytes(*text))};
}

CheckReport checkBackup(const fs::path& folder, const std::vector<std::string>& anchors, const LogProgress& progress) {
  CheckReport report;
  const auto read = readBackupManifest(folder);
  if (!read || read->manifest.part != BackupManifest::Part::data) {
    report.findings.push_back(bad("manifest", read ? "this folder holds a backup's keys" : read.error().message()));
    return report;
  }
  report.findings.push_back({"manifest", Health::good, "made " + base::toText(read->manifest.at)});
  for (const auto& file : read->manifest.files) report.findings.push_back(checkFile(folder, file));
  const auto names = [&](std::string_view name) {
    return std::ranges::find(read->manifest.files, name, &domain::BackupFile::name) != read->manifest.files.end();
  };
  if (!names("consentry.db") || !names("log.pin"))
    report.findings.push_back(bad("manifest", "it names no database or no pin"));
  if (report.good()) checkCopy(report, folder, read->manifest, anchors, progress);
  return report;
}

std::vector<Finding> checkBackupKeys(const fs::path& folder, const BackupManifest& data) {
  const auto read = readBackupManifest(folder);
  if (!read || read->manifest.part != BackupManifest::Part::keys)
    return {bad("keys", read ? "this folder holds no keys of a backup" : read.error().message())};
  std::vector<Finding> findings;
  for (const auto& file : read->manifest.files) findings.push_back(checkFile(folder, file));
  const std::string needed = "people." + std::to_string(data.generation);
  const bool there =
      std::ranges::find(read->manifest.files, needed, &domain::BackupFile::name) != read->manifest.files.end();
  if (read->manifest.log != data.log)
    findings.push_back(bad("keys", "they are of another store"));
  else if (data.generation > 0 && !there)
    findings.push_back(bad("keys", "they are not of the generation that the data were sealed with"));
  else
    findings.push_back({"keys", Health::good, "of this store and of the generation in force"});
  return findings;
}

}  // namespace consentry::storage
