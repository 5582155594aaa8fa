// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "domain/backup_manifest.hpp"

using namespace consentry;

/// Whatever the bytes are: no crash, one spelling, and no file that lies anywhere but beside the manifest.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto manifest = domain::backupManifestFromText(text);
  if (!manifest) return 0;
  if (textOf(*manifest) != text) std::abort();
  const auto leaves = [](const domain::BackupFile& file) {
    return file.name.empty() || file.name.front() == '.' || file.name.find('/') != std::string::npos;
  };
  if (std::ranges::any_of(manifest->files, leaves)) std::abort();
  return 0;
}
