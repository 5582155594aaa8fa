// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_vfs.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace consentry::test {
namespace {

namespace fs = std::filesystem;

FaultDisk* g_disk = nullptr;
int g_lastError = 0;

/// SQLite's view of an open file; the real one lies behind it in the same memory.
struct FaultFile {
  sqlite3_file base;
  FaultDisk::File* file;  ///< null for files that are not modelled
  bool nameUnsynced;      ///< the real VFS syncs the directory of a new journal with its first sync
};

sqlite3_vfs* real() {
  static sqlite3_vfs* const vfs = sqlite3_vfs_find("unix");
  return vfs;
}
FaultFile* ours(sqlite3_file* file) {
  return reinterpret_cast<FaultFile*>(file);
}
sqlite3_file* below(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(ours(file) + 1);
}
const sqlite3_io_methods& calls(sqlite3_file* file) {
  return *below(file)->pMethods;
}

/// Whether the operation fails, with the code that SQLite's own VFS would answer.
int strike(sqlite3_file* file, int ioCode) {
  if (ours(file)->file == nullptr || g_disk == nullptr) return SQLITE_OK;
  g_lastError = g_disk->next();
  if (g_lastError == 0) return SQLITE_OK;
  return g_lastError == ENOSPC && ioCode == SQLITE_IOERR_WRITE ? SQLITE_FULL : ioCode;
}

int closeFile(sqlite3_file* file) {
  delete ours(file)->file;
  return calls(file).xClose(below(file));
}
int readFile(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
  return calls(file).xRead(below(file), out, count, offset);
}
int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  const int failed = strike(file, SQLITE_IOERR_WRITE);
  const int kept = failed == SQLITE_OK ? count : failed == SQLITE_FULL ? count / 2 : 0;
  if (kept > 0) {
    if (ours(file)->file != nullptr)
      (*ours(file)->file)
          ->pending.push_back({offset, {static_cast<const char*>(bytes), static_cast<std::size_t>(kept)}, false});
    const int written = calls(file).xWrite(below(file), bytes, kept, offset);
    if (written != SQLITE_OK) return written;
  }
  return failed;
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
  if (const int failed = strike(file, SQLITE_IOERR_TRUNCATE); failed != SQLITE_OK) return failed;
  if (ours(file)->file != nullptr) (*ours(file)->file)->pending.push_back({size, {}, true});
  return calls(file).xTruncate(below(file), size);
}
int syncFile(sqlite3_file* file, int flags) {
  if (const int failed = strike(file, SQLITE_IOERR_FSYNC); failed != SQLITE_OK) return failed;
  const int code = calls(file).xSync(below(file), flags);
  if (ours(file)->file != nullptr) {
    FaultDisk::synced(**ours(file)->file);
    if (std::exchange(ours(file)->nameUnsynced, false) && g_disk != nullptr) g_disk->syncedNames();
  }
  return code;
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
  return calls(file).xFileSize(below(file), size);
}
int lockFile(sqlite3_file* file, int level) {
  return calls(file).xLock(below(file), level);
}
int unlockFile(sqlite3_file* file, int level) {
  return calls(file).xUnlock(below(file), level);
}
int checkReserved(sqlite3_file* file, int* out) {
  return calls(file).xCheckReservedLock(below(file), out);
}
int control(sqlite3_file* file, int what, void* argument) {
  return calls(file).xFileControl(below(file), what, argument);
}
int sectorSize(sqlite3_file* file) {
  return calls(file).xSectorSize(below(file));
}
int characteristics(sqlite3_file* file) {
  return calls(file).xDeviceCharacteristics(below(file));
}
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return calls(file).xShmMap(below(file), page, size, extend, out);
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

