// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/ports/store.hpp"
#include "base/bytes.hpp"
#include "domain/actor.hpp"
#include "domain/backup_manifest.hpp"
#include "domain/restore_proposal.hpp"

namespace consentry::app::ports {

/// A copy of a store as of one moment, while it may be in use.
struct StoreCopyRequest {
  std::filesystem::path folder;               ///< made; Errc::alreadyExists when something is in it
  std::optional<std::filesystem::path> keys;  ///< likewise; never inside `folder`, nor the other way round
  base::Instant at;
  /// Hears bytes done and in all; false ends the copy (Errc::cancelled), and nothing of it stays. May be empty.
  std::function<bool(std::int64_t done, std::int64_t total)> progress;
};

struct StoreCopy {
  domain::BackupManifest manifest;
  base::Digest hash;              ///< of the manifest
  bool keysOnSameDevice = false;  ///< one lost disk then takes both
};

/// Copies one store; beside whoever writes it.
class StoreCopier {
 public:
  virtual ~StoreCopier() = default;
  /// Into new folders, data and keys apart; never the log's own key, with which a copy could go on as a second log.
  /// Whole or not at all.
  [[nodiscard]] virtual base::Expected<StoreCopy> copyTo(const StoreCopyRequest& request) = 0;
};

/// Where a store stands that cannot go on by itself.
struct RestorePoint {
  std::string log;
  std::int64_t records = 0;
  base::Digest prev;       ///< leaf hash of the last record
  base::Digest head;       ///< hash of the head note
  base::Digest pin;        ///< hash of the pin; zero when there is none
  std::int64_t known = 0;  ///< the longest that this log was known to be here
};

struct RestoreOrder {
  domain::RestoreProposal proposal;
  std::string incarnation;  ///< 32 hexadecimal characters
  domain::Actor by;         ///< who agrees
  std::shared_ptr<const PersonalKey> key;
};

/// Takes one store through a restore: proposed, then decided by another person.
class StoreRestorer {
 public:
  virtual ~StoreRestorer() = default;
  /// Errc::conflict when the store can go on by itself; Errc::storeDamaged when its log does not verify, or contradicts
  /// its pin in another way than by being shorter: two people cannot make that good.
  [[nodiscard]] virtual base::Expected<RestorePoint> point(const std::function<void(std::int64_t)>& progress) = 0;
  /// Errc::storeDamaged when there is one that cannot be read.
  [[nodiscard]] virtual base::Expected<std::optional<domain::RestoreProposal>> proposal() = 0;
  /// Durably, in place of any other.
  [[nodiscard]] virtual base::Expected<void> propose(const domain::RestoreProposal& proposal) = 0;
  [[nodiscard]] virtual base::Expected<void> discard() = 0;
  /// Writes the entry store_restored and, in the same transaction, whatever `act` does; makes the log's next key and
  /// its pin. From there on the store can be written. Whenever this is broken off, the restore waits or has happened.
  /// Errc::conflict when the store is not what was proposed; Errc::denied when the log names no such two people.
  [[nodiscard]] virtual base::Expected<std::int64_t> complete(
      const RestoreOrder& order, const std::function<base::Expected<void>(WriteUnit&)>& act) = 0;
};

}  // namespace consentry::app::ports
