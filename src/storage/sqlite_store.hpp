// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/ports/backups.hpp"
#include "app/ports/sealed_check.hpp"
#include "app/ports/store.hpp"
#include "app/ports/system.hpp"
#include "app/ports/vault.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::storage {

/// For a store of a program that did not seal people yet: called once with a vault, open when nobody has a passphrase
/// there, and the way to write into the store as it is. Afterwards the vault has to be open and somebody to hold a
/// share.
using GiveFirstKeys = std::function<base::Expected<void>(
    app::ports::Vault& vault, const std::function<base::Expected<void>(
                                  const std::function<base::Expected<void>(app::ports::WriteUnit&)>&)>& write)>;

/// Where and by what a store is opened. The references outlive the store.
struct StoreOptions {
  app::ports::Clock& clock;
  app::ports::Random& random;
  std::string station;     ///< name of this workstation, for the log
  std::string appVersion;  ///< of this program
  base::Digest appHash;    ///< of its executable
};

/// A store directory:
///   consentry.db  everything, in WAL mode
///   log.pin       the head checkpoint as of the last acknowledged commit
///   keys/log.key  the current signing key of the log (0600)
///   keys/people.N shares of the key that unseals people, one a person of the house (0600)
///   writer.lock   held by the one program that may write
///   restore.proposal  while a restored store waits for a second person
/// Reads go over their own query-only connection and see committed rows. One thread at a time.
class SqliteStore final : public app::ports::Store, public app::ports::StoreRestorer, public app::ports::SealedCheck {
 public:
  /// Makes the directory (0700), or takes an empty one. Errc::alreadyExists when something is in it.
  [[nodiscard]] static base::Expected<std::unique_ptr<SqliteStore>> create(const std::filesystem::path& directory,
                                                                           StoreOptions options);
  /// For writing. Errc::storeBusy names who is writing already; Errc::notFound, storeNewer, storeDamaged, noPermission.
  /// When the log contradicts its pin, or a restore waits for a second person, the store opens, but `readOnlyReason`
  /// says why nothing is written. A store of before people were sealed is Errc::unsupported without `firstKeys`; with
  /// it, it is sealed, and the copies of its database that were made on the way are destroyed once the log of the new
  /// one verifies.
  [[nodiscard]] static base::Expected<std::unique_ptr<SqliteStore>> open(const std::filesystem::path& directory,
                                                                         StoreOptions options,
                                                                         const GiveFirstKeys& firstKeys = {});
  /// Beside a writer, or on a medium that cannot be written.
  [[nodiscard]] static base::Expected<std::unique_ptr<SqliteStore>> openReadOnly(const std::filesystem::path& directory,
                                                                                 StoreOptions options);
  /// Beside a writer, and whatever the checksums of the pages say: the verifier proves what it reads, and shall name
  /// the first bad record of a database that somebody wrote into.
  [[nodiscard]] static base::Expected<std::unique_ptr<SqliteStore>> openForVerifier(
      const std::filesystem::path& directory, StoreOptions options);
  /// Reads every page that holds anything; what is wrong, in words. Errc::storeDamaged when that cannot even begin.
  [[nodiscard]] static base::Expected<std::vector<std::string>> findDamage(const std::filesystem::path& directory);
  ~SqliteStore() override;

  [[nodiscard]] app::ports::ReadView& read() override;
  [[nodiscard]] base::Expected<void> write(
      const std::function<base::Expected<void>(app::ports::WriteUnit&)>& act) override;
  app::ports::Hand writeAs(app::ports::Hand hand) override;
  [[nodiscard]] base::Expected<void> emptyJournal() override;
  [[nodiscard]] std::string readOnlyReason() const override;

  base::Expected<std::vector<app::ports::SealedPlace>> openEvery(
      const std::function<void(std::int64_t)>& progress) override;

  base::Expected<app::ports::RestorePoint> point(const std::function<void(std::int64_t)>& progress) override;
  base::Expected<std::optional<domain::RestoreProposal>> proposal() override;
  base::Expected<void> propose(const domain::RestoreProposal& proposal) override;
  base::Expected<void> discard() override;
  base::Expected<std::int64_t> complete(
      const app::ports::RestoreOrder& order,
      const std::function<base::Expected<void>(app::ports::WriteUnit&)>& act) override;

  /// Open in a store that was just created, so that its first person can be admitted; closed in any other.
  [[nodiscard]] app::ports::Vault& vault();
  /// The latest time that any entry of the log bears; a clock that says less was set back.
  [[nodiscard]] base::Expected<base::Instant> latestEntryAt();

 private:
  struct Impl;
  explicit SqliteStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace consentry::storage
