// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_store.hpp"
#include "storage/log_key_file.hpp"

namespace consentry::test {

using storage::LogKeyFile;

namespace {

struct KeyRoom {
  TempFolder folder;
  LogKeyFile file{folder.path()};
  crypto::SecretKey first = must(crypto::SecretKey::generate());
  [[nodiscard]] std::filesystem::path current() const { return folder.path() / "log.key"; }
  [[nodiscard]] std::filesystem::path next() const { return folder.path() / "log.key.next"; }
};

}  // namespace

TEST_CASE("a rotation that was interrupted before its commit keeps the old key", "[storage]") {
  KeyRoom room;
  must(room.file.writeFirst(room.first));
  const auto next = must(room.file.prepareNext());
  CHECK(must(room.file.load(room.first.publicKey()))->publicKey() == room.first.publicKey());
  CHECK(must(room.file.prepareNext()).publicKey() == next.publicKey());
}

TEST_CASE("a rotation that was interrupted after its commit is finished", "[storage]") {
  KeyRoom room;
  must(room.file.writeFirst(room.first));
  const auto next = must(room.file.prepareNext());
  const bool oldWiped = GENERATE(false, true);
  if (oldWiped) writeContent(room.current(), std::string(32, '\0'));
  CHECK(must(room.file.load(next.publicKey()))->publicKey() == next.publicKey());
  CHECK_FALSE(std::filesystem::exists(room.next()));
  CHECK_FALSE(must(room.file.load(room.first.publicKey())));
}

TEST_CASE("a rotated key is gone from its file", "[storage]") {
  KeyRoom room;
  must(room.file.writeFirst(room.first));
  const std::string old = contentOf(room.current());
  static_cast<void>(must(room.file.prepareNext()));
  const auto hold = room.folder.path() / "same-inode";
  std::filesystem::create_hard_link(room.current(), hold);
  must(room.file.adoptNext());
  CHECK(contentOf(room.current()) != old);
  CHECK(contentOf(hold) == std::string(old.size(), '\0'));
}

TEST_CASE("a store signs on with the next key when the machine stopped inside a rotation", "[storage]") {
  StoreRoom room;
  makeStore(room, 2);
  const auto keys = room.path() / "keys";
  const std::string before = contentOf(keys / "log.key");
  room.clock.advance(std::chrono::hours(24));
  {
    must(recordSome(*must(storage::SqliteStore::open(room.path(), room.options()))));
  }
  const std::string after = contentOf(keys / "log.key");
  REQUIRE(before != after);
  writeContent(keys / "log.key", before);
  writeContent(keys / "log.key.next", after);
  const auto store = must(storage::SqliteStore::open(room.path(), room.options()));
  CHECK(store->readOnlyReason().empty());
  must(recordSome(*store));
  CHECK(must(store->read().log().verify({}, {})).accepted);
  CHECK(contentOf(keys / "log.key") == after);
}

}  // namespace consentry::test
