// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store_writer.hpp"

#include <sys/stat.h>

#include <cerrno>

#include "storage/migrations.hpp"
#include "storage/open_policy.hpp"
#include "storage/page_sums.hpp"
#include "storage/quarantine.hpp"
#include "storage/store_restore.hpp"

namespace consentry::storage {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using base::Expected;

class Unit final : public app::ports::WriteUnit {
 public:
  Unit(Topics& topics, SqlitePersonKeys& keys, LogAppender& log) : m_topics(topics), m_keys(keys), m_log(log) {}
  app::ports::UserWriter& users() override { return m_topics.users; }
  app::ports::CredentialWriter& credentials() override { return m_topics.credentials; }
  app::ports::ProposalWriter& proposals() override { return m_topics.proposals; }
  app::ports::TravellerWriter& travellers() override { return m_topics.travellers; }
  app::ports::GovernanceWriter& governance() override { return m_topics.governance; }
  app::ports::SetWriter& sets() override { return m_topics.sets; }
  app::ports::WatchlistWriter& watchlists() override { return m_topics.watchlists; }
  app::ports::ScreeningWriter& screenings() override { return m_topics.screenings; }
  app::ports::CohortWriter& cohorts() override { return m_topics.cohorts; }
  app::ports::PersonKeyWriter& personKeys() override { return m_keys; }
  app::ports::ErasureWriter& erasures() override { return m_topics.erasures; }
  app::ports::UseLogWriter& log() override { return m_log; }

 private:
  Topics& m_topics;
  SqlitePersonKeys& m_keys;
  LogAppender& m_log;
};

/// BEGIN IMMEDIATE now; ROLLBACK of database, log and keys when it goes without having committed.
class Transaction {
 public:
  Transaction(Connection& db, LogAppender& log, SealedCells& cells) : m_db(db), m_log(log), m_cells(cells) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (m_committed) return;
    // SQLite has rolled back by itself after some failures; then there is no transaction left to end.
    if (sqlite3_get_autocommit(m_db.raw()) == 0) sqlite3_exec(m_db.raw(), "ROLLBACK", nullptr, nullptr, nullptr);
    m_log.rollBack();
    m_cells.forget();
  }
  [[nodiscard]] Expected<void> begin() {
    m_log.begin();
    return m_db.execute("BEGIN IMMEDIATE");
  }
  [[nodiscard]] Expected<void> commit() {
    TRY_VOID(m_db.execute("COMMIT"));
    m_committed = true;
    return {};
  }

 private:
  Connection& m_db;
  LogAppender& m_log;
  SealedCells& m_cells;
  bool m_committed = false;
};

/// Set while it lives.
class Flag {
 public:
  explicit Flag(bool& flag) : m_flag(flag) { m_flag = true; }
  ~Flag() { m_flag = false; }
  Flag(const Flag&) = delete;
  Flag& operator=(const Flag&) = delete;

 private:
  bool& m_flag;
};

/// Whether the store is what it was when it was last written, before anything in it is touched.
Expected<void> examine(Connection& db, const fs::path& directory,
                       const std::optional<domain::RestoreProposal>& proposal) {
  TRY_VOID(applyOpenPolicy(db, Connection::Mode::readWrite));
  TRY_VOID(checkSchema(db, migrations()));
  if (proposal) TRY_VOID(settleRestore(db, directory, *proposal));
  return checkLog(db, pinOf(directory));
}

/// With keys in the ring, so that people are sealed on the way.
Expected<void> migrateSealing(Connection& db, const fs::path& directory, KeyRing& ring, base::Instant now) {
  SealedCells cells(db, ring);
  TRY_VOID(cells.provide());
  TRY_VOID(migrate(db, databaseOf(directory), migrations(), now));
  TRY_VOID(db.run("INSERT INTO key_generation (number, at) SELECT 1, ? WHERE NOT EXISTS (SELECT 1 FROM key_generation)",
                  now));
  return {};
}

