// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

#include "composition/forward_clock.hpp"
#include "domain/consent.hpp"
#include "store_contract.hpp"

namespace consentry::test {
namespace {

using domain::AuditType;
using std::chrono::hours;
using storage::SqliteStore;

/// The details of every entry of that type, oldest first.
std::vector<std::string> detailsOf(StoreRoom& room, AuditType type) {
  const auto store = must(SqliteStore::openReadOnly(room.path(), room.options()));
  app::ports::LogFilter filter;
  filter.type = std::string(base::word(type));
  std::vector<std::string> details;
  for (const auto& line : must(store->read().log().lines(filter, 0, 100))) {
    const auto at = line.bytes.find("\"detail\":\"") + 10;
    details.insert(details.begin(), line.bytes.substr(at, line.bytes.find('"', at) - at));
  }
  CHECK(must(store->read().log().verify({}, {})).accepted);
  return details;
}

void record(StoreRoom& room) {
  must(recordSome(*must(SqliteStore::open(room.path(), room.options()))));
}

}  // namespace

TEST_CASE("a clock that is set forward or back stands in the log, across programs of one start", "[faults]") {
  StoreRoom room;
  must(SqliteStore::create(room.path(), room.options()));
  record(room);
  room.clock.advance(hours(3));
  record(room);
  CHECK(detailsOf(room, AuditType::clockJumped).empty());

  room.clock.set(room.clock.now() + hours(1));
  record(room);
  CHECK(detailsOf(room, AuditType::clockJumped) == std::vector<std::string>{"3600"});

  // Back, but not behind the last entry: nobody would see it by the times alone.
  room.clock.advance(hours(5));
  room.clock.set(room.clock.now() - hours(2));
  record(room);
  CHECK(detailsOf(room, AuditType::clockStepped) == std::vector<std::string>{"-7200"});

  room.clock.set(room.clock.now() - hours(30));
  record(room);
  CHECK(detailsOf(room, AuditType::clockStepped).size() == 2);
  CHECK(detailsOf(room, AuditType::clockJumped).size() == 1);
}

TEST_CASE("a drifting clock, a long pause and another start are no steps", "[faults]") {
  StoreRoom room;
  must(SqliteStore::create(room.path(), room.options()));
  record(room);
  room.clock.advance(hours(24));
  room.clock.set(room.clock.now() + std::chrono::seconds(40));  // 500 millionths of a day
  record(room);
  room.clock.advance(hours(24 * 20));
  room.clock.restart();
  record(room);
  CHECK(detailsOf(room, AuditType::clockJumped).empty());
  CHECK(detailsOf(room, AuditType::clockStepped).empty());
}

TEST_CASE("a clock that is set back revives no consent", "[faults]") {
  StoreRoom room;
  must(SqliteStore::create(room.path(), room.options()));
  domain::ConsentRecord consent;
  consent.events.push_back({.state = domain::ConsentState::given,
                            .at = room.clock.now(),
                            .giver = domain::ConsentGiver::subject,
                            .expires = room.clock.now() + hours(24)});
  room.clock.advance(hours(25));
  record(room);
  room.clock.set(room.clock.now() - hours(10));
  REQUIRE(consent.stateAt(room.clock.now()) == domain::ConsentState::given);

  composition::ForwardClock clock(room.clock);
  clock.notBefore(must(must(SqliteStore::open(room.path(), room.options()))->latestEntryAt()));
  CHECK(consent.stateAt(clock.now()) == domain::ConsentState::expired);
  // Nor within one run of the program.
  room.clock.set(room.clock.now() + hours(40));
  const auto latest = clock.now();
  room.clock.set(room.clock.now() - hours(40));
  CHECK(clock.now() >= latest);
}

TEST_CASE("a second program is refused at once with who holds the store, and a dead one holds nothing", "[faults]") {
  StoreRoom room;
  must(SqliteStore::create(room.path(), room.options()));
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    const auto store = SqliteStore::open(room.path(), room.options());
    if (!store || ::write(ready[1], "x", 1) != 1) ::_exit(1);
    ::pause();
    ::_exit(0);
  }
  char sign = 0;
  REQUIRE(::read(ready[0], &sign, 1) == 1);
  const auto began = std::chrono::steady_clock::now();
  const auto second = SqliteStore::open(room.path(), room.options());
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));
  CHECK(codeOf(second) == base::Errc::storeBusy);
  CHECK_THAT(second.error().message(), Catch::Contains("process " + std::to_string(holder)));

  REQUIRE(::kill(holder, SIGKILL) == 0);
  int status = 0;
  REQUIRE(::waitpid(holder, &status, 0) == holder);
  record(room);

  // What the file says locks nobody out: neither a number that another program has by now, nor another computer's.
  std::ofstream(room.path() / "writer.lock") << "process " << ::getppid() << " on elsewhere since yesterday\n";
  record(room);
}

}  // namespace consentry::test
