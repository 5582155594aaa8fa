// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace consentry::storage {

/// room.reserve in the store's directory: room that is given back to a full disk, so that the log can still say that it
/// is full. All of it is best effort; a disk without room answers every write by itself.
class DiskReserve {
 public:
  explicit DiskReserve(const std::filesystem::path& directory) : m_file(directory / "room.reserve") {}

  /// Whether so little is left that nothing new should begin: 16 MiB, or an eighth of a small disk.
  [[nodiscard]] bool roomIsShort() const;
  /// Takes the room when it is not taken and the disk has enough.
  void take() const;
  /// Gives it back to the disk.
  void release() const;

 private:
  std::filesystem::path m_file;
};

}  // namespace consentry::storage
