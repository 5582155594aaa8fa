// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "raw_store.hpp"
#include "storage/writer_lock.hpp"

namespace consentry::test {

using base::Errc;
using storage::SqliteStore;

namespace {

int modeOf(const std::filesystem::path& path) {
  struct stat facts{};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return static_cast<int>(facts.st_mode & 0777);
}

/// No file may grow beyond this while it lives: a disk that is full.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    m_handler = ::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &m_before) == 0);
    const rlimit small{bytes, m_before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &m_before);
    ::signal(SIGXFSZ, m_handler);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit m_before{};
  sighandler_t m_handler = nullptr;
};

}  // namespace

TEST_CASE("a store is closed to everybody else", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  CHECK(modeOf(room.path()) == 0700);
  CHECK(modeOf(room.path() / "keys") == 0700);
  CHECK(modeOf(room.path() / "keys" / "log.key") == 0600);
  CHECK(modeOf(room.path() / "consentry.db") == 0600);
  CHECK(modeOf(room.path() / "log.pin") == 0600);
}

TEST_CASE("the pin is the head after every write", "[storage]") {
  StoreRoom room;
  const auto store = must(SqliteStore::create(room.path(), room.options()));
  for (int i = 0; i < 3; ++i) {
    CHECK(contentOf(room.path() / "log.pin") == must(store->read().log().head()).note);
    must(recordSome(*store, 2));
  }
}

TEST_CASE("after a commit that the pin could not follow nothing is written until it can", "[storage]") {
  StoreRoom room;
  const auto store = must(SqliteStore::create(room.path(), room.options()));
  const auto obstacle = room.path() / "log.pin.new";
  std::filesystem::create_directory(obstacle);
  CHECK_FALSE(recordSome(*store));
  CHECK_FALSE(recordSome(*store));
  CHECK(must(store->read().log().count({})) == 2);
  std::filesystem::remove(obstacle);
  must(recordSome(*store));
  CHECK(must(store->read().log().count({})) == 3);
  CHECK(contentOf(room.path() / "log.pin") == must(store->read().log().head()).note);
}

TEST_CASE("a store is made in a new or an empty folder only", "[storage]") {
  StoreRoom room;
  std::filesystem::create_directory(room.path());
  writeContent(room.path() / "letter.txt", "dear");
  CHECK(codeOf(SqliteStore::create(room.path(), room.options())) == Errc::alreadyExists);
  CHECK(contentOf(room.path() / "letter.txt") == "dear");
  std::filesystem::remove(room.path() / "letter.txt");
  must(recordSome(*must(SqliteStore::create(room.path(), room.options()))));
}

TEST_CASE("a creation that fails leaves the folder as it was", "[storage]") {
  StoreRoom room;
  {
    const SmallDisk disk(8'192);
    CHECK(codeOf(SqliteStore::create(room.path(), room.options())) == Errc::diskFull);
  }
  CHECK(std::filesystem::is_empty(room.path()));
  must(recordSome(*must(SqliteStore::create(room.path(), room.options()))));
}

TEST_CASE("a full disk loses nothing, and the store goes on when there is room", "[storage]") {
  StoreRoom room;
  const auto store = must(SqliteStore::create(room.path(), room.options()));
  must(recordSome(*store, 5));
  {
    const SmallDisk disk(std::filesystem::file_size(room.path() / "consentry.db-wal") + 10'000);
    // The limit's own error number is not ENOSPC, and SQLite does not always pass it on.
    const auto code = codeOf(recordSome(*store, 2'000));
    CHECK((code == Errc::diskFull || code == Errc::ioError));
    CHECK(must(store->read().log().count({})) == 6);
  }
  must(recordSome(*store, 5));
  CHECK(must(store->read().log().count({})) == 11);
  CHECK(must(store->read().log().verify({}, {})).accepted);
}

TEST_CASE("the lock says who holds it, and a file left behind holds nothing", "[storage]") {
  StoreRoom room;
  const auto file = room.folder.path() / "writer.lock";
  writeContent(file, "process 1 on elsewhere since long ago\n");
  const auto held = must(storage::WriterLock::take(file, room.clock.now()));
  const auto other = storage::WriterLock::take(file, room.clock.now());
  CHECK(codeOf(other) == Errc::storeBusy);
  CHECK_THAT(other.error().message(),
             Catch::Contains("process " + std::to_string(::getpid())) && Catch::Contains("2026-11-23T10:00"));
}

TEST_CASE("what a removed set held is nowhere in the store's files", "[storage]") {
  StoreRoom room;
  const auto store = must(SqliteStore::create(room.path(), room.options()));
  const auto user = room.id<domain::UserId>();
  app::ports::SetRow set;
  set.id = room.id<domain::SetId>();
  set.importedBy = user;
  app::ports::PhotoRow photo;
  photo.id = room.id<domain::PhotoId>();
  photo.set = set.id;
  photo.traveller = room.id<domain::TravellerId>();
  const auto write = [&](auto act) {
    must(store->write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.log().record(eventOf(domain::AuditType::setImported)));
      return act(unit);
    }));
  };
  write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
    TRY_VOID(unit.users().add({user, "kim", "", {}, false, room.clock.now()}));
    TRY_VOID(unit.travellers().add({photo.traveller, "T-1", {}, {}, {}}));
    TRY_VOID(unit.sets().add(set));
    return unit.sets().addPhoto(photo, base::asBytes("JPEG bytes"), base::asBytes("small"));
  });
  const auto cell = must(insider(room)->first("SELECT bytes FROM photo_content", [](Row& row) { return row.text(0); }));
  const auto found = [&] {
    return contentOf(room.path() / "consentry.db").find(*cell) != std::string::npos ||
           contentOf(room.path() / "consentry.db-wal").find(*cell) != std::string::npos;
  };
  REQUIRE(found());
  write([&](app::ports::WriteUnit& unit) { return unit.sets().remove(set.id, room.clock.now()); });
  CHECK_FALSE(found());
}

TEST_CASE("who holds the store is named, and when it is another computer", "[storage]") {
  StoreRoom room;
  std::filesystem::create_directory(room.path());
  const auto file = room.path() / "writer.lock";
  const auto held = must(storage::WriterLock::take(file, room.clock.now()));
  const auto here = storage::WriterLock::take(file, room.clock.now());
  REQUIRE_FALSE(here.has_value());
  CHECK_THAT(here.error().message(), Catch::Contains("process " + std::to_string(::getpid())) &&
                                         Catch::Contains(" since 2026-11-23") && !Catch::Contains("another computer"));
  // A disk of the network keeps the lock of a program whose words are from elsewhere.
  writeContent(file, "process 7 on elsewhere since 2026-11-23T10:00:00Z\n");
  const auto there = storage::WriterLock::take(file, room.clock.now());
  REQUIRE_FALSE(there.has_value());
  CHECK_THAT(there.error().message(), Catch::Contains("process 7 on elsewhere") && Catch::Contains("another computer"));
  writeContent(file, "");
  CHECK_THAT(storage::WriterLock::take(file, room.clock.now()).error().message(), Catch::Contains("another program"));
}

}  // namespace consentry::test
