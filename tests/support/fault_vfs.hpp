// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "storage/durable_file.hpp"

namespace consentry::test {

/// What a disk does wrong.
enum class Fault {
  none,
  ioError,  ///< one operation fails with EIO
  noSpace,  ///< this operation and all that follow fail with ENOSPC, a write halfway, until heal()
  kill,     ///< the process ends; what was written stays
  powerCut  ///< the process ends; of what was not synced, sectors are kept, dropped or torn
};

struct FaultPlan {
  Fault fault = Fault::none;
  std::int64_t at = 0;          ///< which operation from now on, from 1
  unsigned seed = 0;            ///< of a power cut
  std::filesystem::path cutTo;  ///< where the folder is written as it is after the power cut
};

inline constexpr int kStopped = 42;  ///< exit status of a process that a plan ended

/// Stands between the program and the disk: as SQLite's default VFS, and in the place of the system calls of durable
/// files. Counts every write, fsync, truncate, open for writing, rename and delete of a file below `root` (the shared
/// memory of the write-ahead log is no file of the disk). For one thread, one at a time.
class FaultDisk {
 public:
  explicit FaultDisk(std::filesystem::path root);
  ~FaultDisk();
  FaultDisk(const FaultDisk&) = delete;
  FaultDisk& operator=(const FaultDisk&) = delete;

  void arm(FaultPlan plan);
  void heal() { m_plan = {}; }
  [[nodiscard]] std::int64_t operations() const { return m_count; }
  /// Whether the plan's operation was reached.
  [[nodiscard]] bool struck() const { return m_struck; }

  // For the VFS and the calls.
  struct Change {
    std::int64_t offset = 0;
    std::string bytes;
    bool truncates = false;  ///< to `offset`
  };
  struct Content {
    std::string synced;
    std::vector<Change> pending;
  };
  using File = std::shared_ptr<Content>;

  /// errno to fail with, or 0. Does not return when the process is to end.
  [[nodiscard]] int next();
  [[nodiscard]] bool holds(const std::filesystem::path& path) const;
  File opened(const std::filesystem::path& path, bool truncates);
  void renamed(const std::filesystem::path& from, const std::filesystem::path& to);
  void removed(const std::filesystem::path& path);
  static void synced(Content& file);
  void syncedNames();

 private:
  struct NameChange {
    std::filesystem::path path;
    File file;                   ///< null: the name goes
    std::filesystem::path from;  ///< of a renaming, else empty
  };
  class Calls;

  [[noreturn]] void cutPower();
  void name(const std::filesystem::path& path, File file);

  std::filesystem::path m_root;
  FaultPlan m_plan;
  std::int64_t m_count = 0;
  bool m_struck = false;
  std::map<std::filesystem::path, File> m_names;   ///< as the program sees them
  std::map<std::filesystem::path, File> m_synced;  ///< as they are after a power cut
  std::vector<NameChange> m_pendingNames;
  std::unique_ptr<storage::FileCalls> m_calls;
};

}  // namespace consentry::test