/// Nothing of what was sealed stays readable in free pages or in the write-ahead log.
Expected<void> rewriteWhole(Connection& db) {
  // VACUUM takes the built-in json_extract, which SQLite 3.40 wrongly counts as unsafe in a schema.
  TRY_VOID(db.execute("PRAGMA trusted_schema = ON"));
  auto rewritten = db.execute("VACUUM");
  TRY_VOID(db.execute("PRAGMA trusted_schema = OFF"));
  TRY_VOID(rewritten);
  return db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace

fs::path databaseOf(const fs::path& directory) {
  return directory / "consentry.db";
}
fs::path pinOf(const fs::path& directory) {
  return directory / "log.pin";
}
fs::path keysOf(const fs::path& directory) {
  return directory / "keys";
}
fs::path lockOf(const fs::path& directory) {
  return directory / "writer.lock";
}

StoreWriter::StoreWriter(const fs::path& directory, const StoreOptions& options, WriterLock lock,
                         std::unique_ptr<Connection> db, KeyRing& ring)
    : m_directory(directory),
      m_options(options),
      m_lock(std::move(lock)),
      m_db(std::move(db)),
      m_ring(ring),
      m_cells(*m_db, ring),
      m_personKeys(*m_db, ring, m_cells),
      m_keys(keysOf(directory)),
      m_reserve(directory),
      m_topics(*m_db),
      m_reader(*m_db, pinOf(directory), options.station) {}

Expected<std::unique_ptr<StoreWriter>> StoreWriter::create(const fs::path& directory, const StoreOptions& options,
                                                           KeyRing& ring) {
  const auto now = options.clock.now();
  TRY(auto lock, WriterLock::take(lockOf(directory), now));
  TRY(auto db, Connection::open(databaseOf(directory), Connection::Mode::create));
  if (::chmod(databaseOf(directory).c_str(), 0600) != 0) return systemFailure(errno, "consentry.db");
  TRY_VOID(applyOpenPolicy(*db, Connection::Mode::create));
  TRY_VOID(migrateSealing(*db, directory, ring, now));
  std::unique_ptr<StoreWriter> writer(new StoreWriter(directory, options, std::move(lock), std::move(db), ring));
  TRY_VOID(writer->m_cells.provide());
  TRY_VOID(writer->startNewLog());
  // The schema then stands in the database file itself, whatever happens to the write-ahead log.
  writer->emptyWal();
  return writer;
}

Expected<std::unique_ptr<StoreWriter>> StoreWriter::open(const fs::path& directory, const StoreOptions& options,
                                                         KeyRing& ring, const GiveFirstKeys& firstKeys) {
  const auto now = options.clock.now();
  TRY(auto lock, WriterLock::take(lockOf(directory), now));
  TRY(const auto proposal, readRestoreProposal(directory));
  if (!proposal) TRY_VOID(demandNoQuarantine(directory));
  TRY(auto db, Connection::open(databaseOf(directory), Connection::Mode::readWrite));
  if (const auto sound = examine(*db, directory, proposal); !sound) {
    // Without its pin it may be whole: bring that back, and it opens.
    std::error_code failed;
    if (sound.error().code() == Errc::storeDamaged && !proposal && fs::exists(pinOf(directory), failed))
      quarantine(directory, now, sound.error());
    return std::unexpected(sound.error());
  }
  TRY(const auto version, db->integer("PRAGMA user_version"));
  if (version < kSealedSince && !firstKeys)
    return fail(Errc::unsupported, "the store has schema version " + std::to_string(version) +
                                       ", where people are not sealed yet: bring it up to date once, with "
                                       "`consentry-cli store migrate --as ADMINISTRATOR`");
  TRY_VOID(keepWalOnClose(*db, false));
  TRY_VOID(ensurePageSums(*db, version));
  if (version < kSealedSince) {
    TRY_VOID(migrate(*db, databaseOf(directory), migrations().first(kSealedSince - 1), now));
    StoreWriter old(directory, options, std::move(lock), std::move(db), ring);
    TRY_VOID(old.giveFirstKeys(firstKeys));
    lock = std::move(old.m_lock);
    db = std::move(old.m_db);
  }
  TRY_VOID(migrateSealing(*db, directory, ring, now));
  if (version < kSealedSince) TRY_VOID(rewriteWhole(*db));
  TRY(const auto generation, db->integer("SELECT max(number) FROM key_generation"));
  ring.useGeneration(static_cast<int>(generation));
  TRY_VOID(ring.destroyOtherShares());
  std::unique_ptr<StoreWriter> writer(new StoreWriter(directory, options, std::move(lock), std::move(db), ring));
  TRY_VOID(writer->m_cells.provide());
  TRY_VOID(writer->continueLog());
  return writer;
}

Expected<std::unique_ptr<StoreWriter>> StoreWriter::restore(const fs::path& directory, const StoreOptions& options,
                                                            KeyRing& ring, const app::ports::RestoreOrder& order,
                                                            const Act& act) {
  TRY(auto lock, WriterLock::take(lockOf(directory), options.clock.now()));
  TRY(auto db, Connection::open(databaseOf(directory), Connection::Mode::readWrite));
  TRY_VOID(applyOpenPolicy(*db, Connection::Mode::readWrite));
  TRY_VOID(checkSchema(*db, migrations()));
  TRY(const auto version, db->integer("PRAGMA user_version"));
  if (version != std::ssize(migrations()))
    return fail(Errc::unsupported, "a store of an older Consentry is brought up to date before it is restored");
  TRY_VOID(demandPageSums(*db));
  TRY_VOID(demandAsProposed(*db, directory, order.proposal));
  TRY_VOID(keepWalOnClose(*db, false));
  std::unique_ptr<StoreWriter> writer(new StoreWriter(directory, options, std::move(lock), std::move(db), ring));
  TRY_VOID(writer->m_cells.provide());
  TRY_VOID(writer->restoreLog(order, act));
  return writer;
}

Expected<void> StoreWriter::restoreLog(const app::ports::RestoreOrder& order, const Act& act) {
  TRY(auto tip, loadTip(*m_db));
  // Durable before the log names it; the key before, where there is one, is destroyed afterwards.
  TRY(auto next, m_keys.prepareNext());
  tip.key = next.publicKey();
  tip.keySince = m_options.clock.now();
  auto event = audit::restoredEvent(order.proposal.plan, order.incarnation, tip.key);
  event.actor = order.by;
  const audit::RestoreMark mark{.known = order.proposal.plan.known,
                                .pin = order.proposal.plan.pin,
                                .at = order.proposal.plan.at,
                                .by = order.proposal.by.text(),
                                .proposed = {order.proposal.signature}};
  start(std::move(tip), std::move(next));
  m_log->writeAs({.key = order.key, .grant = {}});
  TRY_VOID(transact([&](app::ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto seq, m_log->recordRestore(event, mark));
    TRY(const auto people, peoplesKeys(*m_db, seq));
    TRY(const auto bytes,
        m_db->first("SELECT bytes FROM log_entry WHERE seq = ?", [](Row& row) { return row.text(0); }, seq));
    if (!bytes || !audit::agreedRestore(seq, *bytes, people))
      return fail(Errc::denied, "this log does not name two such people who agree to a restore");
    return act(unit);
  }));
  m_log->writeAs({});
  m_keyToAdopt = true;
  emptyWal();
  auto settled = settle();
  if (settled) settled = settleRestore(*m_db, m_directory, order.proposal);
  if (!settled)
    return std::unexpected(std::move(settled).error().during("agreed; the next opening brings it to its end"));
  return {};
}

