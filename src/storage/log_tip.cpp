// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_tip.hpp"

#include <tuple>

#include "audit/checkpoint.hpp"
#include "audit/entry.hpp"
#include "audit/restore.hpp"
#include "storage/durable_file.hpp"

namespace consentry::storage {
namespace {

std::unexpected<base::Error> damaged(std::string_view why) {
  return base::fail(base::Errc::storeDamaged, std::string(why));
}

struct KeyEntry {
  std::int64_t seq = 0;
  crypto::PublicKey key;
  base::Instant at;
};

base::Expected<std::optional<KeyEntry>> keyEntryOf(Connection& db, const std::string& types, std::int64_t lastSeq) {
  TRY(const auto found,
      db.first(
          "SELECT seq, bytes FROM log_entry WHERE type IN (" + types + ") AND seq <= ? ORDER BY seq DESC LIMIT 1",
          [](Row& row) { return std::pair(row.integer(0), row.text(1)); }, lastSeq));
  if (!found) return std::nullopt;
  const auto entry = audit::parseEntry(found->second);
  if (!entry || !entry->key) return damaged("the log's key entry is unreadable");
  return KeyEntry{found->first, *entry->key, entry->at};
}

/// Nobody's head is believed whose key two people have not vouched for.
base::Expected<void> demandAgreed(Connection& db, std::int64_t seq) {
  TRY(const auto people, peoplesKeys(db, seq));
  TRY(const auto bytes,
      db.first("SELECT bytes FROM log_entry WHERE seq = ?", [](Row& row) { return row.text(0); }, seq));
  if (!bytes || !audit::agreedRestore(seq, *bytes, people))
    return damaged("the log's restore was not signed by two people whom it names");
  return {};
}

/// The newest entry that names a key: of those that hand over up to `handedOver`, of restores up to `restored`.
base::Expected<KeyEntry> keyEntryUpTo(Connection& db, std::int64_t handedOver, std::int64_t restored) {
  TRY(const auto handed, keyEntryOf(db, "'log_opened', 'key_rotated'", handedOver));
  if (!handed) return damaged("the log names no key");
  TRY(const auto after, keyEntryOf(db, "'store_restored'", restored));
  if (!after || after->seq < handed->seq) return *handed;
  TRY_VOID(demandAgreed(db, after->seq));
  return *after;
}

base::Expected<audit::SignedCheckpoint> storedHead(Connection& db) {
  TRY(const auto note, db.first("SELECT note FROM log_head", [](Row& row) { return row.text(0); }));
  if (!note) return damaged("the log has no head");
  auto head = audit::parseCheckpoint(*note);
  if (!head) return damaged("the log's head is unreadable");
  return std::move(*head);
}

base::Expected<void> checkLastEntry(LogTip& tip, std::string_view bytes, std::int64_t size) {
  const auto entry = audit::parseEntry(bytes);
  if (!entry || entry->seq != size - 1 || entry->log != tip.log) return damaged("the log's last entry is not its own");
  tip.lastLeaf = audit::leafHash(bytes);
  tip.lastAt = entry->at;
  return {};
}

}  // namespace

audit::TileReader tileReader(Connection& db, std::int64_t* rowsRead) {
  return [&db, rowsRead](int level, std::int64_t index) -> base::Expected<std::vector<base::Digest>> {
    TRY(const auto bytes, db.first(
                              "SELECT hashes FROM log_tile WHERE level = ? AND idx = ?",
                              [](Row& row) { return row.blob(0); }, level, index));
    if (rowsRead != nullptr) ++*rowsRead;
    if (!bytes) return damaged("a tile of the log is missing");
    auto hashes = audit::tileHashes(*bytes);
    if (!hashes) return damaged("a tile of the log is unreadable");
    return hashes;
  };
}

base::Expected<audit::PeoplesKeys> peoplesKeys(Connection& db, std::int64_t before) {
  TRY(const auto entries, db.list(
                              "SELECT type, bytes FROM log_entry WHERE type IN ('credential_set', 'user_disabled') AND "
                              "seq < ? ORDER BY seq",
                              [](Row& row) { return std::pair(row.text(0), row.text(1)); }, before));
  audit::PeoplesKeys people;
  for (const auto& [type, bytes] : entries) people.take(type, bytes);
  return people;
}

base::Expected<crypto::PublicKey> keyForSize(Connection& db, std::int64_t size) {
  TRY(const auto entry, keyEntryUpTo(db, std::max<std::int64_t>(size - 2, 0), size - 1));
  return entry.key;
}

base::Expected<LogTip> loadTip(Connection& db) {
  TRY(const auto head, storedHead(db));
  const std::int64_t size = head.checkpoint.size;
  TRY(const auto last, db.first("SELECT seq, bytes FROM log_entry ORDER BY seq DESC LIMIT 1",
                                [](Row& row) { return std::pair(row.integer(0), row.text(1)); }));
  if (!last || last->first + 1 != size) return damaged("the log's head and its entries differ in number");
  LogTip tip;
  tip.log = head.checkpoint.log;
  TRY_VOID(checkLastEntry(tip, last->second, size));
  const auto tiles = tileReader(db);
  TRY(tip.tree, audit::TileAppender::open(size, tiles));
  if (tip.tree.root() != head.checkpoint.root) return damaged("the log's head and its tree differ");
  TRY(const auto lastLeaf, audit::rangeRoot(tiles, size - 1, size));
  if (lastLeaf != tip.lastLeaf) return damaged("the log's last entry is not the one that was hashed");
  TRY(const auto boot, db.first(
                           "SELECT json_extract(bytes, '$.boot.at'), json_extract(bytes, '$.boot.id') "
                           "FROM log_entry WHERE seq = ?",
                           [](Row& row) { return std::pair(row.instant(0), row.text(1)); }, size - 1));
  if (boot) std::tie(tip.lastBootAt, tip.lastBootId) = *boot;
  TRY(const auto headKey, keyForSize(db, size));
  if (!audit::signedBy(head, headKey)) return damaged("the log's head is not signed by the log's key");
  TRY(const auto current, keyEntryUpTo(db, size - 1, size - 1));
  tip.key = current.key;
  tip.keySince = current.at;
  return tip;
}

base::Expected<void> checkPin(Connection& db, const LogTip& tip, const std::optional<std::string>& pin) {
  // A store whose creation was interrupted before its first pin has nothing yet that could be lost.
  if (!pin && tip.tree.size() == 1) return {};
  if (!pin) return damaged("the pin (log.pin) is missing: nobody can tell whether this copy is the newest");
  const auto pinned = audit::parseCheckpoint(*pin);
  if (!pinned) return damaged("the pin (log.pin) is unreadable");
  const auto& seen = pinned->checkpoint;
  if (seen.log != tip.log) return damaged("the pin (log.pin) belongs to another log");
  if (seen.size > tip.tree.size())
    return damaged("the log ends at " + std::to_string(tip.tree.size()) + " records, but " + std::to_string(seen.size) +
                   " were acknowledged: this is an older copy");
  TRY(const auto root, audit::rootAt(tileReader(db), seen.size));
  if (root != seen.root) return damaged("the log is not the one that the pin (log.pin) saw");
  TRY(const auto key, keyForSize(db, seen.size));
  if (!audit::signedBy(*pinned, key)) return damaged("the pin (log.pin) is not signed by the log's key");
  return {};
}

base::Expected<void> checkLog(Connection& db, const std::filesystem::path& pinFile) {
  TRY(const auto pin, readSmallFile(pinFile));
  TRY_VOID(db.execute("BEGIN"));
  const auto checked = [&]() -> base::Expected<void> {
    TRY(const auto tip, loadTip(db));
    return checkPin(db, tip, pin);
  }();
  TRY_VOID(db.execute("COMMIT"));
  return checked;
}

}  // namespace consentry::storage
