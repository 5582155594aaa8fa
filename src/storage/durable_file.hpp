// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::storage {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : m_fd(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
  }
  [[nodiscard]] int get() const { return m_fd; }
  [[nodiscard]] bool valid() const { return m_fd >= 0; }

 private:
  int m_fd = -1;
};

/// The system calls that change a durable file. Each answers as the call of its name does, with errno.
class FileCalls {
 public:
  virtual ~FileCalls() = default;
  [[nodiscard]] virtual int open(const char* path, int flags, mode_t mode);
  [[nodiscard]] virtual ssize_t write(int fd, const void* bytes, std::size_t count);
  [[nodiscard]] virtual int fsync(int fd);
  [[nodiscard]] virtual int rename(const char* from, const char* to);
  [[nodiscard]] virtual int unlink(const char* path);
};

/// The kernel's own, unless something stands in between, as a test of full and failing disks does.
[[nodiscard]] FileCalls& fileCalls();
/// Null for the kernel's own. It outlives its use; to be called while no store is open.
void useFileCalls(FileCalls* calls);

/// What `errno` says, as an Error about `what` (a file's plain name).
[[nodiscard]] std::unexpected<base::Error> systemFailure(int error, std::string_view what);

/// Replaces the file as a whole: temporary name, fsync, rename, fsync of the directory. After a crash at any moment
/// there is the old content or the new.
[[nodiscard]] base::Expected<void> writeDurably(const std::filesystem::path& file, base::ByteView content, mode_t mode);
/// Nothing when there is no such file.
[[nodiscard]] base::Expected<std::optional<std::string>> readSmallFile(const std::filesystem::path& file);
/// Overwrites the content in place with zeros, so that it is gone where the file system writes in place.
[[nodiscard]] base::Expected<void> overwriteFile(const std::filesystem::path& file);
/// Overwrites and removes the file; nothing happens when there is none.
[[nodiscard]] base::Expected<void> destroyFile(const std::filesystem::path& file);
/// Both in one directory, which is fsynced. After a crash there is the one name or the other.
[[nodiscard]] base::Expected<void> renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);
/// The name is gone after a crash, too. No such file is no failure.
[[nodiscard]] base::Expected<void> removeDurably(const std::filesystem::path& file);
[[nodiscard]] base::Expected<void> syncDirectory(const std::filesystem::path& directory);

}  // namespace consentry::storage
