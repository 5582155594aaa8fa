// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_store.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <system_error>

#include "storage/key_ring.hpp"
#include "storage/log_tip.hpp"
#include "storage/migrations.hpp"
#include "storage/open_policy.hpp"
#include "storage/page_sums.hpp"
#include "storage/quarantine.hpp"
#include "storage/sealed_check.hpp"
#include "storage/store_restore.hpp"
#include "storage/store_writer.hpp"

namespace consentry::storage {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using base::Expected;
using Mode = Connection::Mode;

class View final : public app::ports::ReadView {
 public:
  View(std::unique_ptr<Connection> db, KeyRing& ring, const fs::path& pin, const std::string& station)
      : m_db(std::move(db)),
        m_cells(*m_db, ring),
        m_personKeys(*m_db, ring, m_cells),
        m_topics(*m_db),
        m_log(*m_db, pin, station) {}
  app::ports::UserReader& users() override { return m_topics.users; }
  app::ports::CredentialReader& credentials() override { return m_topics.credentials; }
  app::ports::ProposalReader& proposals() override { return m_topics.proposals; }
  app::ports::TravellerReader& travellers() override { return m_topics.travellers; }
  app::ports::GovernanceReader& governance() override { return m_topics.governance; }
  app::ports::SetReader& sets() override { return m_topics.sets; }
  app::ports::WatchlistReader& watchlists() override { return m_topics.watchlists; }
  app::ports::ScreeningReader& screenings() override { return m_topics.screenings; }
  app::ports::CohortReader& cohorts() override { return m_topics.cohorts; }
  app::ports::PersonKeyReader& personKeys() override { return m_personKeys; }
  app::ports::ErasureReader& erasures() override { return m_topics.erasures; }
  app::ports::UseLogReader& log() override { return m_log; }
  [[nodiscard]] SealedCells& cells() { return m_cells; }
  [[nodiscard]] Connection& db() { return *m_db; }

 private:
  std::unique_ptr<Connection> m_db;
  SealedCells m_cells;
  SqlitePersonKeys m_personKeys;
  Topics m_topics;
  SqliteUseLog m_log;
};

Expected<void> makeDirectory(const fs::path& directory) {
  std::error_code failed;
  if (fs::exists(directory, failed)) {
    if (!fs::is_directory(directory, failed)) return base::fail(Errc::alreadyExists, "there is a file of that name");
    if (!fs::is_empty(directory, failed))
      return base::fail(Errc::alreadyExists, "the folder for a new store must be empty");
  } else if (!fs::create_directories(directory, failed)) {
    return systemFailure(failed.value(), directory.filename().string());
  }
  if (::chmod(directory.c_str(), 0700) != 0 || ::mkdir(keysOf(directory).c_str(), 0700) != 0)
    return systemFailure(errno, directory.filename().string());
  return {};
}

Expected<void> demandStoreIn(const fs::path& directory) {
  std::error_code failed;
  if (fs::exists(databaseOf(directory), failed)) return {};
  if (failed) return systemFailure(failed.value(), directory.filename().string());
  return base::fail(Errc::notFound, "there is no Consentry store in this folder (consentry.db is missing)");
}

/// Takes back what a failed creation made, so that it can be tried again.
class HalfStore {
 public:
  explicit HalfStore(fs::path directory) : m_directory(std::move(directory)) {}
  ~HalfStore() {
    if (m_kept) return;
    std::error_code ignored;
    for (const char* name :
         {"consentry.db", "consentry.db-wal", "consentry.db-shm", "log.pin", "room.reserve", "keys", "writer.lock"})
      fs::remove_all(m_directory / name, ignored);
  }
  HalfStore(const HalfStore&) = delete;
  HalfStore& operator=(const HalfStore&) = delete;
  void keep() { m_kept = true; }