Expected<void> StoreWriter::giveFirstKeys(const GiveFirstKeys& firstKeys) {
  // A store whose log cannot be continued is sealed all the same: reading it needs that.
  const auto continued = continueLog();
  if (!continued && continued.error().code() != Errc::storeDamaged) return continued;
  // With a passphrase there, an earlier try came as far as the first share, and that share opens.
  TRY(const auto credentials, m_db->integer("SELECT count(*) FROM credential"));
  if (credentials == 0) TRY_VOID(m_ring.beginFirst());
  TRY_VOID(firstKeys(m_ring, [&](const Act& act) { return continued ? write(act) : continued; }));
  TRY(const bool held, m_ring.hasShares());
  if (!m_ring.isOpen() || !held) return fail(Errc::internal, "people were to be sealed without a key for anybody");
  return {};
}

void StoreWriter::start(LogTip tip, crypto::SecretKey key) {
  m_log = std::make_unique<LogAppender>(*m_db, m_reader, m_options.clock,
                                        LogAppender::Origin{m_options.station, m_options.appVersion, m_options.appHash},
                                        std::move(tip), std::move(key));
}

Expected<void> StoreWriter::startNewLog() {
  TRY(auto key, crypto::SecretKey::generate());
  TRY_VOID(m_keys.writeFirst(key));
  LogTip tip;
  tip.log = m_options.random.handleText();
  tip.key = key.publicKey();
  tip.keySince = m_options.clock.now();
  const auto opened = audit::logOpenedEvent(tip.key);
  start(std::move(tip), std::move(key));
  TRY_VOID(transact([&](app::ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(opened));
    return {};
  }));
  return settle();
}

