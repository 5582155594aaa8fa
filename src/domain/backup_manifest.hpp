// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/time.hpp"

namespace consentry::domain {

inline constexpr std::string_view kBackupManifest = "backup.manifest";

struct BackupFile {
  std::string name;
  std::int64_t size = 0;  ///< bytes
  base::Digest hash;
  bool operator==(const BackupFile&) const = default;
};

/// What a folder of a backup says of itself: either of the data or of the keys that open them (docs/formats.md).
struct BackupManifest {
  enum class Part { data, keys };
  Part part = Part::data;
  base::Instant at;
  std::string log;           ///< whose store it is
  std::int64_t records = 0;  ///< size of the log at that moment
  base::Digest root;         ///< of that log
  std::int64_t schema = 0;
  std::int64_t generation = 0;  ///< of the people's keys; 0 when there are none yet
  std::vector<BackupFile> files;
  bool operator==(const BackupManifest&) const = default;
};

/// One value a line, in one order: the same manifest is always the same bytes.
[[nodiscard]] std::string textOf(const BackupManifest& manifest);
/// Exactly what `textOf` writes; Errc::parse otherwise. File names are plain: no folders.
[[nodiscard]] base::Expected<BackupManifest> backupManifestFromText(std::string_view text);

}  // namespace consentry::domain
