// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "audit/restore.hpp"
#include "audit/tiles.hpp"
#include "base/bytes.hpp"
#include "base/time.hpp"
#include "crypto/sign.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// The end of the log, where the next entry goes. A copy is what a failed transaction goes back to.
struct LogTip {
  std::string log;  ///< its id
  audit::TileAppender tree;
  base::Digest lastLeaf;  ///< zero while empty
  base::Instant lastAt;
  base::Instant lastBootAt;  ///< when the computer had started, as its clock said at the last entry
  std::string lastBootId;
  base::Instant keySince;  ///< when the current key took over
  crypto::PublicKey key;   ///< the one that signs what comes next
};

/// Reads tiles from the database; `rowsRead`, when given, counts them.
[[nodiscard]] audit::TileReader tileReader(Connection& db, std::int64_t* rowsRead = nullptr);

/// Errc::storeDamaged when entries, tiles and head disagree about where the log ends.
[[nodiscard]] base::Expected<LogTip> loadTip(Connection& db);

/// The key that signs a checkpoint of that size: the last one named before it, where a rotation's own checkpoint is
/// still signed by the key that goes, and a restore's by the one that comes.
[[nodiscard]] base::Expected<crypto::PublicKey> keyForSize(Connection& db, std::int64_t size);

/// Whose key is whose, by the records before that one.
[[nodiscard]] base::Expected<audit::PeoplesKeys> peoplesKeys(Connection& db, std::int64_t before);

/// Whether the log is the one that the pin saw, and at least as long: Errc::storeDamaged with the reason otherwise.
/// Read the pin before the transaction that looks at the database begins: a writer commits first and pins afterwards.
[[nodiscard]] base::Expected<void> checkPin(Connection& db, const LogTip& tip, const std::optional<std::string>& pin);

/// Both at one moment, though a writer may be at work.
[[nodiscard]] base::Expected<void> checkLog(Connection& db, const std::filesystem::path& pin);

}  // namespace consentry::storage
