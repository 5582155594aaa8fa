// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/audit_event.hpp"

namespace consentry::app::ports {

/// One line of the log for tables. `bytes` are the exact bytes; the other fields are read from them.
struct LogLine {
  std::int64_t seq = 0;
  base::Instant at;
  std::string type;  ///< words as stored, so that entries of a newer version can still be shown
  std::string outcome;
  std::string actor;  ///< user handle
  std::string role;
  std::string subject;
  std::string set;
  std::string caseId;
  std::string list;
  std::string purpose;
  std::string basis;  ///< kind
  std::string consentState;
  std::string decision;
  std::string reason;
  std::string bytes;
};

/// Every field that is set must fit. Words, as in LogLine.
struct LogFilter {
  std::optional<std::string> actor;
  std::optional<std::string> subject;
  std::optional<std::string> purpose;
  std::optional<std::string> outcome;
  std::optional<std::string> type;
  std::optional<std::string> caseId;
  std::optional<base::Instant> from;
  std::optional<base::Instant> to;  ///< exclusive
};

/// Where the log stands.
struct LogHead {
  std::string logId;
  std::int64_t size = 0;
  base::Digest root;
  base::Instant at;
  std::string note;               ///< the signed checkpoint
  base::Bytes publicKey;          ///< Ed25519, 32 bytes: the key that signed it
  std::int64_t anchoredSize = 0;  ///< records covered by the last outside anchor that the log itself knows of
  std::string station;
};

/// What a verification found.
struct LogVerdict {
  std::string verdict;  ///< "ANCHORED", "UNANCHORED TAIL", "ALTERED", …
  bool accepted = false;
  std::optional<std::int64_t> firstBad;
  std::int64_t size = 0;
  std::int64_t anchored = 0;  ///< records covered by the best anchor given
  std::int64_t newerThanAnchor = 0;
  std::string words;  ///< one or two sentences for people
  int exitCode = 70;
  double seconds = 0;
};

/// Inclusion of one entry under the head.
struct LogProof {
  std::int64_t seq = 0;
  std::string entry;
  base::Digest leaf;
  std::int64_t size = 0;
  std::vector<base::Digest> path;
  std::string checkpoint;
  std::int64_t rowsRead = 0;  ///< tiles read, to show that it is a handful
};

class UseLogReader {
 public:
  virtual ~UseLogReader() = default;
  [[nodiscard]] virtual base::Expected<LogHead> head() = 0;
  [[nodiscard]] virtual base::Expected<std::int64_t> count(const LogFilter& filter) = 0;
  /// Newest first: `limit` lines after skipping `offset`.
  [[nodiscard]] virtual base::Expected<std::vector<LogLine>> lines(const LogFilter& filter, std::int64_t offset,
                                                                   std::int64_t limit) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<LogLine>> find(std::int64_t seq) = 0;
  [[nodiscard]] virtual base::Expected<LogProof> prove(std::int64_t seq) = 0;
  /// RFC 9162 consistency proof from the tree of the first `fromSize` entries to the head; empty for 0 or the head.
  [[nodiscard]] virtual base::Expected<std::vector<base::Digest>> consistency(std::int64_t fromSize) = 0;
  /// Reads everything. `anchors` are texts of signed checkpoints (slips) or cosigned ones (witnesses).
  [[nodiscard]] virtual base::Expected<LogVerdict> verify(const std::vector<std::string>& anchors,
                                                          const std::function<void(std::int64_t)>& progress) = 0;
  /// Writes the bundle that an outsider can verify: a new directory.
  [[nodiscard]] virtual base::Expected<void> exportTo(const std::filesystem::path& directory) = 0;
};

class UseLogWriter : public UseLogReader {
 public:
  /// Appends inside the transaction; the position of the entry. Without it the transaction does not commit.
  [[nodiscard]] virtual base::Expected<std::int64_t> record(const domain::AuditEvent& event) = 0;
  /// Keeps the checkpoint that this transaction ends with for ever (export, clean exit, anchor).
  [[nodiscard]] virtual base::Expected<void> keepCheckpoint(std::string_view reason) = 0;
};

}  // namespace consentry::app::ports
