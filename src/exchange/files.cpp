// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "exchange/descriptor.hpp"

namespace consentry::exchange {
namespace {

using base::Errc;

Errc codeOf(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Errc::notFound;
    case EACCES:
    case EPERM:
    case EROFS:
      return Errc::noPermission;
    case ENOSPC:
    case EDQUOT:
      return Errc::diskFull;
    case EEXIST:
      return Errc::alreadyExists;
    case ELOOP:
    case EXDEV:
      return Errc::denied;
    case EISDIR:
    case ENXIO:
      return Errc::unreadable;
    default:
      return Errc::ioError;
  }
}

std::unexpected<base::Error> failed(std::string_view what, int error) {
  return base::fail(codeOf(error), fmt::format("{}: {}", what, std::strerror(error)));
}

/// O_NONBLOCK so that a named pipe cannot hang the program before it is seen not to be a file.
constexpr int kReadFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

base::Expected<base::Bytes> readAll(const Descriptor& fd, std::int64_t limit) {
  struct stat info{};
  if (::fstat(fd.number(), &info) != 0) return failed("fstat", errno);
  if (!S_ISREG(info.st_mode)) return base::fail(Errc::unreadable, "not a regular file");
  const auto tooLarge = [&] { return base::fail(Errc::limitExceeded, fmt::format("larger than {} bytes", limit)); };
  if (info.st_size > limit) return tooLarge();

  // The size is a hint: the file may grow or shrink while it is read, so one byte more than it is asked for.
  base::Bytes bytes(static_cast<std::size_t>(info.st_size) + 1);
  std::size_t filled = 0;
  while (true) {
    const auto got = ::read(fd.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed("read", errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > static_cast<std::size_t>(limit)) return tooLarge();
    if (filled == bytes.size()) bytes.resize(filled + 64 * 1024);
  }
  bytes.resize(filled);
  return bytes;
}

Descriptor openBeneathByKernel(const Descriptor& folder, const std::string& path) {
  open_how how{};
  how.flags = static_cast<std::uint64_t>(kReadFlags);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  constexpr int kTries = 16;
  for (int i = 0; i < kTries; ++i) {
    const long fd = ::syscall(SYS_openat2, folder.number(), path.c_str(), &how, sizeof how);
    // EAGAIN: something was renamed meanwhile and the kernel could not be sure.
    if (fd >= 0 || errno != EAGAIN) return Descriptor(static_cast<int>(fd));
  }
  return Descriptor(-1);
}

Descriptor openBeneathStepwise(const Descriptor& folder, std::string_view path) {
  Descriptor here(::dup(folder.number()));
  while (here.isOpen()) {
    const auto slash = path.find('/');
    const std::string name(path.substr(0, slash));
    const bool last = slash == std::string_view::npos;
    const int flags = (last ? kReadFlags : O_PATH | O_DIRECTORY | O_CLOEXEC) | O_NOFOLLOW;
    Descriptor next(::openat(here.number(), name.c_str(), flags));
    const int error = errno;
    if (!next.isOpen() && !last && error == ENOTDIR) {
      // A link to a folder answers ENOTDIR here; it is a link all the same.
      struct stat info{};
      const bool link =
          ::fstatat(here.number(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(info.st_mode);
      errno = link ? ELOOP : ENOTDIR;
      return next;
    }
    errno = error;
    if (last) return next;
    here = std::move(next);
    path.remove_prefix(slash + 1);
  }
  return here;
}

base::Expected<void> writeAll(const Descriptor& fd, base::ByteView content) {
  while (!content.empty()) {
    const auto put = ::write(fd.number(), content.data(), content.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return failed("write", errno);
    content = content.subspan(static_cast<std::size_t>(put));
  }
  return {};
}

base::Expected<void> writeEach(const Descriptor& fd, const Pieces& next) {
  while (const auto piece = next()) TRY_VOID(writeAll(fd, base::asBytes(*piece)));
  if (::fsync(fd.number()) != 0) return failed("fsync", errno);
  return {};
}

base::Expected<void> moveInto(const std::filesystem::path& from, const std::filesystem::path& to, Existing existing) {
  const unsigned flags = existing == Existing::keep ? RENAME_NOREPLACE : 0;
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0) return {};
  // A file system without RENAME_NOREPLACE: a hard link fails on an existing name just as well.
  if (existing == Existing::keep && errno == EINVAL && ::link(from.c_str(), to.c_str()) == 0) {
    ::unlink(from.c_str());
    return {};
  }
  return failed("rename", errno);
}

base::Expected<void> syncFolder(const std::filesystem::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems of sticks cannot sync a folder and say EINVAL; there is nothing more to do on them.
  if (!fd.isOpen() || (::fsync(fd.number()) != 0 && errno != EINVAL)) return failed("fsync of the folder", errno);
  return {};
}

}  // namespace

base::Expected<base::Bytes> readWhole(const std::filesystem::path& file, std::int64_t limit) {
  const Descriptor fd(::open(file.c_str(), kReadFlags));
  if (!fd.isOpen()) return failed("open", errno);
  return readAll(fd, limit);
}

base::Expected<std::string> pathBeneath(std::string_view file) {
  constexpr std::size_t kLongestPath = 4095;
  constexpr std::size_t kLongestName = 255;
  const auto no = [](const char* why) { return base::fail(Errc::denied, why); };
  if (file.empty()) return no("empty");
  if (file.front() == '/') return no("an absolute path");
  if (file.back() == '/') return no("names a folder");
  if (file.size() > kLongestPath) return no("longer than a path can be");
  if (file.contains('\0')) return no("a NUL byte");
  std::string out;
  while (!file.empty()) {
    const auto slash = std::min(file.find('/'), file.size());
    const std::string_view name = file.substr(0, slash);
    file.remove_prefix(std::min(slash + 1, file.size()));
    if (name == "..") return no("leaves the folder");
    if (name.size() > kLongestName) return no("longer than a file name can be");
    if (name.empty() || name == ".") continue;
    if (!out.empty()) out += '/';
    out += name;
  }
  if (out.empty()) return no("names a folder");
  return out;
}

base::Expected<base::Bytes> readBeneath(const std::filesystem::path& folder, std::string_view file, std::int64_t limit,
                                        Walk walk) {
  TRY(const std::string path, pathBeneath(file));
  const Descriptor root(::open(folder.empty() ? "." : folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!root.isOpen()) return failed("folder", errno);
  Descriptor fd = walk == Walk::kernel ? openBeneathByKernel(root, path) : Descriptor(-1);
  // ENOSYS from an old kernel, EPERM from a sandbox that does not know the call.
  const bool unknownCall = !fd.isOpen() && (errno == ENOSYS || errno == EPERM || errno == EAGAIN);
  if (walk == Walk::stepwise || unknownCall) fd = openBeneathStepwise(root, path);
  if (!fd.isOpen()) return failed("open", errno);
  return readAll(fd, limit);
}

base::Expected<bool> isAbsentOrBeginsWith(const std::filesystem::path& file, std::string_view head) {
  const Descriptor fd(::open(file.c_str(), kReadFlags));
  if (!fd.isOpen() && errno == ENOENT) return true;
  if (!fd.isOpen()) return failed("open", errno);
  struct stat info{};
  if (::fstat(fd.number(), &info) != 0) return failed("fstat", errno);
  if (!S_ISREG(info.st_mode)) return base::fail(Errc::unreadable, "not a regular file");
  if (info.st_size == 0) return true;
  std::string found(head.size(), '\0');
  const auto got = ::pread(fd.number(), found.data(), found.size(), 0);
  if (got < 0) return failed("read", errno);
  return static_cast<std::size_t>(got) == head.size() && found == head;
}

base::Expected<void> writeAtomically(const std::filesystem::path& file, base::ByteView content, Existing existing) {
  bool given = false;
  const Pieces once = [&]() -> std::optional<std::string> {
    if (std::exchange(given, true)) return std::nullopt;
    return std::string(base::asText(content));
  };
  return writePieces(file, once, existing);
}

base::Expected<void> writePieces(const std::filesystem::path& file, const Pieces& content, Existing existing) {
  if (!file.has_filename()) return base::fail(Errc::invalidArgument, "no file name");
  if (existing == Existing::keep && ::access(file.c_str(), F_OK) == 0)
    return base::fail(Errc::alreadyExists, "a file of that name is there already");
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  static std::atomic<unsigned> counter = 0;
  std::filesystem::path temporary;
  Descriptor fd(-1);
  do {
    temporary = folder / fmt::format(".consentry-{}-{}.part", ::getpid(), counter++);
    fd = Descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  } while (!fd.isOpen() && errno == EEXIST);
  if (!fd.isOpen()) return failed("create", errno);

  auto written = writeEach(fd, content);
  if (written) written = moveInto(temporary, file, existing);
  if (!written) {
    ::unlink(temporary.c_str());
    return written;
  }
  return syncFolder(folder);
}

}  // namespace consentry::exchange
