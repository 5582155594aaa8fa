// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/ports/backups.hpp"
#include "app/ports/store.hpp"
#include "storage/disk_reserve.hpp"
#include "storage/key_ring.hpp"
#include "storage/log_appender.hpp"
#include "storage/log_key_file.hpp"
#include "storage/sealed_cells.hpp"
#include "storage/sqlite_person_keys.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/sqlite_use_log.hpp"
#include "storage/topics.hpp"
#include "storage/writer_lock.hpp"

namespace consentry::storage {

/// The writing half of a store: lock, write connection, end of the log, its key and its pin.
class StoreWriter {
 public:
  using Act = std::function<base::Expected<void>(app::ports::WriteUnit&)>;

  /// In an empty directory that has a `keys` folder.
  [[nodiscard]] static base::Expected<std::unique_ptr<StoreWriter>> create(const std::filesystem::path& directory,
                                                                           const StoreOptions& options, KeyRing& ring);
  /// Errc::storeDamaged when the log contradicts itself or its pin, or its key is gone: then nothing may be signed.
  /// Errc::unsupported when people are not sealed yet and nobody gives first keys.
  [[nodiscard]] static base::Expected<std::unique_ptr<StoreWriter>> open(const std::filesystem::path& directory,
                                                                         const StoreOptions& options, KeyRing& ring,
                                                                         const GiveFirstKeys& firstKeys);
  /// Of a store that waits for it: see StoreRestorer::complete.
  [[nodiscard]] static base::Expected<std::unique_ptr<StoreWriter>> restore(const std::filesystem::path& directory,
                                                                            const StoreOptions& options, KeyRing& ring,
                                                                            const app::ports::RestoreOrder& order,
                                                                            const Act& act);
  [[nodiscard]] base::Expected<void> write(const Act& act);
  /// Errc::storeBusy while a reader holds the write-ahead log.
  [[nodiscard]] base::Expected<void> emptyJournal();
  app::ports::Hand writeAs(app::ports::Hand hand) { return m_log->writeAs(std::move(hand)); }

 private:
  StoreWriter(const std::filesystem::path& directory, const StoreOptions& options, WriterLock lock,
              std::unique_ptr<Connection> db, KeyRing& ring);

  /// Brings a store to the last version before people are sealed, and has its first keys given there.
  base::Expected<void> giveFirstKeys(const GiveFirstKeys& firstKeys);
  base::Expected<void> startNewLog();
  base::Expected<void> continueLog();
  base::Expected<void> restoreLog(const app::ports::RestoreOrder& order, const Act& act);
  void start(LogTip tip, crypto::SecretKey key);
  base::Expected<void> writeOnce(const Act& act);
  /// Says in the log, once until a write succeeds again, that there was no room.
  void noteShortRoom(domain::AuditType type);
  /// What an earlier write committed but could not finish outside the database.
  base::Expected<void> settle();
  base::Expected<void> rotateKeyOnNewDay();
  base::Expected<void> transact(const Act& act);
  base::Expected<std::string> actAndSeal(const Act& act);
  void emptyWal();

  std::filesystem::path m_directory;
  StoreOptions m_options;
  WriterLock m_lock;
  std::unique_ptr<Connection> m_db;
  KeyRing& m_ring;
  SealedCells m_cells;
  SqlitePersonKeys m_personKeys;
  LogKeyFile m_keys;
  DiskReserve m_reserve;
  bool m_shortRoomNoted = false;
  Topics m_topics;
  SqliteUseLog m_reader;
  std::unique_ptr<LogAppender> m_log;
  std::optional<std::string> m_unpinned;  ///< head of a commit that the pin does not show yet
  bool m_keyToAdopt = false;
  bool m_writing = false;
};

[[nodiscard]] std::filesystem::path databaseOf(const std::filesystem::path& directory);
[[nodiscard]] std::filesystem::path pinOf(const std::filesystem::path& directory);
[[nodiscard]] std::filesystem::path keysOf(const std::filesystem::path& directory);
[[nodiscard]] std::filesystem::path lockOf(const std::filesystem::path& directory);

}  // namespace consentry::storage
