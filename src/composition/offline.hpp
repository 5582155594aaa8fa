// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/use_log.hpp"
#include "base/error.hpp"
#include "domain/restore_proposal.hpp"

namespace consentry::composition {

/// Reads the whole log of a store, or of an exported bundle, without keys and without writing anything; nobody needs to
/// act. `anchors` are files that hold a checkpoint (slip, witness's file). `progress` may be empty; it hears how many
/// entries are read. Errc::notFound when the folder is neither; a damaged log is a verdict, not an error.
[[nodiscard]] base::Expected<app::ports::LogVerdict> verifyOffline(const std::filesystem::path& storeOrBundle,
                                                                   const std::vector<std::filesystem::path>& anchors,
                                                                   const std::function<void(std::int64_t)>& progress);

/// What people's own signatures in a log say; apart from the verdict, which does not rest on them.
struct SignatureFindings {
  std::int64_t good = 0;
  std::int64_t wrong = 0;
  std::optional<std::int64_t> firstWrong;
  std::string words;  ///< why the first is wrong
};
/// Of a store or an exported bundle, without keys and without writing anything.
[[nodiscard]] base::Expected<SignatureFindings> checkSignatures(const std::filesystem::path& storeOrBundle);
/// What the records say that a restore gives up: handles of people erased, and of consents that allow nothing any more.
struct LostActs {
  std::vector<std::string> erased;
  std::vector<std::string> withdrawn;
};
/// From the lost store or a bundle of its log. Errc::storeDamaged when that log does not verify; Errc::invalidArgument
/// when it is not the one that the restore cuts.
[[nodiscard]] base::Expected<LostActs> lostActs(const std::filesystem::path& storeOrBundle,
                                                const domain::RestoreProposal& restore);
/// The texts of files that hold a checkpoint. Errc::notFound, ioError.
[[nodiscard]] base::Expected<std::vector<std::string>> anchorTexts(const std::vector<std::filesystem::path>& anchors);
/// Reads every page of the store's database; what is wrong, in words.
[[nodiscard]] base::Expected<std::vector<std::string>> findDamage(const std::filesystem::path& store);

}  // namespace consentry::composition
