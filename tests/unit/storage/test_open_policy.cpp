// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_store.hpp"

namespace consentry::test {

using base::Errc;
using Mode = Connection::Mode;

TEST_CASE("every connection is opened with every setting of the policy", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  const auto mode = GENERATE(Mode::readWrite, Mode::readOnly);
  const auto keepOpen = insider(room);
  const auto db = must(Connection::open(databaseIn(room), mode));
  must(storage::applyOpenPolicy(*db, mode));
  CHECK(must(db->integer("PRAGMA application_id")) == storage::kApplicationId);
  CHECK(must(db->first("PRAGMA journal_mode", [](Row& row) { return row.text(0); })) == "wal");
  CHECK(must(db->integer("PRAGMA synchronous")) == 2);
  CHECK(must(db->integer("PRAGMA foreign_keys")) == 1);
  CHECK(must(db->integer("PRAGMA recursive_triggers")) == 1);
  CHECK(must(db->integer("PRAGMA secure_delete")) == 1);
  CHECK(must(db->integer("PRAGMA cell_size_check")) == 1);
  CHECK(must(db->integer("PRAGMA trusted_schema")) == 0);
  CHECK(must(db->integer("PRAGMA busy_timeout")) > 0);
  CHECK(must(db->integer("PRAGMA query_only")) == (mode == Mode::readOnly ? 1 : 0));
  int defensive = 0;
  sqlite3_db_config(db->raw(), SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  CHECK(defensive == 1);
}

TEST_CASE("a read connection cannot write", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  const auto keepOpen = insider(room);
  const auto db = must(Connection::open(databaseIn(room), Mode::readOnly));
  must(storage::applyOpenPolicy(*db, Mode::readOnly));
  CHECK(codeOf(db->run("DELETE FROM user_account")) == Errc::noPermission);
}

TEST_CASE("another program's database is not a store", "[storage]") {
  StoreRoom room;
  std::filesystem::create_directory(room.path());
  {
    const auto db = must(Connection::open(databaseIn(room), Mode::create));
    must(db->execute("CREATE TABLE t (a)"));
  }
  CHECK(codeOf(storage::SqliteStore::open(room.path(), room.options())) == Errc::notFound);
  CHECK(codeOf(storage::SqliteStore::openReadOnly(room.path(), room.options())) == Errc::notFound);
}

TEST_CASE("a value that the program would not have written is damage", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  const auto db = insider(room);
  CHECK(codeOf(db->first("SELECT 'dictator'", [](Row& row) { return row.word<domain::Role>(0); })) ==
        Errc::storeDamaged);
  CHECK(codeOf(db->first("SELECT x'00'", [](Row& row) { return row.digest(0); })) == Errc::storeDamaged);
  CHECK(codeOf(db->first("SELECT '2026-02-30'", [](Row& row) { return row.date(0); })) == Errc::storeDamaged);
}

TEST_CASE("a full database says so and keeps what it has", "[storage]") {
  StoreRoom room;
  makeStore(room, 3);
  const auto db = insider(room);
  must(db->run("INSERT INTO user_account VALUES ('u', 'kim', 'Kim', 0, 0)"));
  const auto pages = must(db->integer("PRAGMA page_count"));
  must(db->execute("PRAGMA max_page_count = " + std::to_string(pages + 1)));
  must(db->execute("BEGIN IMMEDIATE"));
  const std::string large(100'000, 'x');
  const auto full = db->run("INSERT INTO threshold_profile VALUES ('p', ?, zeroblob(32), 'u', 0)", large);
  CHECK(codeOf(full) == Errc::diskFull);
  if (sqlite3_get_autocommit(db->raw()) == 0) must(db->execute("ROLLBACK"));
  CHECK(must(db->integer("SELECT count(*) FROM log_entry")) == 4);
}

}  // namespace consentry::test
