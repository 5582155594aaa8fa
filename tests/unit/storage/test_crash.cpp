// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "raw_store.hpp"

namespace consentry::test {
namespace {

constexpr int kRounds = 20;

/// Writes for ever and says each acknowledged position through the pipe; days pass, so that keys rotate.
[[noreturn]] void writeUntilKilled(StoreRoom& room, int pipe) {
  const auto store = storage::SqliteStore::open(room.path(), room.options());
  if (!store) ::_exit(1);
  for (;;) {
    room.clock.advance(std::chrono::hours(5));
    std::int64_t seq = 0;
    const auto written = (*store)->write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
      for (int i = 0; i < 3; ++i) {
        TRY(seq, unit.log().record(eventOf(domain::AuditType::photoUse)));
      }
      return {};
    });
    if (!written || ::write(pipe, &seq, sizeof seq) != sizeof seq) ::_exit(2);
  }
}

std::int64_t lastAcknowledged(int pipe) {
  std::int64_t seq = 0, last = 0;
  while (::read(pipe, &seq, sizeof seq) == sizeof seq) last = seq;
  return last;
}

}  // namespace

TEST_CASE("kill -9 at any moment loses no acknowledged record", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  std::minstd_rand random(20'261'123);
  std::int64_t acknowledged = 0;
  for (int round = 0; round < kRounds; ++round) {
    room.clock.advance(std::chrono::hours(24 * 365));
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      writeUntilKilled(room, ends[1]);
    }
    ::close(ends[1]);
    // The first kill waits for an acknowledgement; the others come at any moment, that of opening included.
    if (round == 0) REQUIRE(::read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged);
    std::this_thread::sleep_for(std::chrono::microseconds(10'000 + random() % 70'000));
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    acknowledged = std::max(acknowledged, lastAcknowledged(ends[0]));
    ::close(ends[0]);

    const auto store = must(storage::SqliteStore::open(room.path(), room.options()));
    INFO(store->readOnlyReason());
    REQUIRE(store->readOnlyReason().empty());
    REQUIRE(must(store->read().log().count({})) > acknowledged);
    const auto verdict = must(store->read().log().verify({}, {}));
    INFO(verdict.words);
    REQUIRE(verdict.accepted);
  }
  CHECK(acknowledged > 0);
}

}  // namespace consentry::test