 private:
  fs::path m_directory;
  bool m_kept = false;
};

Expected<std::unique_ptr<Connection>> openReader(const fs::path& database, Mode mode) {
  TRY(auto db, Connection::open(database, mode));
  TRY_VOID(applyOpenPolicy(*db, mode));
  TRY_VOID(checkSchema(*db, migrations()));
  TRY(const auto version, db->integer("PRAGMA user_version"));
  if (version < std::ssize(migrations()))
    return fail(Errc::unsupported, "the store has schema version " + std::to_string(version) +
                                       ", and this program reads version " + std::to_string(migrations().size()) +
                                       ": bring it up to date once, with `consentry-cli store migrate`");
  if (mode != Mode::salvage) TRY_VOID(demandPageSums(*db));
  return db;
}

Expected<std::unique_ptr<View>> openView(const fs::path& directory, const std::string& station, KeyRing& ring,
                                         Mode mode = Mode::readOnly) {
  auto db = openReader(databaseOf(directory), mode);
  // On a medium that cannot be written SQLite finds no place for the index of its write-ahead log.
  if (!db && (db.error().code() == Errc::unreadable || db.error().code() == Errc::noPermission))
    db = openReader(databaseOf(directory), Mode::immutable);
  if (!db) return std::unexpected(std::move(db).error());
  TRY(const auto generation, (*db)->integer("SELECT max(number) FROM key_generation"));
  ring.useGeneration(static_cast<int>(generation));
  auto view = std::make_unique<View>(std::move(*db), ring, pinOf(directory), station);
  TRY_VOID(view->cells().provide());
  ring.checkWith([cells = &view->cells()] { return cells->checkKey(); });
  return view;
}

/// The copies that migrations made before people were sealed. As long as the log does not verify they are evidence.
Expected<void> destroyPlainCopies(const fs::path& directory, View& view) {
  TRY(const auto verdict, view.log().verify({}, {}));
  if (!verdict.accepted) return {};
  for (int step = 1; step <= kSealedSince; ++step) TRY_VOID(destroyFile(copyBefore(databaseOf(directory), step)));
  return {};
}

}  // namespace

struct SqliteStore::Impl {
  Impl(const fs::path& where, const StoreOptions& how, KeyRing::Access access)
      : directory(where), options(how), ring(keysOf(where), access) {}

  fs::path directory;
  StoreOptions options;
  KeyRing ring;
  std::optional<base::Error> refusal;  ///< set exactly when there is no writer
  std::unique_ptr<StoreWriter> writer;
  // Closed first: the connection that closes last empties the write-ahead log, and only the writer may.
  std::unique_ptr<View> view;
};

SqliteStore::SqliteStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SqliteStore::~SqliteStore() = default;

Expected<std::unique_ptr<SqliteStore>> SqliteStore::create(const fs::path& directory, StoreOptions options) {
  TRY_VOID(makeDirectory(directory));
  HalfStore half(directory);
  auto impl = std::make_unique<Impl>(directory, options, KeyRing::Access::write);
  TRY_VOID(impl->ring.beginFirst());
  TRY(impl->writer, StoreWriter::create(directory, options, impl->ring));
  TRY(impl->view, openView(directory, options.station, impl->ring));
  TRY_VOID(syncDirectory(directory));
  half.keep();
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(impl)));
}

Expected<std::unique_ptr<SqliteStore>> SqliteStore::open(const fs::path& directory, StoreOptions options,
                                                         const GiveFirstKeys& firstKeys) {
  TRY_VOID(demandStoreIn(directory));
  auto impl = std::make_unique<Impl>(directory, options, KeyRing::Access::write);
  if (auto writer = StoreWriter::open(directory, options, impl->ring, firstKeys)) {
    impl->writer = std::move(*writer);
  } else {
    const auto code = writer.error().code();
    if (code != Errc::storeDamaged && code != Errc::conflict) return std::unexpected(std::move(writer).error());
    impl->refusal = std::move(writer).error();
  }
  auto view = openView(directory, options.station, impl->ring);
  // What kept it from being brought up to date says more than that it is not.
  if (!view && view.error().code() == Errc::unsupported && impl->refusal) return std::unexpected(*impl->refusal);
  TRY(impl->view, std::move(view));
  if (firstKeys) TRY_VOID(destroyPlainCopies(directory, *impl->view));
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(impl)));
}

Expected<std::unique_ptr<SqliteStore>> SqliteStore::openForVerifier(const fs::path& directory, StoreOptions options) {
  TRY_VOID(demandStoreIn(directory));
  auto impl = std::make_unique<Impl>(directory, options, KeyRing::Access::readOnly);
  TRY(impl->view, openView(directory, options.station, impl->ring, Mode::salvage));
  impl->refusal.emplace(Errc::noPermission, "the store was opened for its log's verifier only");
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(impl)));
}

