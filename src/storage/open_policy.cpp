// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/open_policy.hpp"

#include <array>

#include "storage/json_extract.hpp"

namespace consentry::storage {
namespace {

using Mode = Connection::Mode;

/// One program writes at a time, so this is only ever the moment of a checkpoint.
constexpr int kBusyMilliseconds = 1500;

struct Setting {
  const char* set;
  const char* ask;
  std::int64_t expected;
};

constexpr std::array kSettings{
    Setting{"PRAGMA synchronous = FULL", "PRAGMA synchronous", 2},
    Setting{"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1},
    // Without it INSERT OR REPLACE walks past the triggers that keep rows from being removed.
    Setting{"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", 1},
    Setting{"PRAGMA secure_delete = ON", "PRAGMA secure_delete", 1},
    Setting{"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1},
    Setting{"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0},
};

base::Expected<void> demandWal(Connection& db, const char* pragma) {
  TRY(const auto answer, db.first(pragma, [](Row& row) { return row.text(0); }));
  if (answer != "wal") return base::fail(base::Errc::ioError, "this file system cannot hold a write-ahead log");
  return {};
}

base::Expected<void> demandStore(Connection& db) {
  TRY(const auto id, db.integer("PRAGMA application_id"));
  if (id != kApplicationId) return base::fail(base::Errc::notFound, "this database is not a Consentry store");
  return {};
}

}  // namespace

base::Expected<void> keepWalOnClose(Connection& db, bool keep) {
  if (sqlite3_db_config(db.raw(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr) != SQLITE_OK)
    return db.failure();
  return {};
}

base::Expected<void> applyOpenPolicy(Connection& db, Mode mode) {
  if (sqlite3_db_config(db.raw(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr) != SQLITE_OK) return db.failure();
  // Whoever closes last would empty the write-ahead log; the writer may, once it knows that the log fits its pin.
  TRY_VOID(keepWalOnClose(db, mode != Mode::create));
  TRY_VOID(provideJsonExtract(db));
  if (sqlite3_busy_timeout(db.raw(), kBusyMilliseconds) != SQLITE_OK) return db.failure();
  if (mode == Mode::create)
    TRY_VOID(db.execute("PRAGMA application_id = " + std::to_string(kApplicationId)));
  else
    TRY_VOID(demandStore(db));
  for (const auto& [set, ask, expected] : kSettings) {
    TRY_VOID(db.execute(set));
    TRY(const auto answer, db.integer(ask));
    if (answer != expected) return base::fail(base::Errc::unsupported, std::string("this SQLite refuses ") + set);
  }
  switch (mode) {
    case Mode::create:
    case Mode::readWrite:
      return demandWal(db, "PRAGMA journal_mode = WAL");
    case Mode::readOnly:
    case Mode::salvage:
      TRY_VOID(demandWal(db, "PRAGMA journal_mode"));
      break;
    case Mode::immutable:  // reads the file without its write-ahead log: whether that is enough, the pin tells
      break;
  }
  return db.execute("PRAGMA query_only = ON");
}

}  // namespace consentry::storage
