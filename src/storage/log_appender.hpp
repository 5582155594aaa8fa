// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "app/ports/store.hpp"
#include "app/ports/system.hpp"
#include "app/ports/use_log.hpp"
#include "audit/entry.hpp"
#include "crypto/sign.hpp"
#include "storage/log_tip.hpp"
#include "storage/sqlite_use_log.hpp"

namespace consentry::storage {

/// Appends to the log inside the transaction that the store runs around it. Reads answer as of the last commit.
class LogAppender final : public app::ports::UseLogWriter {
 public:
  /// What every entry says of where it was written.
  struct Origin {
    std::string station;
    std::string appVersion;
    base::Digest appHash;
  };

  LogAppender(Connection& db, SqliteUseLog& reader, app::ports::Clock& clock, Origin origin, LogTip tip,
              crypto::SecretKey key);

  /// A transaction begins.
  void begin();
  [[nodiscard]] std::int64_t recorded() const { return m_recorded; }
  /// Writes tiles, kept checkpoints and the signed head; the transaction can commit. Returns the head's note.
  [[nodiscard]] base::Expected<std::string> seal();
  /// Forgets everything since begin().
  void rollBack();
  /// The first entry after a restore: nothing comes between it and what was restored, not even a word on the clock.
  /// Keeps the head of what was restored. Its position.
  [[nodiscard]] base::Expected<std::int64_t> recordRestore(const domain::AuditEvent& event,
                                                           const audit::RestoreMark& mark);
  /// After the commit of a rotation: what comes next is signed by this key.
  void useKey(crypto::SecretKey key);
  [[nodiscard]] const LogTip& tip() const { return m_tip; }
  /// Whose acts are recorded from now on; gives back the former hand.
  app::ports::Hand writeAs(app::ports::Hand hand) { return std::exchange(m_hand, std::move(hand)); }

  base::Expected<std::int64_t> record(const domain::AuditEvent& event) override;
  base::Expected<void> keepCheckpoint(std::string_view reason) override;

  base::Expected<app::ports::LogHead> head() override { return m_reader.head(); }
  base::Expected<std::int64_t> count(const app::ports::LogFilter& filter) override { return m_reader.count(filter); }
  base::Expected<std::vector<app::ports::LogLine>> lines(const app::ports::LogFilter& filter, std::int64_t offset,
                                                         std::int64_t limit) override {
    return m_reader.lines(filter, offset, limit);
  }
  base::Expected<std::optional<app::ports::LogLine>> find(std::int64_t seq) override { return m_reader.find(seq); }
  base::Expected<app::ports::LogProof> prove(std::int64_t seq) override { return m_reader.prove(seq); }
  base::Expected<std::vector<base::Digest>> consistency(std::int64_t fromSize) override {
    return m_reader.consistency(fromSize);
  }
  base::Expected<app::ports::LogVerdict> verify(const std::vector<std::string>& anchors,
                                                const std::function<void(std::int64_t)>& progress) override {
    return m_reader.verify(anchors, progress);
  }
  base::Expected<void> exportTo(const std::filesystem::path& directory) override {
    return m_reader.exportTo(directory);
  }

 private:
  base::Expected<std::int64_t> append(const domain::AuditEvent& event, base::Instant at, audit::ClockState clock,
                                      const std::optional<audit::RestoreMark>& mark = {});
  /// The entry's bytes, with the person's signature where the type asks for one.
  base::Expected<std::string> encode(domain::AuditEvent event, const std::optional<audit::RestoreMark>& mark) const;
  base::Expected<void> noteSteppedClock(base::Instant now);
  base::Expected<void> keepNow(std::string_view reason);
  [[nodiscard]] std::string signedNote() const;

  Connection& m_db;
  SqliteUseLog& m_reader;
  app::ports::Clock& m_clock;
  std::string m_bootId;
  audit::EntryHeader m_header;
  LogTip m_tip;
  LogTip m_before;
  crypto::SecretKey m_key;
  app::ports::Hand m_hand;
  audit::ClockState m_clockState = audit::ClockState::free;
  std::int64_t m_recorded = 0;
  std::optional<std::string> m_keepReason;
};

}  // namespace consentry::storage