// Version 2: without memory mapping, so that no write passes by.
constexpr sqlite3_io_methods kMethods = {2,          closeFile,  readFile,        writeFile,  truncateFile,
                                         syncFile,   fileSize,   lockFile,        unlockFile, checkReserved,
                                         control,    sectorSize, characteristics, shmMap,     shmLock,
                                         shmBarrier, shmUnmap,   nullptr,         nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
  FaultFile& made = *ours(file);
  made = {};
  const bool modelled = g_disk != nullptr && name != nullptr && g_disk->holds(name);
  const bool isNew = modelled && !fs::exists(name);
  if (isNew) {
    g_lastError = g_disk->next();
    if (g_lastError != 0) return SQLITE_CANTOPEN;
  }
  const int code = real()->xOpen(real(), name, below(file), flags, outFlags);
  if (code != SQLITE_OK) return code;
  if (modelled && (flags & SQLITE_OPEN_READWRITE) != 0) made.file = new FaultDisk::File(g_disk->opened(name, false));
  made.nameUnsynced = isNew && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  made.base.pMethods = &kMethods;
  return SQLITE_OK;
}
int deleteFile(sqlite3_vfs*, const char* name, int syncs) {
  if (g_disk != nullptr && g_disk->holds(name) && fs::exists(name)) {
    g_lastError = g_disk->next();
    if (g_lastError != 0) return SQLITE_IOERR_DELETE;
    g_disk->removed(name);
  }
  const int code = real()->xDelete(real(), name, syncs);
  if (code == SQLITE_OK && syncs != 0 && g_disk != nullptr && g_disk->holds(name)) g_disk->syncedNames();
  return code;
}
int accessFile(sqlite3_vfs*, const char* name, int flags, int* out) {
  return real()->xAccess(real(), name, flags, out);
}
int fullName(sqlite3_vfs*, const char* name, int size, char* out) {
  return real()->xFullPathname(real(), name, size, out);
}
int randomness(sqlite3_vfs*, int size, char* out) {
  return real()->xRandomness(real(), size, out);
}
int pause(sqlite3_vfs*, int microseconds) {
  return real()->xSleep(real(), microseconds);
}
int now(sqlite3_vfs*, double* out) {
  return real()->xCurrentTime(real(), out);
}
int lastError(sqlite3_vfs*, int size, char* out) {
  return g_lastError != 0 ? g_lastError : real()->xGetLastError(real(), size, out);
}

sqlite3_vfs g_vfs = {.iVersion = 1,
                     .szOsFile = 0,
                     .mxPathname = 0,
                     .pNext = nullptr,
                     .zName = "faults",
                     .pAppData = nullptr,
                     .xOpen = openFile,
                     .xDelete = deleteFile,
                     .xAccess = accessFile,
                     .xFullPathname = fullName,
                     .xDlOpen = nullptr,
                     .xDlError = nullptr,
                     .xDlSym = nullptr,
                     .xDlClose = nullptr,
                     .xRandomness = randomness,
                     .xSleep = pause,
                     .xCurrentTime = now,
                     .xGetLastError = lastError,
                     .xCurrentTimeInt64 = nullptr,
                     .xSetSystemCall = nullptr,
                     .xGetSystemCall = nullptr,
                     .xNextSystemCall = nullptr};

std::string readWhole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void apply(std::string& content, const FaultDisk::Change& change) {
  const auto offset = static_cast<std::size_t>(change.offset);
  if (change.truncates) {
    content.resize(offset);
    return;
  }
  if (content.size() < offset + change.bytes.size()) content.resize(offset + change.bytes.size());
  content.replace(offset, change.bytes.size(), change.bytes);
}

/// Sector by sector: written, not written, or written halfway.
void applyTorn(std::string& content, const FaultDisk::Change& change, std::size_t sector, std::minstd_rand& random) {
  if (change.truncates) {
    if (random() % 2 == 0) apply(content, change);
    return;
  }
  for (std::size_t done = 0; done < change.bytes.size();) {
    const auto at = static_cast<std::size_t>(change.offset) + done;
    std::size_t count = std::min(sector - at % sector, change.bytes.size() - done);
    const std::size_t whole = count;
    const auto fate = random() % 4;
    if (fate == 3) count = random() % count;
    if (fate != 0 && count > 0)
      apply(content, {static_cast<std::int64_t>(at), change.bytes.substr(done, count), false});
    done += whole;
  }
}

}  // namespace

class FaultDisk::Calls final : public storage::FileCalls {
 public:
  explicit Calls(FaultDisk& disk) : m_disk(disk) {}

  int open(const char* path, int flags, mode_t mode) override {
    const bool directory = (flags & O_DIRECTORY) != 0;
    if (!directory && fails()) return -1;
    const int fd = FileCalls::open(path, flags, mode);
    if (fd >= 0) m_files[fd] = directory ? nullptr : m_disk.opened(path, (flags & O_TRUNC) != 0);
    return fd;
  }
  ssize_t write(int fd, const void* bytes, std::size_t count) override {
    const bool failed = fails();
    if (failed && (errno != ENOSPC || count < 2)) return -1;
    if (failed) count /= 2;
    m_files[fd]->pending.push_back({::lseek(fd, 0, SEEK_CUR), {static_cast<const char*>(bytes), count}, false});
    return FileCalls::write(fd, bytes, count);
  }
  int fsync(int fd) override {
    if (fails()) return -1;
    if (m_files[fd])
      synced(*m_files[fd]);
    else
      m_disk.syncedNames();
    return 0;
  }
  int rename(const char* from, const char* to) override {
    if (fails()) return -1;
    m_disk.renamed(from, to);
    return FileCalls::rename(from, to);
  }
  int unlink(const char* path) override {
    if (fails()) return -1;
    m_disk.removed(path);
    return FileCalls::unlink(path);
  }

