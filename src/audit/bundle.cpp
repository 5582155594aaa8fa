// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bundle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace consentry::audit {
namespace {

constexpr std::string_view kMark = "== ";

/// The next line; a last one without its newline counts too.
std::string_view takeLine(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::int64_t lineCount(std::string_view text) {
  const auto newlines = std::ranges::count(text, '\n');
  return newlines + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

/// "== <size> <reason>"; digits and lower-case words only.
base::Expected<KeptCheckpoint> parseMark(std::string_view line) {
  const auto bad = [] { return base::fail(base::Errc::parse, "not a file of checkpoints"); };
  line.remove_prefix(kMark.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos || space == 0 || space > 16) return bad();
  const std::string_view digits = line.substr(0, space);
  const std::string_view reason = line.substr(space + 1);
  if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }) || reason.empty() ||
      !std::ranges::all_of(reason, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }))
    return bad();
  KeptCheckpoint checkpoint{.size = 0, .reason = std::string(reason), .note = {}};
  std::from_chars(digits.data(), digits.data() + digits.size(), checkpoint.size);
  return checkpoint;
}

base::Expected<std::vector<KeptCheckpoint>> parseCheckpoints(std::string_view text) {
  std::vector<KeptCheckpoint> all;
  while (!text.empty()) {
    const bool ends = text.find('\n') == std::string_view::npos;
    const std::string_view line = takeLine(text);
    if (line.starts_with(kMark)) {
      TRY(auto next, parseMark(line));
      all.push_back(std::move(next));
    } else if (all.empty()) {
      return base::fail(base::Errc::parse, "not a file of checkpoints");
    } else {
      all.back().note.append(line).append(ends ? "" : "\n");
    }
  }
  return all;
}

}  // namespace

void addBundleEntry(std::string& entriesFile, std::string_view bytes) {
  entriesFile.append(bytes).push_back('\n');
}

void addBundleLeaf(std::string& leavesFile, const base::Digest& leaf) {
  leavesFile.append(base::toHex(leaf)).push_back('\n');
}

void addBundleCheckpoint(std::string& checkpointsFile, const KeptCheckpoint& checkpoint) {
  checkpointsFile += fmt::format("{}{} {}\n{}", kMark, checkpoint.size, checkpoint.reason, checkpoint.note);
}

std::string bundleReadme(std::string_view log, std::int64_t size) {
  return fmt::format(
      "A Consentry use log, exported to be checked by somebody else.\n\n"
      "Log {}, {} records.\n\n"
      "{}     the records, one a line; the exact bytes that were hashed\n"
      "{}        the leaf hash of each record\n"
      "{}   the signed checkpoints that were kept, the head last\n"
      "{}           the checkpoint that was kept beside the database, if there is one\n\n"
      "Check it with either of two programs that know nothing of one another:\n"
      "  consentry-cli audit verify --bundle DIR [--anchor FILE]\n"
      "  python3 verify_log.py DIR [--anchor FILE]\n"
      "An anchor is a printed slip or a witness's file from outside this computer. Without one the check shows only\n"
      "that the log agrees with itself. The format is described in log-format.md.\n",
      log, size, kBundleEntries, kBundleLeaves, kBundleCheckpoints, kBundlePin);
}

base::Expected<BundleSource> BundleSource::open(const BundleText& text) {
  BundleSource source;
  source.m_entries = text.entries;
  source.m_leaves = text.leaves;
  source.m_rowCount = lineCount(text.entries);
  source.m_leafCount = lineCount(text.leaves);
  source.m_pin = text.pin;
  TRY(source.m_kept, parseCheckpoints(text.checkpoints));
  if (!source.m_kept.empty() && source.m_kept.back().reason == kHeadReason) {
    source.m_head = std::move(source.m_kept.back().note);
    source.m_kept.pop_back();
  }
  return source;
}

base::Expected<std::int64_t> BundleSource::rowCount() {
  return m_rowCount;
}
base::Expected<std::int64_t> BundleSource::leafCount() {
  return m_leafCount;
}

base::Expected<bool> BundleSource::nextRow(LogRow& row) {
  if (m_entries.empty()) return false;
  row = {.seq = std::nullopt, .bytes = takeLine(m_entries), .leaf = std::nullopt};
  if (auto leaf = base::digestFromHex(takeLine(m_leaves))) row.leaf = *leaf;
  return true;
}

Report verifyBundle(const BundleText& text, std::span<const std::string> anchors) {
  auto source = BundleSource::open(text);
  if (source) return verifyLog(*source, anchors);
  Report report;
  report.words = "This is not an exported log: " + source.error().message() + ".";
  return report;
}

}  // namespace consentry::audit
