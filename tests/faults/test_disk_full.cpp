// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store_contract.hpp"

namespace consentry::test {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using domain::AuditType;
using storage::SqliteStore;

constexpr int kNotAllowed = 77;
constexpr int kMegabyte = 1024 * 1024;

/// Leaves `left` bytes of the disk that holds `file`.
bool fill(const fs::path& file, std::uintmax_t left) {
  const auto room = fs::space(file.parent_path()).available;
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const bool filled = room > left && ::posix_fallocate(fd, 0, static_cast<off_t>(room - left)) == 0;
  ::close(fd);
  return filled;
}

std::int64_t entriesOf(SqliteStore& store, AuditType type) {
  app::ports::LogFilter filter;
  filter.type = std::string(base::word(type));
  return store.read().log().count(filter).value_or(-1);
}

bool isFull(const base::Expected<void>& done) {
  return !done && done.error().code() == Errc::diskFull;
}

base::Expected<void> recordMuch(SqliteStore& store) {
  return recordSome(store, 15'000);
}

/// In a process with a small disk of its own. 0, or the line that was not as expected.
int liveOnASmallDisk(StoreRoom& room, const fs::path& disk) {
  const bool root = ::unshare(CLONE_NEWNS) == 0;
  if (!root && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return kNotAllowed;
  if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("small", disk.c_str(), "tmpfs", 0, "size=32m") != 0)
    return kNotAllowed;
  const fs::path filler = disk / "filler";
  auto store = SqliteStore::create(disk / "store", room.options());
  if (!store || !recordSome(**store) || !fs::exists(disk / "store/room.reserve")) return 1;

  if (!fill(filler, 2 * kMegabyte)) return 2;
  if (!isFull(recordSome(**store)) || !isFull(recordSome(**store))) return 3;
  if (entriesOf(**store, AuditType::diskLow) != 1 || fs::exists(disk / "store/room.reserve")) return 4;
  if (!fs::remove(filler) || !recordSome(**store)) return 5;
  if (!fs::exists(disk / "store/room.reserve")) return 6;

  // More than what is left, though enough was left to begin.
  if (!fill(filler, 9 * kMegabyte / 2)) return 7;
  if (!isFull(recordMuch(**store))) return 8;
  if (entriesOf(**store, AuditType::writeFailed) != 1) return 9;
  const auto started = entriesOf(**store, AuditType::programStarted);
  if (!fs::remove(filler) || !recordSome(**store)) return 10;
  if (entriesOf(**store, AuditType::programStarted) != started + 1) return 11;
  const auto verdict = (*store)->read().log().verify({}, {});
  return verdict && verdict->accepted ? 0 : 12;
}

}  // namespace

TEST_CASE("a full disk stops writing, stands in the log, and writing goes on when there is room", "[faults]") {
  StoreRoom room;
  const fs::path disk = room.folder.path() / "disk";
  fs::create_directory(disk);
  const pid_t child = ::fork();
  if (child == 0) ::_exit(liveOnASmallDisk(room, disk));
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  if (WEXITSTATUS(status) == kNotAllowed) {
    WARN("not tried: this account may not mount a small disk of its own");
    return;
  }
  CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace consentry::test
