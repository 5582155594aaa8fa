// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include "raw_store.hpp"

namespace consentry::test {

using base::Errc;
using storage::SqliteStore;

namespace {

/// Opens for writing, expects that only reading is offered, and gives the verifier's verdict.
std::string damagedVerdict(StoreRoom& room, const std::string& reason) {
  const auto store = must(SqliteStore::open(room.path(), room.options()));
  CHECK_THAT(store->readOnlyReason(), Catch::Contains(reason));
  CHECK(codeOf(recordSome(*store)) == Errc::storeDamaged);
  CHECK_THAT(must(SqliteStore::openReadOnly(room.path(), room.options()))->readOnlyReason(), Catch::Contains(reason));
  return must(store->read().log().verify({}, {})).verdict;
}

void change(const StoreRoom& room, const std::string& sql) {
  const auto db = insider(room);
  must(db->execute("DROP TRIGGER log_entry_stays; DROP TRIGGER log_entry_remains;"));
  must(db->execute(sql));
}

}  // namespace

TEST_CASE("an older copy put back opens for reading only", "[storage]") {
  StoreRoom room;
  makeStore(room, 3);
  const std::string older = contentOf(databaseIn(room));
  must(recordSome(*must(SqliteStore::open(room.path(), room.options())), 2));
  writeContent(databaseIn(room), older);
  CHECK(damagedVerdict(room, "older copy") == "TRUNCATED");
}

TEST_CASE("a write-ahead log that was lost is noticed by the pin", "[storage]") {
  StoreRoom room;
  makeStore(room, 3);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto store = SqliteStore::open(room.path(), room.options());
    ::_exit(store && recordSome(**store, 2) ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  const auto wal = room.path() / "consentry.db-wal";
  REQUIRE(std::filesystem::file_size(wal) > 0);
  std::filesystem::resize_file(wal, 0);
  CHECK(damagedVerdict(room, "older copy") == "TRUNCATED");
}

TEST_CASE("a missing pin opens for reading only", "[storage]") {
  StoreRoom room;
  makeStore(room, 3);
  std::filesystem::remove(room.path() / "log.pin");
  static_cast<void>(damagedVerdict(room, "log.pin"));
}

TEST_CASE("a store whose creation stopped before its first pin gets one", "[storage]") {
  StoreRoom room;
  makeStore(room, 0);
  std::filesystem::remove(room.path() / "log.pin");
  const auto store = must(SqliteStore::open(room.path(), room.options()));
  CHECK(store->readOnlyReason().empty());
  must(recordSome(*store));
}

TEST_CASE("a pin that lags behind is brought up to date", "[storage]") {
  StoreRoom room;
  makeStore(room, 2);
  const std::string older = contentOf(room.path() / "log.pin");
  {
    must(recordSome(*must(SqliteStore::open(room.path(), room.options()))));
  }
  const std::string newest = contentOf(room.path() / "log.pin");
  writeContent(room.path() / "log.pin", older);
  const auto store = must(SqliteStore::open(room.path(), room.options()));
  CHECK(store->readOnlyReason().empty());
  CHECK(contentOf(room.path() / "log.pin") == newest);
}

TEST_CASE("another log's pin, a changed pin and an unreadable pin open for reading only", "[storage]") {
  StoreRoom room;
  makeStore(room, 2);
  const auto file = room.path() / "log.pin";
  std::string pin = contentOf(file);
  SECTION("another log's") {
    StoreRoom other;
    static_cast<void>(other.random.handleText());
    makeStore(other, 2);
    writeContent(file, contentOf(other.path() / "log.pin"));
    static_cast<void>(damagedVerdict(room, "another log"));
  }
  SECTION("a changed root") {
    const auto root = pin.find('\n', pin.find('\n') + 1) + 1;
    pin[root] = pin[root] == 'A' ? 'B' : 'A';
    writeContent(file, pin);
    static_cast<void>(damagedVerdict(room, "not the one that the pin"));
  }
  SECTION("no note") {
    writeContent(file, "hello");
    static_cast<void>(damagedVerdict(room, "unreadable"));
  }
}

TEST_CASE("changed ends of the log open for reading only", "[storage]") {
  StoreRoom room;
  makeStore(room, 4);
  SECTION("the last entry changed") {
    change(room, "UPDATE log_entry SET bytes = replace(bytes, '\"ok\"', '\"failed\"') WHERE seq = 4");
    CHECK(damagedVerdict(room, "not the one that was hashed") == "ALTERED");
  }
  SECTION("the last entry removed") {
    change(room, "DELETE FROM log_entry WHERE seq = 4");
    CHECK(damagedVerdict(room, "differ in number") == "TRUNCATED");
  }
  SECTION("the head removed") {
    change(room, "DELETE FROM log_head");
    CHECK(damagedVerdict(room, "no head") == "UNREADABLE");
  }
  SECTION("the last tile changed") {
    change(room, "UPDATE log_tile SET hashes = zeroblob(160)");
    CHECK(damagedVerdict(room, "tree differ") == "ALTERED");
  }
}

TEST_CASE("swapped, changed and removed rows in the middle are found by the verifier", "[storage]") {
  StoreRoom room;
  makeStore(room, 6);
  std::int64_t firstBad = 2;
  std::string expected = "ALTERED";
  SECTION("swapped") {
    change(room,
           "UPDATE log_entry SET seq = 99 WHERE seq = 2; UPDATE log_entry SET seq = 2 WHERE seq = 4; "
           "UPDATE log_entry SET seq = 4 WHERE seq = 99");
  }
  SECTION("changed") {
    change(room, "UPDATE log_entry SET bytes = replace(bytes, 'desk 1', 'desk 2') WHERE seq = 2");
  }
  SECTION("not JSON any more") {
    change(room, "UPDATE log_entry SET bytes = 'x' WHERE seq = 2");
  }
  SECTION("removed") {
    change(room, "DELETE FROM log_entry WHERE seq = 2");
    expected = "GAP";
  }
  const auto store = must(SqliteStore::openReadOnly(room.path(), room.options()));
  const auto verdict = must(store->read().log().verify({}, {}));
  CHECK(verdict.verdict == expected);
  CHECK(verdict.firstBad == firstBad);
  CHECK_FALSE(verdict.accepted);
  CHECK(verdict.exitCode != 0);
}

TEST_CASE("a store without its signing key can be read and verified", "[storage]") {
  StoreRoom room;
  makeStore(room, 2);
  std::filesystem::remove(room.path() / "keys" / "log.key");
  const auto store = must(SqliteStore::open(room.path(), room.options()));
  CHECK_THAT(store->readOnlyReason(), Catch::Contains("keys/log.key"));
  CHECK(codeOf(recordSome(*store)) == Errc::storeDamaged);
  CHECK(must(store->read().log().verify({}, {})).accepted);
}

TEST_CASE("a file that is no database is damage", "[storage]") {
  StoreRoom room;
  makeStore(room, 2);
  writeContent(databaseIn(room), std::string(8'192, 'x'));
  CHECK(codeOf(SqliteStore::open(room.path(), room.options())) == Errc::storeDamaged);
  CHECK(codeOf(SqliteStore::openReadOnly(room.path(), room.options())) == Errc::storeDamaged);
}

}  // namespace consentry::test
