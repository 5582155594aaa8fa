// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/page_sums.hpp"

#include "storage/checked_vfs.hpp"

namespace consentry::storage {
namespace {

/// What the database itself says, in its write-ahead log where that is newer than the file.
base::Expected<bool> hasRoomForSums(Connection& db) {
  TRY(const auto pages, db.integer("SELECT count(*) FROM sqlite_schema"));
  int reserved = -1;
  if (pages < 0 || sqlite3_file_control(db.raw(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved) != SQLITE_OK)
    return db.failure();
  return reserved == kPageSumBytes;
}

base::Expected<void> rebuildWithSums(Connection& db) {
  int reserved = kPageSumBytes;
  if (sqlite3_file_control(db.raw(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved) != SQLITE_OK) return db.failure();
  // VACUUM takes the built-in json_extract, which SQLite 3.40 wrongly counts as unsafe in a schema.
  TRY_VOID(db.execute("PRAGMA trusted_schema = ON"));
  const auto rebuilt = db.execute("VACUUM");
  TRY_VOID(db.execute("PRAGMA trusted_schema = OFF"));
  return rebuilt;
}

}  // namespace

base::Expected<void> demandPageSums(Connection& db) {
  if (pagesAreChecked(db.raw())) return {};
  TRY(const bool room, hasRoomForSums(db));
  if (room)
    return base::fail(base::Errc::unsupported,
                      "the store is being brought up to date: finish that once, with `consentry-cli store migrate`");
  return base::fail(base::Errc::storeDamaged, "the database's header does not say that its pages have checksums");
}

base::Expected<void> ensurePageSums(Connection& db, std::int64_t version) {
  if (pagesAreChecked(db.raw())) return {};
  TRY(const bool room, hasRoomForSums(db));
  if (!room && version >= kFirstWithPageSums) return demandPageSums(db);
  if (!room) TRY_VOID(rebuildWithSums(db));
  TRY_VOID(db.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  return demandPageSums(db);
}

base::Expected<std::vector<std::string>> findDamage(Connection& db) {
  TRY(auto findings, db.list("PRAGMA integrity_check(20)", [](Row& row) { return row.text(0); }));
  std::erase(findings, "ok");
  TRY(const auto broken, db.list("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check", [](Row& row) {
    return "rows of " + row.text(0) + " name others that are not there";
  }));
  findings.insert(findings.end(), broken.begin(), broken.end());
  return findings;
}

}  // namespace consentry::storage
