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
[[nodiscard]] base::Expected<void> syncDirectory(const std::filesystem::path& directory);

}  // namespace consentry::storage
