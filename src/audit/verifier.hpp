// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/restore.hpp"
#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/error.hpp"

namespace consentry::audit {

/// One row as stored, in order.
struct LogRow {
  std::optional<std::int64_t> seq;   ///< the row's key, where rows have one beside their bytes
  std::string_view bytes;            ///< valid until the next call
  std::optional<base::Digest> leaf;  ///< stored leaf hash of this place; nothing when missing or unreadable
};

struct KeptCheckpoint {
  std::int64_t size = 0;  ///< under which it is filed
  std::string reason;
  std::string note;
};

/// Where a log is read from. Every failure ends the verification with UNREADABLE.
class LogSource {
 public:
  virtual ~LogSource() = default;
  /// How many rows and how many stored leaf hashes (the highest place + 1) there are.
  virtual base::Expected<std::int64_t> rowCount() = 0;
  virtual base::Expected<std::int64_t> leafCount() = 0;
  /// The next row in order of its key; false at the end.
  virtual base::Expected<bool> nextRow(LogRow& row) = 0;
  /// In order of size.
  virtual base::Expected<std::vector<KeptCheckpoint>> checkpoints() = 0;
  virtual base::Expected<std::optional<std::string>> head() = 0;
  virtual base::Expected<std::optional<std::string>> pin() = 0;
};

enum class Verdict {
  anchored,        ///< whole, and every record is covered by an anchor
  unanchoredTail,  ///< whole, but some records are newer than the last anchor given
  altered,         ///< a record, a stored hash or a checkpoint is not what was written
  gap,             ///< a record is missing
  truncated,       ///< the end is missing
  forked,          ///< consistent with itself, but not the log that the anchor or pin saw
  keyOrder,        ///< a checkpoint was signed by a key whose turn it was not
  clock,           ///< whole, but time runs backwards without saying so
  unreadable       ///< not a log, no head, or an anchor that is none
};

struct Report {
  Verdict verdict = Verdict::unreadable;
  std::optional<std::int64_t> firstBad;  ///< every record before it is good
  std::int64_t verifiedTo = 0;           ///< how many records from the start are good
  std::int64_t newerThanAnchor = 0;      ///< records that no given anchor covers
  std::vector<AgreedRestore> restores;   ///< each a new incarnation of the log
  std::string words;                     ///< English sentences
  [[nodiscard]] bool good() const { return verdict == Verdict::anchored || verdict == Verdict::unanchoredTail; }
};

/// The whole check, in the order of docs/log-format.md. `anchors` are texts that hold a checkpoint note each: a printed
/// slip, a witness file, an exported note.
[[nodiscard]] Report verifyLog(LogSource& source, std::span<const std::string> anchors);

/// What the command line answers: 0, or a number of its own for each verdict.
[[nodiscard]] int exitCodeOf(Verdict verdict);

}  // namespace consentry::audit

CONSENTRY_ENUM_WORDS(audit::Verdict, {anchored, "ANCHORED"}, {unanchoredTail, "UNANCHORED TAIL"}, {altered, "ALTERED"},
                     {gap, "GAP"}, {truncated, "TRUNCATED"}, {forked, "FORKED"}, {keyOrder, "KEY ORDER"},
                     {clock, "CLOCK"}, {unreadable, "UNREADABLE"});