Expected<void> StoreWriter::continueLog() {
  TRY(const auto pin, readSmallFile(pinOf(m_directory)));
  TRY(auto tip, loadTip(*m_db));
  TRY_VOID(checkPin(*m_db, tip, pin));
  TRY(auto key, m_keys.load(tip.key));
  if (!key) return base::fail(Errc::storeDamaged, "the log's signing key (keys/log.key) is not here");
  TRY(const auto note, m_db->first("SELECT note FROM log_head", [](Row& row) { return row.text(0); }));
  if (note != pin) m_unpinned = note;
  start(std::move(tip), std::move(*key));
  // A disk that is full today must not keep anybody from reading: the next write tries again and reports.
  if (auto sealed = settle(); sealed) sealed = rotateKeyOnNewDay();
  return {};
}

Expected<void> StoreWriter::write(const Act& act) {
  if (m_writing) return base::fail(Errc::internal, "a write inside a write");
  const Flag writing(m_writing);
  if (m_reserve.roomIsShort()) {
    noteShortRoom(domain::AuditType::diskLow);
    return base::fail(Errc::diskFull, "the disk of the store is almost full: nothing new begins");
  }
  auto done = writeOnce(act);
  if (!done && done.error().code() == Errc::diskFull) noteShortRoom(domain::AuditType::writeFailed);
  if (done) m_shortRoomNoted = false;
  if (done) m_reserve.take();
  return done;
}

void StoreWriter::noteShortRoom(domain::AuditType type) {
  if (m_shortRoomNoted) return;
  m_reserve.release();
  domain::AuditEvent event;
  event.type = type;
  event.outcome = domain::AuditOutcome::failed;
  const auto noted = transact([&](app::ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(event));
    return {};
  });
  m_shortRoomNoted = noted && settle();
}

Expected<void> StoreWriter::writeOnce(const Act& act) {
  TRY_VOID(settle());
  TRY_VOID(rotateKeyOnNewDay());
  auto acted = transact(act);
  m_topics.credentials.forgetTakenOver(acted.has_value());
  if (!acted) m_ring.abandonNext();
  TRY_VOID(acted);
  // What was destroyed still stands in the write-ahead log.
  const bool ofSets = m_topics.sets.takeDestroyed();
  const bool ofPeople = m_personKeys.takeDestroyed();
  const bool ofErasures = m_topics.erasures.takeDestroyed();
  if (m_topics.cohorts.takeDestroyed() || ofSets || ofPeople || ofErasures) emptyWal();
  if (auto adopted = m_ring.adoptNext(); !adopted)
    return std::unexpected(std::move(adopted).error().during("committed, but the old keys' shares are still there"));
  if (auto pinned = settle(); !pinned)
    return std::unexpected(std::move(pinned).error().during("committed, but not acknowledged by the pin"));
  return {};
}

Expected<void> StoreWriter::settle() {
  if (m_keyToAdopt) {
    TRY_VOID(m_keys.adoptNext());
    m_keyToAdopt = false;
  }
  if (m_unpinned) {
    TRY_VOID(writeDurably(pinOf(m_directory), base::asBytes(*m_unpinned), 0600));
    m_unpinned.reset();
  }
  return {};
}

Expected<void> StoreWriter::rotateKeyOnNewDay() {
  if (base::dateOf(m_options.clock.now()) <= base::dateOf(m_log->tip().keySince)) return {};
  TRY(auto next, m_keys.prepareNext());
  TRY_VOID(transact([&](app::ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(audit::keyRotatedEvent(next.publicKey())));
    return unit.log().keepCheckpoint("rotation");
  }));
  m_log->useKey(std::move(next));
  m_keyToAdopt = true;
  return settle();
}

Expected<void> StoreWriter::transact(const Act& act) {
  Transaction transaction(*m_db, *m_log, m_cells);
  TRY_VOID(transaction.begin());
  TRY(auto note, actAndSeal(act));
  TRY_VOID(transaction.commit());
  m_unpinned = std::move(note);
  return {};
}

Expected<std::string> StoreWriter::actAndSeal(const Act& act) {
  Unit unit(m_topics, m_personKeys, *m_log);
  TRY_VOID(act(unit));
  if (m_log->recorded() == 0) return base::fail(Errc::internal, "an act that recorded nothing");
  return m_log->seal();
}

Expected<void> StoreWriter::emptyJournal() {
  TRY(const auto busy, m_db->integer("PRAGMA wal_checkpoint(TRUNCATE)"));
  if (busy != 0) return base::fail(Errc::storeBusy, "a reader holds the write-ahead log");
  return {};
}

void StoreWriter::emptyWal() {
  // A reader may hold it for a moment; then the next checkpoint does it.
  sqlite3_exec(m_db->raw(), "PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
}

}  // namespace consentry::storage
