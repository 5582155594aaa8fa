// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>

namespace consentry::storage {
namespace {

FileCalls* g_calls = nullptr;

constexpr std::size_t kSmall = 1024 * 1024;

base::Expected<void> writeAll(int fd, base::ByteView content, std::string_view what) {
  while (!content.empty()) {
    const ssize_t count = fileCalls().write(fd, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return systemFailure(errno, what);
    content = content.subspan(static_cast<std::size_t>(count));
  }
  if (fileCalls().fsync(fd) != 0) return systemFailure(errno, what);
  return {};
}

}  // namespace

int FileCalls::open(const char* path, int flags, mode_t mode) {
  return ::open(path, flags, mode);
}
ssize_t FileCalls::write(int fd, const void* bytes, std::size_t count) {
  return ::write(fd, bytes, count);
}
int FileCalls::fsync(int fd) {
  return ::fsync(fd);
}
int FileCalls::rename(const char* from, const char* to) {
  return ::rename(from, to);
}
int FileCalls::unlink(const char* path) {
  return ::unlink(path);
}

FileCalls& fileCalls() {
  static FileCalls kernel;
  return g_calls != nullptr ? *g_calls : kernel;
}

void useFileCalls(FileCalls* calls) {
  g_calls = calls;
}

Descriptor::~Descriptor() {
  if (m_fd >= 0) ::close(m_fd);
}

std::unexpected<base::Error> systemFailure(int error, std::string_view what) {
  const std::string message = std::string(what) + ": " + std::generic_category().message(error);
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return base::fail(base::Errc::notFound, message);
    case EEXIST:
    case ENOTEMPTY:
      return base::fail(base::Errc::alreadyExists, message);
    case EACCES:
    case EPERM:
    case EROFS:
      return base::fail(base::Errc::noPermission, message);
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return base::fail(base::Errc::diskFull, message);
    default:
      return base::fail(base::Errc::ioError, message);
  }
}

base::Expected<void> writeDurably(const std::filesystem::path& file, base::ByteView content, mode_t mode) {
  const std::string what = file.filename().string();
  const std::filesystem::path temporary = file.string() + ".new";
  {
    const Descriptor out(
        fileCalls().open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!out.valid()) return systemFailure(errno, what);
    TRY_VOID(writeAll(out.get(), content, what));
  }
  return renameDurably(temporary, file);
}

base::Expected<std::optional<std::string>> readSmallFile(const std::filesystem::path& file) {
  const std::string what = file.filename().string();
  // A pipe in its place must not keep the program waiting for somebody to write into it.
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
  if (!in.valid() && errno == ENOENT) return std::nullopt;
  if (!in.valid()) return systemFailure(errno, what);
  struct stat facts{};
  if (::fstat(in.get(), &facts) != 0) return systemFailure(errno, what);
  if (!S_ISREG(facts.st_mode)) return base::fail(base::Errc::storeDamaged, what + " is not a file");
  std::string content;
  std::array<char, 4096> piece{};
  for (;;) {
    const ssize_t count = ::read(in.get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return systemFailure(errno, what);
    if (count == 0) return content;
    content.append(piece.data(), static_cast<std::size_t>(count));
    if (content.size() > kSmall) return base::fail(base::Errc::limitExceeded, what + " is far too long");
  }
}

base::Expected<void> overwriteFile(const std::filesystem::path& file) {
  const std::string what = file.filename().string();
  const Descriptor out(fileCalls().open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0));
  if (!out.valid() && errno == ENOENT) return {};
  if (!out.valid()) return systemFailure(errno, what);
  struct stat facts{};
  if (::fstat(out.get(), &facts) != 0) return systemFailure(errno, what);
  return writeAll(out.get(), base::Bytes(static_cast<std::size_t>(facts.st_size)), what);
}

base::Expected<void> destroyFile(const std::filesystem::path& file) {
  TRY_VOID(overwriteFile(file));
  return removeDurably(file);
}

base::Expected<void> renameDurably(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (fileCalls().rename(from.c_str(), to.c_str()) != 0) return systemFailure(errno, to.filename().string());
  return syncDirectory(to.parent_path());
}

base::Expected<void> removeDurably(const std::filesystem::path& file) {
  if (fileCalls().unlink(file.c_str()) == 0) return syncDirectory(file.parent_path());
  if (errno == ENOENT) return {};
  return systemFailure(errno, file.filename().string());
}

base::Expected<void> syncDirectory(const std::filesystem::path& directory) {
  const Descriptor in(fileCalls().open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0));
  if (!in.valid() || fileCalls().fsync(in.get()) != 0) return systemFailure(errno, directory.filename().string());
  return {};
}

}  // namespace consentry::storage
