// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "app/ports/backups.hpp"
#include "base/error.hpp"
#include "domain/restore_proposal.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// The file restore.proposal in a store's folder. Errc::storeDamaged when it cannot be read.
[[nodiscard]] base::Expected<std::optional<domain::RestoreProposal>> readRestoreProposal(
    const std::filesystem::path& directory);
[[nodiscard]] base::Expected<void> writeRestoreProposal(const std::filesystem::path& directory,
                                                        const domain::RestoreProposal& proposal);
[[nodiscard]] base::Expected<void> removeRestoreProposal(const std::filesystem::path& directory);

/// See StoreRestorer::point. `canGoOn`: the program could open the store for writing.
[[nodiscard]] base::Expected<app::ports::RestorePoint> restorePoint(Connection& db,
                                                                    const std::filesystem::path& directory,
                                                                    bool canGoOn,
                                                                    const std::function<void(std::int64_t)>& progress);

/// Whether the store still is what was proposed, pin included: Errc::conflict when not.
[[nodiscard]] base::Expected<void> demandAsProposed(Connection& db, const std::filesystem::path& directory,
                                                    const domain::RestoreProposal& proposal);

/// Errc::conflict when the log holds the restore that was proposed.
[[nodiscard]] base::Expected<void> demandNotAgreed(Connection& db, const domain::RestoreProposal& proposal);

/// For the writer, when there is a proposal: Errc::conflict while it waits. What was agreed and broken off is brought
/// to its end: pin, quarantine and proposal are of the incarnation before.
[[nodiscard]] base::Expected<void> settleRestore(Connection& db, const std::filesystem::path& directory,
                                                 const domain::RestoreProposal& proposal);

}  // namespace consentry::storage
