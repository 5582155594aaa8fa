// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/use_log.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// Where the log stands; every role may know.
struct ShowLogHead {
  using Answer = ports::LogHead;
  static constexpr auto kAct = domain::Act::seeUsers;
};
[[nodiscard]] base::Expected<ShowLogHead::Answer> handle(Context& context, const ShowLogHead& request, const Job& job);

/// What a line says of a case's review is left out (its `bytes` are empty) while the reader could still be the blind
/// second reviewer of that case.
///
/// A page of the log, newest first. Viewing is recorded once a session and filter (`log_viewed`) when `record` is set.
struct ListLog {
  struct Answer {
    std::int64_t total = 0;  ///< entries that fit the filter
    std::int64_t size = 0;   ///< entries at all
    std::vector<ports::LogLine> lines;
  };
  static constexpr auto kAct = domain::Act::seeLog;
  ports::LogFilter filter;
  std::int64_t offset = 0;
  std::int64_t limit = 200;
  bool record = false;
};
[[nodiscard]] base::Expected<ListLog::Answer> handle(Context& context, const ListLog& request, const Job& job);

struct ShowLogEntry {
  using Answer = ports::LogLine;
  static constexpr auto kAct = domain::Act::seeLog;
  std::int64_t seq = 0;
};
[[nodiscard]] base::Expected<ShowLogEntry::Answer> handle(Context& context, const ShowLogEntry& request,
                                                          const Job& job);

/// Reads the whole log. The check itself is recorded unless the store is read-only.
struct VerifyLog {
  using Answer = ports::LogVerdict;
  static constexpr auto kAct = domain::Act::verifyLog;
  std::vector<std::filesystem::path> anchors;
  bool record = true;
};
[[nodiscard]] base::Expected<VerifyLog::Answer> handle(Context& context, const VerifyLog& request, const Job& job);

struct ProveLogEntry {
  using Answer = ports::LogProof;
  static constexpr auto kAct = domain::Act::seeLog;
  std::int64_t seq = 0;
};
[[nodiscard]] base::Expected<ProveLogEntry::Answer> handle(Context& context, const ProveLogEntry& request,
                                                           const Job& job);

/// Has the witness in that folder cosign the head, then records the anchor.
struct AnchorLog {
  using Answer = ports::Witness::Seen;
  static constexpr auto kAct = domain::Act::anchorLog;
  std::filesystem::path folder;
};
[[nodiscard]] base::Expected<AnchorLog::Answer> handle(Context& context, const AnchorLog& request, const Job& job);

/// The printable slip of the head, written to a file; counts as an anchor once it leaves the house on paper.
struct PrintSlip {
  struct Answer {
    std::int64_t size = 0;
    std::string note;
    std::filesystem::path file;
  };
  static constexpr auto kAct = domain::Act::anchorLog;
  std::filesystem::path file;  ///< an HTML page; never overwritten
};
[[nodiscard]] base::Expected<PrintSlip::Answer> handle(Context& context, const PrintSlip& request, const Job& job);

/// A bundle that an outsider can verify, in a new folder.
struct ExportLog {
  using Answer = ports::LogHead;
  static constexpr auto kAct = domain::Act::exportLog;
  std::filesystem::path folder;
};
[[nodiscard]] base::Expected<ExportLog::Answer> handle(Context& context, const ExportLog& request, const Job& job);

}  // namespace consentry::app
