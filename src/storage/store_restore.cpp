// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store_restore.hpp"

#include <algorithm>

#include "audit/checkpoint.hpp"
#include "audit/restore.hpp"
#include "crypto/hash.hpp"
#include "storage/durable_file.hpp"
#include "storage/log_tip.hpp"
#include "storage/page_sums.hpp"
#include "storage/quarantine.hpp"
#include "storage/sqlite_use_log.hpp"
#include "storage/store_writer.hpp"

namespace consentry::storage {
namespace {

namespace fs = std::filesystem;
using app::ports::RestorePoint;
using base::Errc;
using base::Expected;
using domain::RestoreProposal;

fs::path proposalOf(const fs::path& directory) {
  return directory / domain::kRestoreProposal;
}

base::Digest hashOf(const std::optional<std::string>& text) {
  return text ? crypto::sha256(base::asBytes(*text)) : base::Digest{};
}

Expected<std::string> headNote(Connection& db) {
  TRY(auto note, db.first("SELECT note FROM log_head", [](Row& row) { return row.text(0); }));
  if (!note) return base::fail(Errc::storeDamaged, "the log has no head");
  return *std::move(note);
}

/// The size that the pin knows of this log; nothing where there is no readable pin.
Expected<std::optional<std::int64_t>> pinnedSize(Connection& db, const LogTip& tip,
                                                 const std::optional<std::string>& pin) {
  const auto note = pin ? audit::parseCheckpoint(*pin) : base::fail(Errc::parse, "no pin");
  if (!note) return std::nullopt;
  const auto& seen = note->checkpoint;
  if (seen.log != tip.log) return base::fail(Errc::storeDamaged, "the pin (log.pin) belongs to another log");
  // A longer one cannot be compared: what it covers is not here.
  if (seen.size <= tip.tree.size()) TRY_VOID(checkPin(db, tip, pin));
  return seen.size;
}

Expected<void> demandWhole(Connection& db, const std::function<void(std::int64_t)>& progress) {
  TRY(const auto damage, findDamage(db));
  if (!damage.empty()) return base::fail(Errc::storeDamaged, damage.front());
  // Without its pin, which is what this store contradicts.
  SqliteUseLog log(db, {}, "");
  TRY(const auto verdict, log.verify({}, progress));
  if (!verdict.accepted) return base::fail(Errc::storeDamaged, verdict.verdict + ": " + verdict.words);
  return {};
}

bool isAsProposed(const LogTip& tip, const RestoreProposal& proposal) {
  return tip.log == proposal.log && tip.tree.size() == proposal.records && tip.lastLeaf == proposal.plan.prev;
}

/// The pin that was found by whoever proposed what the log agreed to at that place.
Expected<std::optional<base::Digest>> pinOfAgreed(Connection& db, const RestoreProposal& proposal) {
  TRY(const auto bytes, db.first(
                            "SELECT bytes FROM log_entry WHERE seq = ? AND type = 'store_restored'",
                            [](Row& row) { return row.text(0); }, proposal.records));
  return bytes ? audit::pinBeforeRestore(*bytes) : std::nullopt;
}

/// The damage was looked at by two people; its note stays beside the log that says so.
Expected<void> endQuarantine(const fs::path& directory) {
  std::error_code failed;
  if (!fs::exists(quarantineOf(directory), failed)) return {};
  return renameDurably(quarantineOf(directory), directory / "quarantine.before-restore.txt");
}

}  // namespace

Expected<std::optional<RestoreProposal>> readRestoreProposal(const fs::path& directory) {
  const auto text = readSmallFile(proposalOf(directory));
  if (text && !*text) return std::nullopt;
  auto proposal = text ? domain::restoreProposalFromText(**text) : std::unexpected(text.error());
  // A link, a folder or a huge file says no more than other words do, and keeps nobody from reading.
  if (!proposal)
    return base::fail(Errc::storeDamaged,
                      "restore.proposal is not as this program wrote it: `consentry-cli backup restore --reject`");
  return *std::move(proposal);
}

Expected<void> writeRestoreProposal(const fs::path& directory, const RestoreProposal& proposal) {
  return writeDurably(proposalOf(directory), base::asBytes(textOf(proposal)), 0600);
}

Expected<void> removeRestoreProposal(const fs::path& directory) {
  return removeDurably(proposalOf(directory));
}

Expected<RestorePoint> restorePoint(Connection& db, const fs::path& directory, bool canGoOn,
                                    const std::function<void(std::int64_t)>& progress) {
  if (canGoOn) return base::fail(Errc::conflict, "this store can be written: there is nothing to accept");
  TRY_VOID(demandWhole(db, progress));
  TRY(const auto pin, readSmallFile(pinOf(directory)));
  TRY(const auto tip, loadTip(db));
  TRY(const auto pinned, pinnedSize(db, tip, pin));
  TRY(const auto note, headNote(db));
  return RestorePoint{.log = tip.log,
                      .records = tip.tree.size(),
                      .prev = tip.lastLeaf,
                      .head = hashOf(note),
                      .pin = hashOf(pin),
                      .known = std::max(tip.tree.size(), pinned.value_or(0))};
}

Expected<void> demandAsProposed(Connection& db, const fs::path& directory, const RestoreProposal& proposal) {
  TRY(const auto tip, loadTip(db));
  TRY(const auto pin, readSmallFile(pinOf(directory)));
  if (!isAsProposed(tip, proposal) || hashOf(pin) != proposal.plan.pin)
    return base::fail(Errc::conflict, "the store is not any more what was proposed: it would have to be proposed anew");
  return {};
}

Expected<void> demandNotAgreed(Connection& db, const RestoreProposal& proposal) {
  TRY(const auto seen, pinOfAgreed(db, proposal));
  if (seen == proposal.plan.pin)
    return base::fail(Errc::conflict, "two people agreed to this restore: open the store for writing, which ends it");
  return {};
}

Expected<void> settleRestore(Connection& db, const fs::path& directory, const RestoreProposal& proposal) {
  TRY(const auto tip, loadTip(db));
  if (isAsProposed(tip, proposal))
    return base::fail(Errc::conflict,
                      "this restored store waits for a second person: `consentry-cli backup restore --approve`");
  TRY(const auto seen, pinOfAgreed(db, proposal));
  if (!seen) return base::fail(Errc::storeDamaged, "restore.proposal is of another state of this store: reject it");
  TRY(const auto pin, readSmallFile(pinOf(directory)));
  if (hashOf(pin) == *seen) {
    TRY(const auto note, headNote(db));
    TRY_VOID(writeDurably(pinOf(directory), base::asBytes(note), 0600));
  }
  TRY_VOID(endQuarantine(directory));
  return removeRestoreProposal(directory);
}

}  // namespace consentry::storage
