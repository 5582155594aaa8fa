// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/disk_reserve.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "storage/durable_file.hpp"

namespace consentry::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kShort = 16 * 1024 * 1024;

std::uintmax_t shortOn(const fs::space_info& space) {
  return std::min(kShort, space.capacity / 8);
}

}  // namespace

bool DiskReserve::roomIsShort() const {
  std::error_code failed;
  const auto space = fs::space(m_file.parent_path(), failed);
  return !failed && space.available < shortOn(space);
}

void DiskReserve::take() const {
  std::error_code failed;
  if (fs::exists(m_file, failed)) return;
  const auto space = fs::space(m_file.parent_path(), failed);
  if (failed || space.available < 2 * shortOn(space)) return;
  const Descriptor file(::open(m_file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  // Half of it would be no reserve.
  if (file.valid() && ::posix_fallocate(file.get(), 0, static_cast<off_t>(shortOn(space) / 4)) != 0) release();
}

void DiskReserve::release() const {
  std::error_code ignored;  // the write that follows says what is wrong
  fs::remove(m_file, ignored);
}

}  // namespace consentry::storage
