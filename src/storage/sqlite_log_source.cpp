// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_log_source.hpp"

#include <algorithm>

#include "audit/tiles.hpp"

namespace consentry::storage {
namespace {

constexpr std::int64_t kDigest = 32;
constexpr std::int64_t kProgressEvery = 4096;

std::optional<base::Digest> digestAt(base::ByteView hashes, std::int64_t index) {
  if ((index + 1) * kDigest > std::ssize(hashes)) return std::nullopt;
  base::Digest digest;
  std::ranges::copy(hashes.subspan(static_cast<std::size_t>(index * kDigest), kDigest), digest.value.begin());
  return digest;
}

}  // namespace

base::Expected<SqliteLogSource> SqliteLogSource::open(Connection& db, std::optional<std::string> pin,
                                                      Progress progress) {
  TRY(auto rows, Cursor::open(db, "SELECT seq, bytes FROM log_entry ORDER BY seq"));
  return SqliteLogSource(db, std::move(rows), std::move(pin), std::move(progress));
}

base::Expected<std::int64_t> SqliteLogSource::rowCount() {
  return m_db.integer("SELECT count(*) FROM log_entry");
}

base::Expected<std::int64_t> SqliteLogSource::leafCount() {
  return m_db.integer("SELECT idx * 256 + length(hashes) / 32 FROM log_tile WHERE level = 0 ORDER BY idx DESC LIMIT 1");
}

base::Expected<bool> SqliteLogSource::nextRow(audit::LogRow& row) {
  TRY(const bool more, m_rows.next());
  if (!more) return false;
  const Row stored = m_rows.row();
  row.seq = stored.integer(0);
  row.bytes = stored.view(1);
  TRY(row.leaf, leafAt(m_place));
  ++m_place;
  if (m_progress && m_place % kProgressEvery == 0) m_progress(m_place);
  return true;
}

base::Expected<std::optional<base::Digest>> SqliteLogSource::leafAt(std::int64_t place) {
  if (const auto index = place / audit::kTileWidth; index != m_tileIndex) {
    TRY(auto tile,
        m_db.first(
            "SELECT hashes FROM log_tile WHERE level = 0 AND idx = ?", [](Row& row) { return row.blob(0); }, index));
    m_tileIndex = index;
    m_tile = std::move(tile).value_or(base::Bytes{});
  }
  return digestAt(m_tile, place % audit::kTileWidth);
}

base::Expected<std::vector<audit::KeptCheckpoint>> SqliteLogSource::checkpoints() {
  return m_db.list("SELECT size, reason, note FROM log_checkpoint ORDER BY size", [](Row& row) {
    return audit::KeptCheckpoint{.size = row.integer(0), .reason = row.text(1), .note = row.text(2)};
  });
}

base::Expected<std::optional<std::string>> SqliteLogSource::head() {
  return m_db.first("SELECT note FROM log_head", [](Row& row) { return row.text(0); });
}

}  // namespace consentry::storage
