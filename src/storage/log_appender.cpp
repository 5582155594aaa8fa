// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_appender.hpp"

#include <sys/timex.h>

#include "audit/checkpoint.hpp"
#include "domain/signed_acts.hpp"

namespace consentry::storage {
namespace {

constexpr std::int64_t kKeepEvery = 10'000;

/// Whether a time server steers this computer's clock, as the kernel knows it.
audit::ClockState kernelClock() {
  timex question{};
  const int state = ::adjtimex(&question);
  return state < 0 || state == TIME_ERROR ? audit::ClockState::free : audit::ClockState::known;
}

domain::AuditEvent clockEvent(domain::AuditType type, std::chrono::microseconds by) {
  domain::AuditEvent event;
  event.type = type;
  event.change.emplace();
  event.change->object = "clock";
  event.change->detail = std::to_string(std::chrono::duration_cast<std::chrono::seconds>(by).count());
  return event;
}

/// How far a clock may stray in that time without having been set: a time server turns it by at most 500 millionths.
std::chrono::microseconds tolerance(std::chrono::microseconds elapsed) {
  return std::chrono::seconds(10) + std::chrono::abs(elapsed) / 1000;
}

}  // namespace

LogAppender::LogAppender(Connection& db, SqliteUseLog& reader, app::ports::Clock& clock, Origin origin, LogTip tip,
                         crypto::SecretKey key)
    : m_db(db),
      m_reader(reader),
      m_clock(clock),
      m_bootId(clock.bootId()),
      m_tip(std::move(tip)),
      m_key(std::move(key)) {
  m_header.log = m_tip.log;
  m_header.station = std::move(origin.station);
  m_header.appVersion = std::move(origin.appVersion);
  m_header.appHash = origin.appHash;
}

void LogAppender::begin() {
  m_before = m_tip;
  m_recorded = 0;
  m_keepReason.reset();
  m_clockState = kernelClock();
}

void LogAppender::rollBack() {
  m_tip = m_before;
}

base::Expected<std::int64_t> LogAppender::record(const domain::AuditEvent& event) {
  const base::Instant now = m_clock.now();
  TRY_VOID(noteSteppedClock(now));
  return append(event, now, m_clockState);
}

base::Expected<void> LogAppender::noteSteppedClock(base::Instant now) {
  // When the computer started moves only when its clock is set.
  const base::Instant bootAt = now - m_clock.sinceBoot();
  const bool sameBoot = !m_bootId.empty() && m_bootId == m_tip.lastBootId;
  const auto moved = sameBoot ? bootAt - m_tip.lastBootAt : std::chrono::microseconds(0);
  const auto allowed = tolerance(now - m_tip.lastAt);
  m_header.bootAt = bootAt;
  m_header.bootId = m_bootId;
  if (now < m_tip.lastAt || moved < -allowed) {
    const auto by = sameBoot ? moved : now - m_tip.lastAt;
    TRY_VOID(append(clockEvent(domain::AuditType::clockStepped, by), now, audit::ClockState::stepped));
  } else if (moved > allowed) {
    TRY_VOID(append(clockEvent(domain::AuditType::clockJumped, moved), now, audit::ClockState::stepped));
  }
  return {};
}

base::Expected<std::int64_t> LogAppender::recordRestore(const domain::AuditEvent& event,
                                                        const audit::RestoreMark& mark) {
  const base::Instant now = m_clock.now();
  m_header.bootAt = now - m_clock.sinceBoot();
  m_header.bootId = m_bootId;
  const std::int64_t size = m_tip.tree.size();
  TRY(const auto kept, m_db.integer("SELECT count(*) FROM log_checkpoint WHERE size = ?", size));
  if (kept == 0)
    TRY_VOID(m_db.run("INSERT INTO log_checkpoint (size, reason, note) SELECT ?, 'restore', note FROM log_head", size));
  return append(event, now, now < m_tip.lastAt ? audit::ClockState::stepped : m_clockState, mark);
}

base::Expected<std::int64_t> LogAppender::append(const domain::AuditEvent& event, base::Instant at,
                                                 audit::ClockState clock,
                                                 const std::optional<audit::RestoreMark>& mark) {
  m_header.seq = m_tip.tree.size();
  m_header.prev = m_tip.lastLeaf;
  m_header.at = at;
  m_header.clock = clock;
  TRY(const std::string bytes, encode(event, mark));
  TRY_VOID(m_db.run("INSERT INTO log_entry (seq, bytes) VALUES (?, ?)", m_header.seq, bytes));
  m_tip.lastLeaf = audit::leafHash(bytes);
  m_tip.lastAt = at;
  m_tip.lastBootAt = m_header.bootAt;
  m_tip.lastBootId = m_header.bootId;
  m_tip.tree.append(m_tip.lastLeaf);
  ++m_recorded;
  if (m_tip.tree.size() % kKeepEvery == 0) TRY_VOID(keepNow("interval"));
  return m_header.seq;
}

base::Expected<std::string> LogAppender::encode(domain::AuditEvent event,
                                                const std::optional<audit::RestoreMark>& mark) const {
  if (event.actor && m_hand.grant) event.refs.push_back(*m_hand.grant);
  TRY(std::string bytes, audit::encodeEntry(m_header, event, {}, mark));
  if (!event.actor || !domain::carriesSignature(event.type)) return bytes;
  if (!m_hand.key || m_hand.key->user() != event.actor->user)
    return base::fail(base::Errc::internal, "an act that its person signs was recorded without their key");
  return audit::encodeEntry(
      m_header, event,
      audit::PersonalSignature{{m_hand.key->signingKey()}, {m_hand.key->sign(base::asBytes(audit::signedText(bytes)))}},
      mark);
}

base::Expected<void> LogAppender::keepCheckpoint(std::string_view reason) {
  m_keepReason = reason;
  return {};
}

base::Expected<void> LogAppender::keepNow(std::string_view reason) {
  TRY(const auto kept, m_db.integer("SELECT count(*) FROM log_checkpoint WHERE size = ?", m_tip.tree.size()));
  if (kept > 0) return {};
  TRY_VOID(m_db.run("INSERT INTO log_checkpoint (size, reason, note) VALUES (?, ?, ?)", m_tip.tree.size(), reason,
                    signedNote()));
  return {};
}

std::string LogAppender::signedNote() const {
  return audit::signCheckpoint(
      {.log = m_tip.log, .size = m_tip.tree.size(), .root = m_tip.tree.root(), .at = m_tip.lastAt}, m_key);
}

base::Expected<std::string> LogAppender::seal() {
  for (const auto& tile : m_tip.tree.takeChanged())
    TRY_VOID(
        m_db.run("INSERT INTO log_tile (level, idx, hashes) VALUES (?, ?, ?) "
                 "ON CONFLICT (level, idx) DO UPDATE SET hashes = excluded.hashes",
                 tile.level, tile.index, audit::tileBytes(tile)));
  if (m_keepReason) TRY_VOID(keepNow(*m_keepReason));
  std::string note = signedNote();
  TRY_VOID(m_db.run("INSERT INTO log_head (id, note) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET note = excluded.note",
                    note));
  return note;
}

void LogAppender::useKey(crypto::SecretKey key) {
  m_key = std::move(key);
  m_tip.key = m_key.publicKey();
  m_tip.keySince = m_tip.lastAt;
}

}  // namespace consentry::storage
