// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store_copy.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "audit/checkpoint.hpp"
#include "crypto/hash.hpp"
#include "storage/durable_file.hpp"
#include "storage/staged_folder.hpp"
#include "storage/store_writer.hpp"

namespace consentry::storage {
namespace {

namespace fs = std::filesystem;
using app::ports::StoreCopy;
using app::ports::StoreCopyRequest;
using base::Errc;
using base::Expected;
using domain::BackupManifest;

constexpr int kPagesAStep = 256;

/// Holds one moment of the database for as long as it lives.
class Moment {
 public:
  [[nodiscard]] static Expected<Moment> begin(Connection& db) {
    TRY_VOID(db.execute("BEGIN"));
    return Moment(db);
  }
  ~Moment() {
    if (m_db != nullptr) sqlite3_exec(m_db->raw(), "COMMIT", nullptr, nullptr, nullptr);
  }
  Moment(Moment&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}
  Moment& operator=(Moment&&) = delete;

 private:
  explicit Moment(Connection& db) : m_db(&db) {}
  Connection* m_db;
};

/// Whether one folder lies in the other, or they are the same.
bool overlap(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  const fs::path one = fs::weakly_canonical(fs::absolute(a), ignored);
  const fs::path other = fs::weakly_canonical(fs::absolute(b), ignored);
  const auto within = [](const fs::path& inner, const fs::path& outer) {
    return std::ranges::mismatch(outer, inner).in1 == outer.end();
  };
  return within(one, other) || within(other, one);
}

Expected<void> demandApart(const fs::path& store, const StoreCopyRequest& request) {
  if (overlap(store, request.folder) || (request.keys && overlap(store, *request.keys)))
    return base::fail(Errc::invalidArgument, "a backup lies outside the store that it is of");
  if (request.keys && overlap(request.folder, *request.keys))
    return base::fail(Errc::invalidArgument, "the keys must not lie with the data that they open");
  return {};
}

Expected<std::string> headNote(Connection& db) {
  TRY(auto note, db.first("SELECT note FROM log_head", [](Row& row) { return row.text(0); }));
  if (!note) return base::fail(Errc::storeDamaged, "the log has no head");
  return *std::move(note);
}

Expected<BackupManifest> describeStore(Connection& db, const std::string& note, base::Instant at) {
  TRY(const auto head, audit::parseCheckpoint(note));
  BackupManifest manifest;
  manifest.at = at;
  manifest.log = head.checkpoint.log;
  manifest.records = head.checkpoint.size;
  manifest.root = head.checkpoint.root;
  TRY(manifest.schema, db.integer("PRAGMA user_version"));
  TRY(const auto sealed, db.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'key_generation'"));
  if (sealed > 0) {
    TRY(manifest.generation, db.integer("SELECT max(number) FROM key_generation"));
  }
  return manifest;
}

Expected<StagedFolder> copyData(Connection& db, BackupManifest& manifest, const std::string& note,
                                const StoreCopyRequest& request) {
  TRY(auto staged, StagedFolder::begin(request.folder));
  const fs::path database = staged.file("consentry.db");
  TRY_VOID(copyDatabase(db, database, request.progress));
  TRY_VOID(writeDurably(staged.file("log.pin"), base::asBytes(note), 0600));
  for (const char* name : {"consentry.db", "log.pin"}) {
    TRY(auto file, describeFile(staged.unfinished() / name, Sync::yes));
    manifest.files.push_back(std::move(file));
  }
  TRY_VOID(writeDurably(staged.file(std::string(domain::kBackupManifest)), base::asBytes(textOf(manifest)), 0600));
  return staged;
}

bool isShareFile(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.starts_with("people.") &&
         std::ranges::all_of(name.substr(7), [](char c) { return c >= '0' && c <= '9'; });
}

Expected<StagedFolder> copyKeys(const BackupManifest& data, const fs::path& from, const fs::path& to) {
  TRY(auto staged, StagedFolder::begin(to));
  BackupManifest manifest = data;
  manifest.part = BackupManifest::Part::keys;
  manifest.files.clear();
  std::error_code failed;
  std::vector<fs::path> shares;
  for (const auto& entry : fs::directory_iterator(from, failed))
    if (isShareFile(entry.path())) shares.push_back(entry.path());
  if (failed) return systemFailure(failed.value(), "keys");
  std::ranges::sort(shares);
  for (const auto& share : shares) {
    TRY(auto file, copyDurably(share, staged.file(share.filename().string())));
    manifest.files.push_back(std::move(file));
  }
  const std::string needed = "people." + std::to_string(data.generation);
  if (data.generation > 0 &&
      std::ranges::find(manifest.files, needed, &domain::BackupFile::name) == manifest.files.end())
    return base::fail(Errc::conflict, "the people's keys were renewed while they were copied");
  TRY_VOID(writeDurably(staged.file(std::string(domain::kBackupManifest)), base::asBytes(textOf(manifest)), 0600));
  return staged;
}

bool sameDevice(const fs::path& a, const fs::path& b) {
  struct stat one{};
  struct stat other{};
  return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev;
}

struct EndBackup {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

}  // namespace

Expected<void> copyDatabase(Connection& from, const fs::path& to,
                            const std::function<bool(std::int64_t, std::int64_t)>& progress) {
  TRY(auto target, Connection::open(to, Connection::Mode::create));
  if (::chmod(to.c_str(), 0600) != 0) return systemFailure(errno, to.filename().string());
  // Until the copy is whole its file is nobody's database, so it needs no journal; it is synced at the end.
  TRY_VOID(target->execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"));
  TRY(const auto pageSize, from.integer("PRAGMA page_size"));
  std::unique_ptr<sqlite3_backup, EndBackup> backup(sqlite3_backup_init(target->raw(), "main", from.raw(), "main"));
  if (!backup) return target->failure();
  for (;;) {
    const int code = sqlite3_backup_step(backup.get(), kPagesAStep);
    if (code != SQLITE_OK && code != SQLITE_DONE) {
      backup.reset();
      return target->failure();
    }
    const std::int64_t total = sqlite3_backup_pagecount(backup.get());
    const std::int64_t left = sqlite3_backup_remaining(backup.get());
    if (progress && !progress((total - left) * pageSize, total * pageSize))
      return base::fail(Errc::cancelled, "stopped while the database was copied");
    if (code == SQLITE_DONE) return {};
  }
}

Expected<StoreCopy> copyStore(Connection& db, const fs::path& directory, const StoreCopyRequest& request) {
  TRY_VOID(demandApart(directory, request));
  TRY(const auto moment, Moment::begin(db));
  TRY(const auto note, headNote(db));
  StoreCopy copy;
  TRY(copy.manifest, describeStore(db, note, request.at));
  TRY(auto data, copyData(db, copy.manifest, note, request));
  copy.hash = crypto::sha256(base::asBytes(textOf(copy.manifest)));
  if (request.keys) {
    TRY(auto keys, copyKeys(copy.manifest, keysOf(directory), *request.keys));
    copy.keysOnSameDevice = sameDevice(data.unfinished(), keys.unfinished());
    // Keys without data are of no use to anybody; data without keys would be a backup that opens nothing.
    TRY_VOID(keys.finish());
  }
  TRY_VOID(data.finish());
  return copy;
}

}  // namespace consentry::storage
