// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace consentry::storage {
namespace {

std::string ownHost() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) return {};
  return host.data();
}

std::string holderWords(base::Instant now) {
  return "process " + std::to_string(::getpid()) + " on " + ownHost() + " since " + base::toText(now) + "\n";
}

/// Who holds it, and that it cannot be ended from here when that is another computer's process.
std::string wordsAbout(std::string holder) {
  while (!holder.empty() && holder.back() == '\n') holder.pop_back();
  if (holder.empty()) return "another program";
  if (holder.find(" on " + ownHost() + " since ") == std::string::npos)
    holder += ", which is another computer: the store lies on a disk that both of them see";
  return holder;
}

}  // namespace

base::Expected<WriterLock> WriterLock::take(const std::filesystem::path& path, base::Instant now) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.valid()) return systemFailure(errno, path.filename().string());
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return systemFailure(errno, path.filename().string());
    std::array<char, 512> holder{};
    const ssize_t count = ::pread(file.get(), holder.data(), holder.size() - 1, 0);
    const std::string who(holder.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    return base::fail(base::Errc::storeBusy, "the store is being written by " + wordsAbout(who));
  }
  const std::string words = holderWords(now);
  if (::ftruncate(file.get(), 0) != 0 ||
      ::pwrite(file.get(), words.data(), words.size(), 0) != static_cast<ssize_t>(words.size()))
    return systemFailure(errno, path.filename().string());
  return WriterLock(std::move(file));
}

}  // namespace consentry::storage
