// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include "storage/sqlite.hpp"
#include "store_contract.hpp"

namespace consentry::test {
namespace {

namespace fs = std::filesystem;
using storage::SqliteStore;

std::string contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void writeContent(const fs::path& file, const std::string& content) {
  std::ofstream(file, std::ios::binary) << content;
}

int wished(const char* variable, int otherwise) {
  const char* wish = std::getenv(variable);
  return wish != nullptr ? std::atoi(wish) : otherwise;
}

/// A store with some of everything, closed; or as its machine's sudden end leaves it, with a write-ahead log.
struct Victim {
  explicit Victim(bool withWal) {
    const auto made = sample.addScreening();
    for (int number = 10; number < 14; ++number)
      static_cast<void>(sample.addPhoto(made.set.id, made.traveller.id, number));
    sample.store.reset();
    if (!withWal) return;
    const pid_t child = ::fork();
    if (child == 0) {
      const auto store = SqliteStore::open(sample.path(), sample.options());
      bool good = store.has_value();
      for (int i = 0; i < 4 && good; ++i) good = recordSome(**store, 1 + i).has_value();
      ::_exit(good ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
  }
  Sample<SqliteStores> sample;
};

/// What the rows of every table say, or nothing when damage was noticed.
std::optional<std::string> readEverything(const fs::path& directory, const storage::StoreOptions& options) {
  const auto damage = SqliteStore::findDamage(directory);
  if (!damage || !damage->empty()) return std::nullopt;
  const auto store = SqliteStore::open(directory, options);
  if (!store || !(*store)->readOnlyReason().empty()) return std::nullopt;
  const auto verdict = (*store)->read().log().verify({}, {});
  if (!verdict || !verdict->accepted) return std::nullopt;
  const auto db = must(storage::Connection::open(directory / "consentry.db", storage::Connection::Mode::salvage));
  std::string all;
  const auto tables = must(db->list("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                                    [](storage::Row& row) { return row.text(0); }));
  for (const auto& table : tables) {
    must(db->each("SELECT * FROM \"" + table + "\"", [&](storage::Row& row) {
      for (int column = 0; column < row.count(); ++column) all += row.text(column) + "|";
    }));
  }
  return all;
}

}  // namespace

TEST_CASE("no flipped bit of database, write-ahead log, pin or key changes data unnoticed", "[faults]") {
  const bool withWal = GENERATE(false, true);
  Victim victim(withWal);
  auto& sample = victim.sample;
  const TempFolder untouched;
  fs::copy(sample.path(), untouched.path() / "store", fs::copy_options::recursive);
  const auto before = readEverything(untouched.path() / "store", sample.options());
  REQUIRE(before);

  std::vector<fs::path> files{"consentry.db", "log.pin", "keys/log.key"};
  if (withWal) files.emplace_back("consentry.db-wal");
  std::minstd_rand random(withWal ? 5U : 3U);
  int noticed = 0, harmless = 0;
  const int flips = wished("CONSENTRY_FLIPS", 400) / 2;
  for (int i = 0; i < flips; ++i) {
    // Most of all bits are the database's; each file gets its share all the same.
    const fs::path name = files[i % 4 == 0 ? random() % files.size() : (withWal && i % 2 == 0 ? 3U : 0U)];
    const TempFolder folder;
    const fs::path store = folder.path() / "store";
    fs::copy(sample.path(), store, fs::copy_options::recursive);
    std::string content = contentOf(store / name);
    const auto bit = random() % (content.size() * 8);
    content[bit / 8] = static_cast<char>(content[bit / 8] ^ (1 << (bit % 8)));
    writeContent(store / name, content);
    INFO(name << ", bit " << bit << " of " << content.size() * 8);
    const auto after = readEverything(store, sample.options());
    if (after) REQUIRE(*after == *before);
    ++(after ? harmless : noticed);
  }
  CHECK(noticed > flips / 2);
  std::fprintf(stderr, "%d bit flips %s: %d noticed, %d changed nothing\n", flips,
               withWal ? "with a write-ahead log" : "at rest", noticed, harmless);
}

TEST_CASE("a damaged write-ahead log is noticed, kept as it is, and the store stays in quarantine", "[faults]") {
  Victim victim(true);
  auto& sample = victim.sample;
  std::minstd_rand random(7);
  const int rounds = wished("CONSENTRY_WALS", 40);
  for (int i = 0; i < rounds; ++i) {
    const TempFolder folder;
    const fs::path store = folder.path() / "store";
    fs::copy(sample.path(), store, fs::copy_options::recursive);
    std::string wal = contentOf(store / "consentry.db-wal");
    REQUIRE(wal.size() > 4096);
    const std::size_t at = 32 + random() % (wal.size() - 32);
    switch (i % 3) {
      case 0:
        wal.resize(at);
        break;
      case 1:
        wal[at] = static_cast<char>(wal[at] ^ 1);
        break;
      default:
        std::fill(wal.begin() + static_cast<std::ptrdiff_t>(at), wal.end(), '\0');
    }
    writeContent(store / "consentry.db-wal", wal);
    const std::string database = contentOf(store / "consentry.db");
    INFO("round " << i << ", byte " << at);
    for (int opening = 0; opening < 2; ++opening) {
      const auto opened = must(SqliteStore::open(store, sample.options()));
      REQUIRE_THAT(opened->readOnlyReason(), Catch::Contains("older copy"));
      CHECK(codeOf(recordSome(*opened)) == base::Errc::storeDamaged);
    }
    CHECK(contentOf(store / "consentry.db-wal") == wal);
    CHECK(contentOf(store / "consentry.db") == database);
    // Even if somebody put the pin of an older day beside it.
    fs::remove(store / "log.pin");
    CHECK_THAT(must(SqliteStore::open(store, sample.options()))->readOnlyReason(), Catch::Contains("quarantine"));
  }
}

TEST_CASE("a page that was written without its checksum is damage, and the verifier still reads the log", "[faults]") {
  Victim victim(false);
  const fs::path file = victim.sample.path() / "consentry.db";
  {
    sqlite3* plain = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &plain) == SQLITE_OK);
    REQUIRE(sqlite3_exec(plain, "PRAGMA trusted_schema = ON; UPDATE traveller SET gender = x'4d'", nullptr, nullptr,
                         nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_close(plain) == SQLITE_OK);
  }
  const auto damage = SqliteStore::findDamage(victim.sample.path());
  CHECK((!damage || !damage->empty()));
  CHECK(must(must(SqliteStore::openForVerifier(victim.sample.path(), victim.sample.options()))
                 ->read()
                 .log()
                 .verify({}, {}))
            .accepted);
}

}  // namespace consentry::test