Expected<std::unique_ptr<SqliteStore>> SqliteStore::openReadOnly(const fs::path& directory, StoreOptions options) {
  TRY_VOID(demandStoreIn(directory));
  auto impl = std::make_unique<Impl>(directory, options, KeyRing::Access::readOnly);
  TRY(impl->view, openView(directory, options.station, impl->ring));
  impl->refusal.emplace(Errc::noPermission, "the store was opened for reading only");
  auto checked = demandNoQuarantine(directory);
  if (checked) checked = checkLog(impl->view->db(), pinOf(directory));
  if (!checked) {
    if (checked.error().code() != Errc::storeDamaged) return std::unexpected(std::move(checked).error());
    impl->refusal = std::move(checked).error();
  }
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(impl)));
}

Expected<std::vector<std::string>> SqliteStore::findDamage(const fs::path& directory) {
  TRY_VOID(demandStoreIn(directory));
  TRY(const auto db, openReader(databaseOf(directory), Mode::readOnly));
  return storage::findDamage(*db);
}

Expected<base::Instant> SqliteStore::latestEntryAt() {
  TRY(const auto micros, m_impl->view->db().integer("SELECT coalesce(max(at), 0) FROM log_entry"));
  return base::fromMicros(micros);
}

app::ports::ReadView& SqliteStore::read() {
  return *m_impl->view;
}

Expected<void> SqliteStore::write(const std::function<Expected<void>(app::ports::WriteUnit&)>& act) {
  if (m_impl->refusal) return std::unexpected(*m_impl->refusal);
  return m_impl->writer->write(act);
}

app::ports::Vault& SqliteStore::vault() {
  return m_impl->ring;
}

app::ports::Hand SqliteStore::writeAs(app::ports::Hand hand) {
  if (!m_impl->writer) return {};
  return m_impl->writer->writeAs(std::move(hand));
}

Expected<void> SqliteStore::emptyJournal() {
  if (m_impl->refusal) return std::unexpected(*m_impl->refusal);
  return m_impl->writer->emptyJournal();
}

Expected<std::vector<app::ports::SealedPlace>> SqliteStore::openEvery(
    const std::function<void(std::int64_t)>& progress) {
  if (!m_impl->ring.isOpen()) return base::fail(Errc::sealed, "nobody signed in, so nothing sealed was opened");
  return openEverySealedCell(m_impl->view->db(), progress);
}

Expected<app::ports::RestorePoint> SqliteStore::point(const std::function<void(std::int64_t)>& progress) {
  auto& db = m_impl->view->db();
  TRY(const auto tip, loadTip(db));
  TRY(const bool hasKey, LogKeyFile(keysOf(m_impl->directory)).holds(tip.key));
  const bool fits =
      demandNoQuarantine(m_impl->directory) && checkLog(m_impl->view->db(), pinOf(m_impl->directory)).has_value();
  return restorePoint(m_impl->view->db(), m_impl->directory, hasKey && fits, progress);
}

Expected<std::optional<domain::RestoreProposal>> SqliteStore::proposal() {
  return readRestoreProposal(m_impl->directory);
}

Expected<void> SqliteStore::propose(const domain::RestoreProposal& proposal) {
  return writeRestoreProposal(m_impl->directory, proposal);
}

Expected<void> SqliteStore::discard() {
  const auto proposal = readRestoreProposal(m_impl->directory);
  if (proposal && *proposal) TRY_VOID(demandNotAgreed(m_impl->view->db(), **proposal));
  return removeRestoreProposal(m_impl->directory);
}

Expected<std::int64_t> SqliteStore::complete(const app::ports::RestoreOrder& order,
                                             const std::function<Expected<void>(app::ports::WriteUnit&)>& act) {
  if (!m_impl->refusal) return base::fail(Errc::conflict, "this store can be written: there is nothing to restore");
  TRY(m_impl->writer, StoreWriter::restore(m_impl->directory, m_impl->options, m_impl->ring, order, act));
  m_impl->refusal.reset();
  return order.proposal.records;
}

std::string SqliteStore::readOnlyReason() const {
  return m_impl->refusal ? m_impl->refusal->message() : "";
}

}  // namespace consentry::storage
