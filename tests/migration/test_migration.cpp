// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <iterator>

#include "storage/migrations.hpp"
#include "storage/open_policy.hpp"
#include "store_harness.hpp"

namespace consentry::test {

using base::Errc;
using storage::Connection;
using storage::Migration;
using storage::Row;
using storage::SqliteStore;

namespace {

std::filesystem::path databaseIn(const StoreRoom& room) {
  return room.path() / "consentry.db";
}

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A store directory as the program of that schema version left it, without its signing key.
void restoreFixture(StoreRoom& room, int version) {
  const std::filesystem::path folder = std::filesystem::path(CONSENTRY_FIXTURES) / ("v" + std::to_string(version));
  std::filesystem::create_directories(room.path() / "keys");
  std::filesystem::copy_file(folder / "log.pin", room.path() / "log.pin");
  if (std::filesystem::exists(folder / "keys"))
    std::filesystem::copy(folder / "keys", room.path() / "keys", std::filesystem::copy_options::recursive);
  const auto db = must(Connection::open(databaseIn(room), Connection::Mode::create));
  must(db->execute("PRAGMA journal_mode = WAL"));
  must(db->execute(contentOf(folder / "consentry.sql")));
}

std::unique_ptr<Connection> databaseOf(const StoreRoom& room) {
  auto db = must(Connection::open(databaseIn(room), Connection::Mode::readWrite));
  must(storage::applyOpenPolicy(*db, Connection::Mode::readWrite));
  return db;
}

std::vector<Migration> stepsWith(const Migration& last) {
  std::vector<Migration> steps(storage::migrations().begin(), storage::migrations().end());
  steps.push_back(last);
  return steps;
}

const int kNext = static_cast<int>(storage::migrations().size()) + 1;

/// Seals people on the way, with a share for the room's own holder.
std::unique_ptr<SqliteStore> broughtUpToDate(StoreRoom& room) {
  return must(SqliteStore::open(room.path(), room.options(), [&](app::ports::Vault& vault, const auto&) {
    return vault.admit(room.holder.credential);
  }));
}

/// The same, where they are sealed already and Park knows the passphrase.
std::unique_ptr<SqliteStore> signedInTo(StoreRoom& room) {
  auto store = must(SqliteStore::open(room.path(), room.options()));
  auto& read = store->read();
  const auto park = must(read.users().findByLogin("park"));
  REQUIRE(park);
  const auto credential = must(read.credentials().find(park->id));
  REQUIRE(credential);
  const auto key = must(room.identities.open(*credential, base::SecretText("everybody's in these tests")));
  REQUIRE(key);
  must(store->vault().open(*key));
  return store;
}

}  // namespace

TEST_CASE("a store of every old version opens with everything in it, and its log verifies", "[migration]") {
  const int version = GENERATE(1, 2, 3, 6);
  StoreRoom room;
  restoreFixture(room, version);
  const auto store = version < storage::kSealedSince ? broughtUpToDate(room) : signedInTo(room);
  CHECK_THAT(store->readOnlyReason(), Catch::Contains("keys/log.key"));
  CHECK(must(databaseOf(room)->integer("PRAGMA user_version")) == kNext - 1);

  auto& read = store->read();
  CHECK(must(read.users().all()).size() == 3);
  const auto traveller = must(read.travellers().findByRef("T-1"));
  REQUIRE(traveller);
  CHECK(traveller->nationality->code() == "AUS");
  CHECK(must(read.travellers().consentsOf(traveller->id)).front().events.size() == 1);
  CHECK(must(read.governance().policyInForce())->version == 1);
  CHECK(must(read.governance().bases()).front().nationalities.size() == 1);
  CHECK(must(read.governance().stopsInForce()).size() == 1);
  CHECK(must(read.governance().profiles()).size() == 1);
  const auto set = must(read.sets().all()).front();
  CHECK(must(read.sets().lines(set.id, 0, 10)).size() == 1);
  const auto photo = must(read.sets().photos(set.id)).front();
  CHECK(base::asText(must(read.sets().photoContent(photo.id))) == "JPEG bytes");
  const auto list = must(read.watchlists().all()).front();
  CHECK(must(read.watchlists().people(list.id)).front().alias == "Grey Heron");
  const auto run = must(read.screenings().runs()).front();
  CHECK(must(read.watchlists().templates(list.id, 1, run.engine)).front().faceTemplate.values.size() == 3);
  const auto open = must(read.screenings().cases(true)).front();
  CHECK(open.facts.judgements.front().note == "attached lobes");
  const auto candidates = must(read.screenings().candidates(open.id));
  REQUIRE(candidates.size() == 1);
  CHECK(candidates.front().score == domain::Score::plain(candidates.front().distance));
  CHECK(run.choice == domain::EngineChoice{"reference", domain::Mode::fast});
  CHECK(run.scoring == domain::Scoring{});
  CHECK(must(read.sets().photoGeometry(photo.id)).has_value() == (version >= 3));
  CHECK(must(read.cohorts().all()).size() == (version >= 3 ? 1 : 0));
  CHECK(must(read.screenings().findUse(open.use))->decision.allowed());
  const auto verdict = must(read.log().verify({}, {}));
  INFO(verdict.words);
  CHECK(verdict.accepted);
}

TEST_CASE("after a migration that seals people nothing of them is readable in any file", "[migration]") {
  const int version = GENERATE(1, 2, 3);
  StoreRoom room;
  restoreFixture(room, version);
  const auto found = [&](std::string_view known) {
    return std::ranges::any_of(std::filesystem::recursive_directory_iterator(room.path()), [&](const auto& entry) {
      return entry.is_regular_file() && contentOf(entry.path()).find(known) != std::string::npos;
    });
  };
  REQUIRE(found("Grey Heron"));
  const auto store = broughtUpToDate(room);
  REQUIRE(found("reference"));
  for (const char* known : {"Grey Heron", "JPEG bytes", "attached lobes"}) {
    INFO(known);
    CHECK_FALSE(found(known));
  }
  for (const auto& entry : std::filesystem::directory_iterator(room.path())) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    // A copy made by a later step holds sealed people and may stay.
    CHECK((name.find(".before-") == std::string::npos || name > "consentry.db.before-0005"));
  }
}

