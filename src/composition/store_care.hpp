// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/ports/backups.hpp"
#include "app/ports/findings.hpp"
#include "app/ports/use_log.hpp"
#include "base/error.hpp"

namespace consentry::composition {

struct CareReport {
  std::vector<app::ports::Finding> findings;
  std::optional<app::ports::LogVerdict> verdict;  ///< when the check came as far as the log
  [[nodiscard]] bool good() const;
};

/// Whether the backup in that folder could be restored: manifest, hashes, database, log against its pin and `anchors`
/// (files that hold a checkpoint), and the keys when their folder is named. Writes nothing; nobody needs to act.
/// Errc::notFound when there is no backup, or an anchor cannot be read.
[[nodiscard]] base::Expected<CareReport> checkBackup(const std::filesystem::path& folder,
                                                     const std::optional<std::filesystem::path>& keys,
                                                     const std::vector<std::filesystem::path>& anchors,
                                                     const std::function<void(std::int64_t)>& progress);

/// Copies the store in that folder.
[[nodiscard]] std::unique_ptr<app::ports::StoreCopier> copierOf(const std::filesystem::path& store);

}  // namespace consentry::composition
