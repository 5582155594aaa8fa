// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_use_log.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>

#include "audit/bundle.hpp"
#include "audit/checkpoint.hpp"
#include "audit/proof.hpp"
#include "storage/durable_file.hpp"
#include "storage/log_tip.hpp"
#include "storage/log_verdict.hpp"
#include "storage/sqlite_log_source.hpp"

namespace consentry::storage {
namespace {

using app::ports::LogFilter;
using app::ports::LogHead;
using app::ports::LogLine;
using app::ports::LogProof;
using app::ports::LogVerdict;

constexpr std::string_view kColumns =
    "seq, at, type, outcome, actor, role, subject, photo_set, review_case, watchlist, purpose, basis, consent_state, "
    "decision, reason, bytes";

LogLine lineFrom(Row& row) {
  return {.seq = row.integer(0),
          .at = row.instant(1),
          .type = row.text(2),
          .outcome = row.text(3),
          .actor = row.text(4),
          .role = row.text(5),
          .subject = row.text(6),
          .set = row.text(7),
          .caseId = row.text(8),
          .list = row.text(9),
          .purpose = row.text(10),
          .basis = row.text(11),
          .consentState = row.text(12),
          .decision = row.text(13),
          .reason = row.text(14),
          .bytes = row.text(15)};
}

bool isEmpty(const LogFilter& f) {
  return !f.actor && !f.subject && !f.purpose && !f.outcome && !f.type && !f.caseId && !f.from && !f.to;
}

/// Only the conditions that are asked for, so that each set of them gets the index that fits; the values stay bound.
std::string whereOf(const LogFilter& f) {
  std::string where = " WHERE 1";
  if (f.actor) where += " AND actor = ?1";
  if (f.subject) where += " AND subject = ?2";
  if (f.purpose) where += " AND purpose = ?3";
  if (f.outcome) where += " AND outcome = ?4";
  if (f.type) where += " AND type = ?5";
  if (f.caseId) where += " AND review_case = ?6";
  if (f.from) where += " AND at >= ?7";
  if (f.to) where += " AND at < ?8";
  return where;
}

/// One moment of the database for several queries.
class Snapshot {
 public:
  [[nodiscard]] static base::Expected<Snapshot> begin(Connection& db) {
    // Inside a write transaction there is one already.
    if (sqlite3_get_autocommit(db.raw()) == 0) return Snapshot(nullptr);
    TRY_VOID(db.execute("BEGIN"));
    return Snapshot(&db);
  }
  ~Snapshot() {
    // Nothing was written, so there is nothing that ending it could lose.
    if (m_db != nullptr) sqlite3_exec(m_db->raw(), "COMMIT", nullptr, nullptr, nullptr);
  }
  Snapshot(Snapshot&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}
  Snapshot& operator=(Snapshot&&) = delete;

 private:
  explicit Snapshot(Connection* db) : m_db(db) {}
  Connection* m_db;
};

/// A file of the bundle that is written in pieces.
class BundleFile {
 public:
  BundleFile(const std::filesystem::path& directory, std::string_view name)
      : m_name(name), m_out(directory / name, std::ios::binary) {}

  std::string& text() { return m_text; }
  void flushIfLarge() {
    constexpr std::size_t kPiece = 1 << 20;
    if (m_text.size() >= kPiece) flush();
  }
  [[nodiscard]] base::Expected<void> finish() {
    flush();
    m_out.close();
    if (!m_out) return base::fail(base::Errc::ioError, std::string(m_name) + " could not be written");
    return {};
  }