TEST_CASE("people are not sealed with a key that nobody holds", "[migration]") {
  StoreRoom room;
  restoreFixture(room, 3);
  const auto nobody = [](app::ports::Vault&, const auto&) -> base::Expected<void> { return {}; };
  CHECK(codeOf(SqliteStore::open(room.path(), room.options(), nobody)) == Errc::internal);
  CHECK(must(databaseOf(room)->integer("PRAGMA user_version")) == storage::kSealedSince - 1);
  broughtUpToDate(room);
}

TEST_CASE("a reader does not read a store of an older program, and says what brings it up to date", "[migration]") {
  StoreRoom room;
  restoreFixture(room, 3);
  const auto refused = SqliteStore::openReadOnly(room.path(), room.options());
  CHECK(codeOf(refused) == Errc::unsupported);
  CHECK_THAT(refused.error().message(), Catch::Contains("store migrate"));
  CHECK(codeOf(SqliteStore::open(room.path(), room.options())) == Errc::unsupported);
  broughtUpToDate(room);
  must(SqliteStore::openReadOnly(room.path(), room.options()));
}

TEST_CASE("a store of a newer program is refused and left alone", "[migration]") {
  StoreRoom room;
  {
    must(recordSome(*must(SqliteStore::create(room.path(), room.options()))));
  }
  {
    const auto db = databaseOf(room);
    must(db->execute("PRAGMA user_version = 99; CREATE TABLE of_the_future (a TEXT) STRICT"));
  }
  CHECK(codeOf(SqliteStore::open(room.path(), room.options())) == Errc::storeNewer);
  CHECK(codeOf(SqliteStore::openReadOnly(room.path(), room.options())) == Errc::storeNewer);
  CHECK(must(databaseOf(room)->integer("SELECT count(*) FROM log_entry")) == 2);
}

TEST_CASE("a migration copies the store first and is one transaction", "[migration]") {
  StoreRoom room;
  {
    must(recordSome(*must(SqliteStore::create(room.path(), room.options()))));
  }
  const auto db = databaseOf(room);
  const auto steps = stepsWith({kNext, "pets", "CREATE TABLE pet (name TEXT NOT NULL) STRICT;"});
  must(storage::migrate(*db, databaseIn(room), steps, room.clock.now()));
  CHECK(must(db->integer("PRAGMA user_version")) == kNext);
  CHECK(must(db->integer("SELECT count(*) FROM pet")) == 0);
  CHECK(must(db->integer("PRAGMA foreign_keys")) == 1);
  const auto copy = must(
      Connection::open(databaseIn(room).string() + ".before-000" + std::to_string(kNext), Connection::Mode::readOnly));
  CHECK(must(copy->integer("PRAGMA user_version")) == kNext - 1);
  CHECK(must(copy->integer("SELECT count(*) FROM log_entry")) == 2);
  CHECK(codeOf(storage::checkSchema(*db, storage::migrations())) == Errc::storeNewer);
}

TEST_CASE("a migration that fails leaves the store as it was", "[migration]") {
  StoreRoom room;
  {
    must(recordSome(*must(SqliteStore::create(room.path(), room.options()))));
  }
  {
    const auto db = databaseOf(room);
    const auto steps =
        stepsWith({kNext, "broken", "CREATE TABLE pet (name TEXT) STRICT; INSERT INTO nowhere VALUES (1);"});
    CHECK_FALSE(storage::migrate(*db, databaseIn(room), steps, room.clock.now()));
    CHECK(must(db->integer("PRAGMA user_version")) == kNext - 1);
    CHECK(must(db->integer("SELECT count(*) FROM sqlite_schema WHERE name = 'pet'")) == 0);
    CHECK(must(db->integer("PRAGMA foreign_keys")) == 1);
  }
  must(recordSome(*must(SqliteStore::open(room.path(), room.options()))));
}

TEST_CASE("a schema that other scripts made is damage", "[migration]") {
  StoreRoom room;
  {
    must(recordSome(*must(SqliteStore::create(room.path(), room.options()))));
  }
  const auto db = databaseOf(room);
  std::vector<Migration> steps(storage::migrations().begin(), storage::migrations().end());
  const std::string edited = std::string(steps.back().sql) + " ";
  steps.back().sql = edited;
  CHECK(codeOf(storage::checkSchema(*db, steps)) == Errc::storeDamaged);
}

TEST_CASE("a creation that was interrupted says what to do", "[migration]") {
  StoreRoom room;
  std::filesystem::create_directory(room.path());
  {
    const auto db = must(Connection::open(databaseIn(room), Connection::Mode::create));
    must(storage::applyOpenPolicy(*db, Connection::Mode::create));
  }
  const auto opened = SqliteStore::open(room.path(), room.options());
  CHECK(codeOf(opened) == Errc::storeDamaged);
  CHECK_THAT(opened.error().message(), Catch::Contains("create it anew"));
}

}  // namespace consentry::test