 private:
  bool fails() {
    const int error = m_disk.next();
    if (error != 0) errno = error;
    return error != 0;
  }

  FaultDisk& m_disk;
  std::map<int, File> m_files;  ///< null for a directory
};

FaultDisk::FaultDisk(fs::path root) : m_root(std::move(root)), m_calls(std::make_unique<Calls>(*this)) {
  for (const auto& entry : fs::recursive_directory_iterator(m_root)) {
    if (!entry.is_regular_file()) continue;
    auto file = std::make_shared<Content>();
    file->synced = readWhole(entry.path());
    m_names[entry.path()] = file;
    m_synced[entry.path()] = file;
  }
  g_disk = this;
  g_lastError = 0;
  g_vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + real()->szOsFile;
  g_vfs.mxPathname = real()->mxPathname;
  sqlite3_vfs_register(&g_vfs, 1);
  storage::useFileCalls(m_calls.get());
}

FaultDisk::~FaultDisk() {
  storage::useFileCalls(nullptr);
  sqlite3_vfs_register(real(), 1);
  g_disk = nullptr;
}

void FaultDisk::arm(FaultPlan plan) {
  m_plan = std::move(plan);
  m_count = 0;
  m_struck = false;
}

int FaultDisk::next() {
  ++m_count;
  const bool now = m_count == m_plan.at;
  m_struck = m_struck || now;
  switch (m_plan.fault) {
    case Fault::none:
      return 0;
    case Fault::ioError:
      return now ? EIO : 0;
    case Fault::noSpace:
      return m_count >= m_plan.at ? ENOSPC : 0;
    case Fault::kill:
      if (now) ::_exit(kStopped);
      return 0;
    case Fault::powerCut:
      if (now) cutPower();
      return 0;
  }
  return 0;
}

bool FaultDisk::holds(const fs::path& path) const {
  return path.string().starts_with(m_root.string() + "/") && !path.string().ends_with("-shm");
}

void FaultDisk::name(const fs::path& path, File file) {
  if (file)
    m_names[path] = file;
  else
    m_names.erase(path);
  m_pendingNames.push_back({path, std::move(file), {}});
}

FaultDisk::File FaultDisk::opened(const fs::path& path, bool truncates) {
  const auto found = m_names.find(path);
  const File file = found != m_names.end() ? found->second : std::make_shared<Content>();
  if (found == m_names.end())
    name(path, file);
  else if (truncates)
    file->pending.push_back({0, {}, true});
  return file;
}

void FaultDisk::renamed(const fs::path& from, const fs::path& to) {
  const File file = m_names[from];
  m_names.erase(from);
  m_names[to] = file;
  m_pendingNames.push_back({to, file, from});
}

void FaultDisk::removed(const fs::path& path) {
  if (m_names.contains(path)) name(path, nullptr);
}

void FaultDisk::synced(Content& file) {
  for (const auto& change : file.pending) apply(file.synced, change);
  file.pending.clear();
}

void FaultDisk::syncedNames() {
  for (auto& change : m_pendingNames) {
    if (change.file)
      m_synced[change.path] = change.file;
    else
      m_synced.erase(change.path);
    m_synced.erase(change.from);
  }
  m_pendingNames.clear();
}

void FaultDisk::cutPower() {
  std::minstd_rand random(m_plan.seed * 2654435761U + 1);
  const std::size_t sector = random() % 2 == 0 ? 512 : 4096;
  // Names change in order: a file system's journal holds some first part of the changes.
  m_pendingNames.resize(random() % (m_pendingNames.size() + 1));
  syncedNames();
  for (const auto& [path, file] : m_synced) {
    std::string content = file->synced;
    for (const auto& change : file->pending) applyTorn(content, change, sector, random);
    const fs::path copy = m_plan.cutTo / fs::relative(path, m_root);
    fs::create_directories(copy.parent_path());
    std::ofstream(copy, std::ios::binary) << content;
    ::chmod(copy.c_str(), 0600);
  }
  ::_exit(kStopped);
}

}  // namespace consentry::test
