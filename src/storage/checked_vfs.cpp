// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/checked_vfs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "crypto/hash.hpp"

namespace consentry::storage {
namespace {

constexpr std::size_t kReservedAt = 20;  // of SQLite's file format: bytes at the end of a page that are not its own
constexpr std::size_t kHeader = 100;
constexpr int kAskWhetherChecked = 0x434f4e53;  // a file control of ours; SQLite's own are small numbers
constexpr std::string_view kMagic("SQLite format 3\0", 16);

thread_local int t_lastError = 0;

using Bytes = std::span<const std::byte>;

struct CheckedFile {
  sqlite3_file base;
  sqlite3_file* below;
  bool database;  ///< else a write-ahead log, which has sums of its own, or a temporary file
  bool checked;   ///< as the header of the database says
  bool made;      ///< was empty when it was opened
};

sqlite3_vfs* system() {
  return sqlite3_vfs_find(nullptr);
}
CheckedFile& ours(sqlite3_file* file) {
  return *reinterpret_cast<CheckedFile*>(file);
}
sqlite3_file* below(sqlite3_file* file) {
  return ours(file).below;
}
const sqlite3_io_methods& calls(sqlite3_file* file) {
  return *below(file)->pMethods;
}

int noted(int code) {
  const int kind = code & 0xff;
  // The end of a file is no failure.
  if (code == SQLITE_IOERR_SHORT_READ) return code;
  if (kind == SQLITE_IOERR || kind == SQLITE_FULL || kind == SQLITE_CANTOPEN)
    t_lastError = system()->xGetLastError(system(), 0, nullptr);
  return code;
}

std::array<std::byte, kPageSumBytes> sumOf(Bytes content, sqlite3_int64 offset) {
  std::array<std::byte, 8> place{};
  for (std::size_t i = 0; i < place.size(); ++i)
    place[i] = static_cast<std::byte>(static_cast<std::uint64_t>(offset) >> (8 * i));
  crypto::Sha256 hash;
  hash.update(place);
  hash.update(content);
  const auto digest = hash.finish();
  std::array<std::byte, kPageSumBytes> sum{};
  std::copy_n(digest.value.begin(), sum.size(), sum.begin());
  return sum;
}

bool fits(Bytes page, sqlite3_int64 offset) {
  return std::ranges::equal(sumOf(page.first(page.size() - kPageSumBytes), offset), page.last(kPageSumBytes));
}

/// SQLite reads and writes whole pages; all else of a database file are looks at its header.
bool isPage(const CheckedFile& file, int count, sqlite3_int64 offset) {
  return file.database && count >= 512 && (count & (count - 1)) == 0 && offset % count == 0;
}

bool saysChecked(Bytes header) {
  return std::ranges::equal(header.first(kMagic.size()), std::as_bytes(std::span(kMagic))) &&
         header[kReservedAt] == std::byte{kPageSumBytes};
}

/// A first page that would fit if only its header still said that there are sums.
bool lostItsMark(Bytes page) {
  std::vector<std::byte> copy(page.begin(), page.end());
  copy[kReservedAt] = std::byte{kPageSumBytes};
  return fits(copy, 0);
}

int closeFile(sqlite3_file* file) {
  const int code = calls(file).xClose(below(file));
  sqlite3_free(below(file));
  return code;
}

int readFile(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
  CheckedFile& here = ours(file);
  if (const int code = noted(calls(file).xRead(below(file), out, count, offset)); code != SQLITE_OK) return code;
  const Bytes read(static_cast<const std::byte*>(out), static_cast<std::size_t>(count));
  if (here.database && offset == 0 && read.size() >= kHeader) here.checked = saysChecked(read);
  if (!isPage(here, count, offset)) return SQLITE_OK;
  const bool good = here.checked ? fits(read, offset) : offset != 0 || !lostItsMark(read);
  return good ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int writeSummed(sqlite3_file* file, Bytes given, sqlite3_int64 offset) {
  thread_local std::vector<std::byte> page;
  page.assign(given.begin(), given.end() - kPageSumBytes);
  const auto sum = sumOf(page, offset);
  page.insert(page.end(), sum.begin(), sum.end());
  return noted(calls(file).xWrite(below(file), page.data(), static_cast<int>(page.size()), offset));
}

/// A database that outgrows SQLite's memory while it is made is written from its second page on; only the first says
/// that there are sums.
int sumPagesBehindTheFirst(sqlite3_file* file, int pageSize) {
  sqlite3_int64 size = 0;
  if (const int code = noted(calls(file).xFileSize(below(file), &size)); code != SQLITE_OK) return code;
  std::vector<std::byte> page(static_cast<std::size_t>(pageSize));
  for (sqlite3_int64 at = pageSize; at + pageSize <= size; at += pageSize) {
    if (const int code = noted(calls(file).xRead(below(file), page.data(), pageSize, at)); code != SQLITE_OK)
      return code;
    if (const int code = writeSummed(file, page, at); code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  CheckedFile& here = ours(file);
  const Bytes given(static_cast<const std::byte*>(bytes), static_cast<std::size_t>(count));
  if (here.database && offset == 0 && given.size() >= kHeader) {
    const bool before = std::exchange(here.checked, saysChecked(given));
    if (here.made && here.checked && !before)
      if (const int code = sumPagesBehindTheFirst(file, count); code != SQLITE_OK) return code;
  }
  if (!here.checked || !isPage(here, count, offset))
    return noted(calls(file).xWrite(below(file), bytes, count, offset));
  return writeSummed(file, given, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
  return noted(calls(file).xTruncate(below(file), size));
}
int syncFile(sqlite3_file* file, int flags) {
  return noted(calls(file).xSync(below(file), flags));
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
  return noted(calls(file).xFileSize(below(file), size));
}
int lockFile(sqlite3_file* file, int level) {
  return noted(calls(file).xLock(below(file), level));
}
int unlockFile(sqlite3_file* file, int level) {
  return noted(calls(file).xUnlock(below(file), level));
}
int checkReserved(sqlite3_file* file, int* out) {
  return noted(calls(file).xCheckReservedLock(below(file), out));
}
int control(sqlite3_file* file, int what, void* argument) {
  if (what != kAskWhetherChecked) return calls(file).xFileControl(below(file), what, argument);
  *static_cast<bool*>(argument) = ours(file).checked;
  return SQLITE_OK;
}
int sectorSize(sqlite3_file* file) {
  return calls(file).xSectorSize(below(file));
}
int characteristics(sqlite3_file* file) {
  return calls(file).xDeviceCharacteristics(below(file));
}
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return noted(calls(file).xShmMap(below(file), page, size, extend, out));
}
int shmLock(sqlite3_file* file, int offset, int count, int flags) {
  return calls(file).xShmLock(below(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file) {
  calls(file).xShmBarrier(below(file));
}
int shmUnmap(sqlite3_file* file, int removes) {
  return calls(file).xShmUnmap(below(file), removes);
}

// Version 2 has no memory mapping: pages read through one would pass by unchecked.
constexpr sqlite3_io_methods kMethods = {2,          closeFile,  readFile,        writeFile,  truncateFile,
                                         syncFile,   fileSize,   lockFile,        unlockFile, checkReserved,
                                         control,    sectorSize, characteristics, shmMap,     shmLock,
                                         shmBarrier, shmUnmap,   nullptr,         nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
  CheckedFile& made = ours(file);
  made = {};
  auto* const memory = static_cast<sqlite3_file*>(sqlite3_malloc(system()->szOsFile));
  if (memory == nullptr) return SQLITE_NOMEM;
  memory->pMethods = nullptr;
  const int code = noted(system()->xOpen(system(), name, memory, flags, outFlags));
  if (code != SQLITE_OK) {
    if (memory->pMethods != nullptr) memory->pMethods->xClose(memory);
    sqlite3_free(memory);
    return code;
  }
  sqlite3_int64 size = 0;
  const bool empty = memory->pMethods->xFileSize(memory, &size) == SQLITE_OK && size == 0;
  made = {.base = {&kMethods},
          .below = memory,
          .database = (flags & SQLITE_OPEN_MAIN_DB) != 0,
          .checked = false,
          .made = empty};
  return SQLITE_OK;
}
int deleteFile(sqlite3_vfs*, const char* name, int syncs) {
  return noted(system()->xDelete(system(), name, syncs));
}
int accessFile(sqlite3_vfs*, const char* name, int flags, int* out) {
  return noted(system()->xAccess(system(), name, flags, out));
}
int fullName(sqlite3_vfs*, const char* name, int size, char* out) {
  return noted(system()->xFullPathname(system(), name, size, out));
}
int randomness(sqlite3_vfs*, int size, char* out) {
  return system()->xRandomness(system(), size, out);
}
int pause(sqlite3_vfs*, int microseconds) {
  return system()->xSleep(system(), microseconds);
}
int julianDay(sqlite3_vfs*, double* out) {
  return system()->xCurrentTime(system(), out);
}
int lastError(sqlite3_vfs*, int, char*) {
  return t_lastError;
}

sqlite3_vfs makeVfs() {
  sqlite3_vfs vfs{};
  vfs.iVersion = 1;
  vfs.szOsFile = sizeof(CheckedFile);
  vfs.mxPathname = system()->mxPathname;
  vfs.zName = "consentry-checked";
  vfs.xOpen = openFile;
  vfs.xDelete = deleteFile;
  vfs.xAccess = accessFile;
  vfs.xFullPathname = fullName;
  vfs.xRandomness = randomness;
  vfs.xSleep = pause;
  vfs.xCurrentTime = julianDay;
  vfs.xGetLastError = lastError;
  return vfs;
}

}  // namespace

const char* checkedVfs() {
  static sqlite3_vfs vfs = makeVfs();
  static const int registered = sqlite3_vfs_register(&vfs, 0);
  return registered == SQLITE_OK ? vfs.zName : nullptr;
}

bool pagesAreChecked(sqlite3* db) {
  bool checked = false;
  return sqlite3_file_control(db, "main", kAskWhetherChecked, &checked) == SQLITE_OK && checked;
}

int lastSystemError() {
  return t_lastError;
}

}  // namespace consentry::storage