 private:
  void flush() {
    m_out.write(m_text.data(), static_cast<std::streamsize>(m_text.size()));
    m_text.clear();
  }
  std::string_view m_name;
  std::ofstream m_out;
  std::string m_text;
};

base::Expected<void> exportRows(SqliteLogSource& source, const std::filesystem::path& directory) {
  BundleFile entries(directory, audit::kBundleEntries);
  BundleFile leaves(directory, audit::kBundleLeaves);
  audit::LogRow row;
  for (;;) {
    TRY(const bool more, source.nextRow(row));
    if (!more) break;
    if (!row.leaf) return base::fail(base::Errc::storeDamaged, "a leaf of the log is missing");
    audit::addBundleEntry(entries.text(), row.bytes);
    audit::addBundleLeaf(leaves.text(), *row.leaf);
    entries.flushIfLarge();
    leaves.flushIfLarge();
  }
  TRY_VOID(entries.finish());
  return leaves.finish();
}

base::Expected<void> exportText(const std::filesystem::path& directory, std::string_view name, std::string text) {
  BundleFile file(directory, name);
  file.text() = std::move(text);
  return file.finish();
}

}  // namespace

base::Expected<std::int64_t> SqliteUseLog::entryCount() {
  return m_db.integer("SELECT coalesce(max(seq), -1) + 1 FROM log_entry");
}

base::Expected<std::int64_t> SqliteUseLog::anchoredSize(std::int64_t size) {
  // The entry tells the size that was anchored; what it says never exceeds what stood before it.
  TRY(const auto anchored,
      m_db.integer("SELECT max(min(seq, CAST(json_extract(bytes, '$.change.detail') AS INTEGER))) FROM log_entry "
                   "WHERE type = 'log_anchored' AND outcome = 'ok'"));
  return std::clamp<std::int64_t>(anchored, 0, size);
}

base::Expected<LogHead> SqliteUseLog::head() {
  TRY(const auto snapshot, Snapshot::begin(m_db));
  TRY(auto note, m_db.first("SELECT note FROM log_head", [](Row& row) { return row.text(0); }));
  if (!note) return base::fail(base::Errc::storeDamaged, "the log has no head");
  const auto head = audit::parseCheckpoint(*note);
  if (!head) return base::fail(base::Errc::storeDamaged, "the log's head is unreadable");
  const auto& checkpoint = head->checkpoint;
  TRY(const auto key, keyForSize(m_db, checkpoint.size));
  TRY(const auto anchored, anchoredSize(checkpoint.size));
  return LogHead{.logId = checkpoint.log,
                 .size = checkpoint.size,
                 .root = checkpoint.root,
                 .at = checkpoint.at,
                 .note = std::move(*note),
                 .publicKey = {key.value.begin(), key.value.end()},
                 .anchoredSize = anchored,
                 .station = m_station};
}

base::Expected<std::int64_t> SqliteUseLog::count(const LogFilter& filter) {
  if (isEmpty(filter)) return entryCount();
  return m_db.integer("SELECT count(*) FROM log_entry" + whereOf(filter), filter.actor, filter.subject, filter.purpose,
                      filter.outcome, filter.type, filter.caseId, filter.from, filter.to);
}

base::Expected<std::vector<LogLine>> SqliteUseLog::lines(const LogFilter& filter, std::int64_t offset,
                                                         std::int64_t limit) {
  if (offset < 0 || limit < 0) return base::fail(base::Errc::invalidArgument, "a page begins at 0 or later");
  const std::string select = "SELECT " + std::string(kColumns) + " FROM log_entry";
  if (isEmpty(filter)) {
    // Positions have no holes, so a page anywhere in a long log is found without walking to it.
    TRY(const auto size, entryCount());
    return m_db.list(select + " WHERE seq < ? ORDER BY seq DESC LIMIT ?", lineFrom, size - offset, limit);
  }
  return m_db.list(select + whereOf(filter) + " ORDER BY seq DESC LIMIT ?9 OFFSET ?10", lineFrom, filter.actor,
                   filter.subject, filter.purpose, filter.outcome, filter.type, filter.caseId, filter.from, filter.to,
                   limit, offset);
}

base::Expected<std::optional<LogLine>> SqliteUseLog::find(std::int64_t seq) {
  return m_db.first("SELECT " + std::string(kColumns) + " FROM log_entry WHERE seq = ?", lineFrom, seq);
}

base::Expected<LogProof> SqliteUseLog::prove(std::int64_t seq) {
  TRY(const auto snapshot, Snapshot::begin(m_db));
  TRY(auto line, find(seq));
  TRY(auto note, m_db.first("SELECT note FROM log_head", [](Row& row) { return row.text(0); }));
  if (!line || !note) return base::fail(base::Errc::notFound, "the log has no such entry");
  TRY(const auto head, audit::parseCheckpoint(*note));
  LogProof proof;
  proof.seq = seq;
  proof.entry = std::move(line->bytes);
  proof.leaf = audit::leafHash(proof.entry);
  proof.size = head.checkpoint.size;
  TRY(proof.path, audit::inclusionProof(tileReader(m_db, &proof.rowsRead), seq, proof.size));
  if (!audit::verifyInclusion(proof.leaf, seq, proof.size, proof.path, head.checkpoint.root))
    return base::fail(base::Errc::storeDamaged, "the entry does not stand under the log's head");
  proof.checkpoint = std::move(*note);
  return proof;
}

base::Expected<std::vector<base::Digest>> SqliteUseLog::consistency(std::int64_t fromSize) {
  TRY(const auto snapshot, Snapshot::begin(m_db));
  TRY(const auto now, head());
  if (fromSize < 0 || fromSize > now.size)
    return base::fail(base::Errc::invalidArgument, "the log has never had that size");
  if (fromSize == 0 || fromSize == now.size) return std::vector<base::Digest>{};
  return audit::consistencyProof(tileReader(m_db), fromSize, now.size);
}

base::Expected<LogVerdict> SqliteUseLog::verify(const std::vector<std::string>& anchors,
                                                const std::function<void(std::int64_t)>& progress) {
  const auto started = std::chrono::steady_clock::now();
  TRY(auto pin, readSmallFile(m_pin));
  TRY(const auto snapshot, Snapshot::begin(m_db));
  TRY(auto source, SqliteLogSource::open(m_db, std::move(pin), progress));
  const auto report = audit::verifyLog(source, anchors);
  TRY(const auto size, source.rowCount());
  if (progress) progress(report.verifiedTo);
  return verdictOf(report, size, std::chrono::steady_clock::now() - started);
}

base::Expected<void> SqliteUseLog::exportTo(const std::filesystem::path& directory) {
  std::error_code failed;
  if (!std::filesystem::create_directory(directory, failed))
    return failed ? systemFailure(failed.value(), directory.filename().string())
                  : base::fail(base::Errc::alreadyExists, "the folder of a bundle must be a new one");
  TRY(const auto pin, readSmallFile(m_pin));
  TRY(const auto snapshot, Snapshot::begin(m_db));
  TRY(auto source, SqliteLogSource::open(m_db, pin, {}));
  TRY_VOID(exportRows(source, directory));
  TRY(const auto kept, source.checkpoints());
  TRY(const auto now, head());
  std::string checkpoints;
  for (const auto& checkpoint : kept) audit::addBundleCheckpoint(checkpoints, checkpoint);
  audit::addBundleCheckpoint(checkpoints,
                             {.size = now.size, .reason = std::string(audit::kHeadReason), .note = now.note});
  TRY_VOID(exportText(directory, audit::kBundleCheckpoints, std::move(checkpoints)));
  if (pin) TRY_VOID(exportText(directory, audit::kBundlePin, *pin));
  return exportText(directory, audit::kBundleReadme, audit::bundleReadme(now.logId, now.size));
}

}  // namespace consentry::storage
