// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace consentry::storage {
namespace {

std::string holderWords(base::Instant now) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return "process " + std::to_string(::getpid()) + " on " + host.data() + " since " + base::toText(now) + "\n";
}

}  // namespace

base::Expected<WriterLock> WriterLock::take(const std::filesystem::path& path, base::Instant now) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.valid()) return systemFailure(errno, path.filename().string());
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return systemFailure(errno, path.filename().string());
    std::array<char, 512> holder{};
    const ssize_t count = ::pread(file.get(), holder.data(), holder.size() - 1, 0);
    std::string who(holder.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    while (!who.empty() && who.back() == '\n') who.pop_back();
    return base::fail(base::Errc::storeBusy,
                      "the store is being written by " + (who.empty() ? "another program" : who));
  }
  const std::string words = holderWords(now);
  if (::ftruncate(file.get(), 0) != 0 ||
      ::pwrite(file.get(), words.data(), words.size(), 0) != static_cast<ssize_t>(words.size()))
    return systemFailure(errno, path.filename().string());
  return WriterLock(std::move(file));
}

}  // namespace consentry::storage
