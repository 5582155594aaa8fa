// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/staged_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ranges>
#include <system_error>

#include "crypto/hash.hpp"
#include "storage/durable_file.hpp"

namespace consentry::storage {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using base::Expected;

constexpr std::size_t kPiece = 1 << 20;

/// Every piece of the file in turn.
template <class Use>
Expected<void> eachPiece(int fd, std::string_view what, Use&& use) {
  base::Bytes piece(kPiece);
  for (;;) {
    const ssize_t count = ::read(fd, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return systemFailure(errno, what);
    if (count == 0) return {};
    TRY_VOID(use(base::ByteView(piece).first(static_cast<std::size_t>(count))));
  }
}

Expected<void> writeWhole(int fd, base::ByteView bytes, std::string_view what) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return systemFailure(errno, what);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return {};
}

}  // namespace

Expected<StagedFolder> StagedFolder::begin(const fs::path& target) {
  std::error_code failed;
  if (target.empty() || target.filename().empty())
    return base::fail(Errc::invalidArgument, "a folder needs a name that does not end with a slash");
  const bool there = fs::exists(fs::symlink_status(target, failed));
  if (there && (!fs::is_directory(fs::symlink_status(target, failed)) || !fs::is_empty(target, failed)))
    return base::fail(Errc::alreadyExists, target.filename().string() + " exists and is not an empty folder");
  StagedFolder staged(target);
  if (::mkdir(staged.unfinished().c_str(), 0700) != 0) {
    const int why = errno;
    staged.m_target.clear();
    if (why == EEXIST)
      return base::fail(
          Errc::alreadyExists,
          target.filename().string() + ".unfinished is left from an interrupted run: look at it and remove it");
    return systemFailure(why, target.filename().string());
  }
  return staged;
}

StagedFolder::~StagedFolder() {
  if (!m_target.empty()) removeFrom(unfinished());
}

void StagedFolder::removeFrom(const fs::path& folder) const {
  // Only what was made here: a folder that holds anything else stays.
  std::error_code ignored;
  for (const auto& name : std::views::reverse(m_made)) fs::remove(folder / name, ignored);
  fs::remove(folder, ignored);
}

fs::path StagedFolder::file(const std::string& name) {
  m_made.push_back(name);
  return unfinished() / name;
}

Expected<fs::path> StagedFolder::folder(const std::string& name) {
  m_made.push_back(name);
  const fs::path made = unfinished() / name;
  if (::mkdir(made.c_str(), 0700) != 0) return systemFailure(errno, name);
  return made;
}

Expected<void> StagedFolder::finish() {
  TRY_VOID(syncDirectory(unfinished()));
  // Takes the place of nothing or of an empty folder; anything else makes it fail.
  if (::rename(unfinished().c_str(), m_target.c_str()) != 0) {
    if (errno == ENOTEMPTY || errno == EEXIST)
      return base::fail(Errc::alreadyExists, m_target.filename().string() + " is not empty");
    return systemFailure(errno, m_target.filename().string());
  }
  const fs::path target = std::exchange(m_target, {});
  if (auto synced = syncDirectory(fs::absolute(target).parent_path()); !synced) {
    removeFrom(target);
    return synced;
  }
  return {};
}

Expected<domain::BackupFile> copyDurably(const fs::path& from, const fs::path& to) {
  const std::string name = to.filename().string();
  const Descriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!in.valid()) return systemFailure(errno, from.filename().string());
  struct stat facts{};
  if (::fstat(in.get(), &facts) != 0) return systemFailure(errno, name);
  if (!S_ISREG(facts.st_mode)) return base::fail(Errc::storeDamaged, name + " is not a file");
  const Descriptor out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!out.valid()) return systemFailure(errno, name);
  domain::BackupFile file{.name = name, .size = 0, .hash = {}};
  crypto::Sha256 hash;
  TRY_VOID(eachPiece(in.get(), name, [&](base::ByteView piece) {
    file.size += std::ssize(piece);
    hash.update(piece);
    return writeWhole(out.get(), piece, name);
  }));
  if (::fsync(out.get()) != 0) return systemFailure(errno, name);
  file.hash = hash.finish();
  return file;
}

Expected<domain::BackupFile> describeFile(const fs::path& path, Sync sync) {
  domain::BackupFile file{.name = path.filename().string(), .size = 0, .hash = {}};
  const Descriptor in(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!in.valid()) return systemFailure(errno, file.name);
  crypto::Sha256 hash;
  TRY_VOID(eachPiece(in.get(), file.name, [&](base::ByteView piece) -> Expected<void> {
    file.size += std::ssize(piece);
    hash.update(piece);
    return {};
  }));
  if (sync == Sync::yes && ::fsync(in.get()) != 0) return systemFailure(errno, file.name);
  file.hash = hash.finish();
  return file;
}

}  // namespace consentry::storage
