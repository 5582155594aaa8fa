// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verifier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "audit/checkpoint.hpp"
#include "audit/entry.hpp"
#include "audit/tree.hpp"

namespace consentry::audit {
namespace {

constexpr std::int64_t kBlock = 256;

/// Why the log is not good. Nothing when a step found no fault.
struct Finding {
  Verdict verdict;
  std::optional<std::int64_t> firstBad;
  std::string words;
};
using Found = std::optional<Finding>;

Finding altered(std::int64_t at, std::string_view words) {
  return {Verdict::altered, at, std::string(words)};
}
Finding unreadable(const base::Error& error) {
  return {Verdict::unreadable, std::nullopt, error.message()};
}

/// A signing key and the tree sizes that it may sign: (after, through].
struct LogKey {
  crypto::PublicKey key;
  std::int64_t after = 0;
};

/// Roots of the complete subtrees of 256^level leaves, as the tiles above the leaves hold them.
class SubtreeRoots {
 public:
  void append(const base::Digest& leaf) { push(0, leaf); }
  /// In order of level, then index; levels from 1.
  [[nodiscard]] std::vector<StoredSubtree> all() const {
    std::vector<StoredSubtree> roots;
    for (std::size_t level = 1; level < m_levels.size(); ++level)
      for (std::size_t i = 0; i < m_levels[level].roots.size(); ++i)
        roots.push_back({static_cast<int>(level), static_cast<std::int64_t>(i), m_levels[level].roots[i]});
    return roots;
  }

 private:
  struct Level {
    std::vector<base::Digest> roots;  ///< unused on level 0
    Frontier open;
  };

  void push(std::size_t level, const base::Digest& hash) {
    if (level == m_levels.size()) m_levels.emplace_back();
    if (level > 0) m_levels[level].roots.push_back(hash);
    m_levels[level].open.append(hash);
    if (m_levels[level].open.size() < kBlock) return;
    const base::Digest above = std::exchange(m_levels[level].open, {}).root();
    push(level + 1, above);
  }

  std::vector<Level> m_levels;
};

class Verification {
 public:
  Verification(LogSource& source, std::span<const std::string> anchors) : m_source(source), m_anchorTexts(anchors) {}

  Report run() {
    using Step = Found (Verification::*)();
    for (const Step step : {&Verification::readNotes, &Verification::checkRows, &Verification::checkSubtrees,
                            &Verification::checkKept, &Verification::checkRotations, &Verification::checkHead,
                            &Verification::checkPin, &Verification::checkAnchors})
      if (const Found bad = (this->*step)()) return reportOf(*bad);
    if (m_clock) return reportOf(*m_clock);
    return goodReport();
  }

 private:
  Found readNotes();
  Found checkRows();
  Found checkRow(const LogRow& row);
  Found checkSubtrees();
  Found checkKept();
  Found checkRotations();
  Found checkHead();
  Found checkPin();
  Found checkAnchors();
  Found checkOwn(const SignedCheckpoint& note, std::string_view what) const;
  Found checkOutside(const SignedCheckpoint& note, std::string_view what, std::int64_t agreed) const;
  Found checkSigner(const SignedCheckpoint& note, std::string_view what, std::int64_t firstBad) const;
  /// A key with this note's key id was announced, but none such made this signature.
  [[nodiscard]] bool isForged(const SignedCheckpoint& note) const;
  [[nodiscard]] const crypto::PublicKey& keyFor(std::int64_t size) const;
  [[nodiscard]] bool rootAgrees(const SignedCheckpoint& note) const;
  void want(const base::Expected<SignedCheckpoint>& note);
  [[nodiscard]] Report reportOf(const Finding& finding) const;
  [[nodiscard]] Report goodReport() const;

  LogSource& m_source;
  std::span<const std::string> m_anchorTexts;
  std::vector<KeptCheckpoint> m_kept;
  std::vector<base::Expected<SignedCheckpoint>> m_keptNotes;  ///< beside m_kept
  std::vector<base::Expected<SignedCheckpoint>> m_anchors;
  std::optional<base::Expected<SignedCheckpoint>> m_pin;
  SignedCheckpoint m_head;
  std::int64_t m_rowCount = 0;
  std::optional<std::vector<StoredSubtree>> m_storedSubtrees;

  std::set<std::int64_t> m_wantedSizes;
  std::map<std::int64_t, base::Digest> m_roots;  ///< at the wanted sizes
  Frontier m_tree;
  SubtreeRoots m_subtrees;
  std::string m_log;
  base::Digest m_previousLeaf;
  base::Instant m_previousAt;
  std::vector<LogKey> m_keys;
  std::vector<std::int64_t> m_rotations;
  Found m_clock;                ///< told only when nothing worse was found
  std::int64_t m_lastGood = 0;  ///< size of the last own checkpoint that agreed
  std::int64_t m_anchored = 0;
};

void Verification::want(const base::Expected<SignedCheckpoint>& note) {
  if (note) m_wantedSizes.insert(note->checkpoint.size);
}

Found Verification::readNotes() {
  const auto head = m_source.head();
  if (!head) return unreadable(head.error());
  if (!*head) return Finding{Verdict::unreadable, std::nullopt, "There is no head checkpoint: this is not a log."};
  auto note = parseCheckpoint(**head);
  want(note);
  if (!note) return Finding{Verdict::unreadable, std::nullopt, "The head is not a checkpoint."};
  m_head = *std::move(note);

  auto kept = m_source.checkpoints();
  if (!kept) return unreadable(kept.error());
  m_kept = *std::move(kept);
  for (const auto& checkpoint : m_kept) want(m_keptNotes.emplace_back(parseCheckpoint(checkpoint.note)));

  const auto pin = m_source.pin();
  if (!pin) return unreadable(pin.error());
  if (*pin) want(m_pin.emplace(parseCheckpoint(**pin)));
  for (const auto& text : m_anchorTexts) want(m_anchors.emplace_back(findCheckpoint(text)));
  return std::nullopt;
}

Found Verification::checkRows() {
  const auto rowCount = m_source.rowCount();
  if (!rowCount) return unreadable(rowCount.error());
  m_rowCount = *rowCount;
  auto subtrees = m_source.subtrees();
  if (!subtrees) return unreadable(subtrees.error());
  m_storedSubtrees = *std::move(subtrees);
  LogRow row;
  for (;;) {
    const auto more = m_source.nextRow(row);
    if (!more) return unreadable(more.error());
    if (!*more) return std::nullopt;
    if (auto bad = checkRow(row)) return bad;
  }
}

Found Verification::checkRow(const LogRow& row) {
  const std::int64_t here = m_tree.size();
  const auto gap = [here] { return Finding{Verdict::gap, here, fmt::format("Record {} is missing.", here)}; };
  if (row.seq && *row.seq != here) return gap();
  const auto entry = parseEntry(row.bytes);
  if (!entry) return altered(here, fmt::format("Record {} is not in the form that the log writes.", here));
  if (entry->seq > here && m_rowCount < m_head.checkpoint.size) return gap();
  const base::Digest leaf = leafHash(row.bytes);
  if (row.leaf != leaf) return altered(here, fmt::format("Record {} is not the one that was hashed.", here));
  if (entry->seq != here)
    return altered(std::min(entry->seq, here), fmt::format("The record at place {} says it is {}.", here, entry->seq));
  if (here == 0) m_log = entry->log;
  if (entry->log != m_log) return altered(here, fmt::format("Record {} belongs to another log.", here));
  if (entry->prev != m_previousLeaf)
    return altered(std::max<std::int64_t>(here - 1, 0),
                   fmt::format("Record {} does not continue the one before it.", here));

  if (!m_clock && entry->at < m_previousAt && entry->clock != ClockState::stepped)
    m_clock = Finding{Verdict::clock, here, fmt::format("Record {} is older than the one before it.", here)};
  if (entry->key) {
    if (here > 0) m_rotations.push_back(here);
    m_keys.push_back({*entry->key, here == 0 ? 0 : here + 1});
  }
  m_previousAt = entry->at;
  m_previousLeaf = leaf;
  m_tree.append(leaf);
  if (m_storedSubtrees) m_subtrees.append(leaf);
  if (m_wantedSizes.contains(m_tree.size())) m_roots.emplace(m_tree.size(), m_tree.root());
  return std::nullopt;
}

Found Verification::checkSubtrees() {
  if (!m_storedSubtrees) return std::nullopt;
  const auto expected = m_subtrees.all();
  const auto place = [](const StoredSubtree& subtree) {
    std::int64_t leaf = subtree.index;
    for (int level = 0; level < subtree.level; ++level) leaf *= kBlock;
    return leaf;
  };
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const StoredSubtree& wanted = expected[i];
    const bool there = i < m_storedSubtrees->size() && (*m_storedSubtrees)[i].level == wanted.level &&
                       (*m_storedSubtrees)[i].index == wanted.index && (*m_storedSubtrees)[i].hash == wanted.hash;
    if (!there) return altered(place(wanted), fmt::format("A stored hash above record {} is wrong.", place(wanted)));
  }
  if (m_storedSubtrees->size() > expected.size())
    return altered(m_tree.size(), "There are stored hashes above records that do not exist.");
  return std::nullopt;
}

const crypto::PublicKey& Verification::keyFor(std::int64_t size) const {
  const auto next = std::ranges::find_if(m_keys, [size](const LogKey& key) { return key.after >= size; });
  return std::prev(next)->key;
}

bool Verification::isForged(const SignedCheckpoint& note) const {
  bool known = false;
  for (const LogKey& key : m_keys) {
    if (signedBy(note, key.key)) return false;
    known = known || keyIdOf(note.checkpoint.log, key.key) == note.keyId;
  }
  return known;
}

bool Verification::rootAgrees(const SignedCheckpoint& note) const {
  const auto root = m_roots.find(note.checkpoint.size);
  return root != m_roots.end() && root->second == note.checkpoint.root;
}

Found Verification::checkSigner(const SignedCheckpoint& note, std::string_view what, std::int64_t firstBad) const {
  if (keyIdOf(note.checkpoint.log, keyFor(note.checkpoint.size)) == note.keyId) return std::nullopt;
  return Finding{Verdict::keyOrder, firstBad, fmt::format("{} is signed by a key whose turn it was not.", what)};
}

Found Verification::checkOwn(const SignedCheckpoint& note, std::string_view what) const {
  const std::int64_t size = note.checkpoint.size;
  if (m_tree.size() > 0 && note.checkpoint.log != m_log)
    return altered(m_lastGood, fmt::format("{} belongs to another log.", what));
  if (size > m_tree.size()) {
    if (isForged(note)) return altered(m_lastGood, fmt::format("{} is not what was signed.", what));
    return Finding{Verdict::truncated, m_tree.size(),
                   fmt::format("{} speaks of {} records; there are {}.", what, size, m_tree.size())};
  }
  if (auto bad = checkSigner(note, what, m_lastGood)) return bad;
  if (isForged(note)) return altered(m_lastGood, fmt::format("{} is not what was signed.", what));
  if (!rootAgrees(note))
    return altered(m_lastGood, fmt::format("The records do not give the root that {} signed.", what));
  return std::nullopt;
}

Found Verification::checkKept() {
  for (std::size_t i = 0; i < m_kept.size(); ++i) {
    const auto& note = m_keptNotes[i];
    const std::string what = fmt::format("The checkpoint of {} records", m_kept[i].size);
    if (!note || note->checkpoint.size != m_kept[i].size || m_kept[i].size <= m_lastGood)
      return altered(m_lastGood, fmt::format("{} is not one.", what));
    if (auto bad = checkOwn(*note, what)) return bad;
    m_lastGood = m_kept[i].size;
  }
  return std::nullopt;
}

Found Verification::checkRotations() {
  for (const std::int64_t rotation : m_rotations) {
    const auto sealed = [rotation](const KeptCheckpoint& checkpoint) { return checkpoint.size == rotation + 1; };
    if (!std::ranges::any_of(m_kept, sealed))
      return Finding{Verdict::keyOrder, rotation,
                     fmt::format("Record {} names a new key, but the old key did not seal it.", rotation)};
  }
  return std::nullopt;
}

Found Verification::checkHead() {
  if (auto bad = checkOwn(m_head, "The head")) return bad;
  m_lastGood = m_head.checkpoint.size;
  const auto leaves = m_source.leafCount();
  if (!leaves) return unreadable(leaves.error());
  if (m_tree.size() > m_lastGood || *leaves > m_lastGood)
    return altered(m_lastGood, "There are records or hashes that no head has signed.");
  return std::nullopt;
}

Found Verification::checkOutside(const SignedCheckpoint& note, std::string_view what, std::int64_t agreed) const {
  const std::int64_t size = note.checkpoint.size;
  if (note.checkpoint.log != m_log)
    return Finding{Verdict::forked, 0, fmt::format("{} was taken of another log.", what)};
  if (isForged(note)) return Finding{Verdict::unreadable, std::nullopt, fmt::format("{} is damaged.", what)};
  if (size > m_tree.size())
    return Finding{Verdict::truncated, m_tree.size(),
                   fmt::format("{} saw {} records; there are {}.", what, size, m_tree.size())};
  if (!rootAgrees(note))
    return Finding{Verdict::forked, agreed, fmt::format("The first {} records are not those that {} saw.", size, what)};
  // A root that agrees proves the records whoever signed it; the wrong one of the log's own keys is still a fault.
  return checkSigner(note, what, agreed);
}

Found Verification::checkPin() {
  if (!m_pin) return std::nullopt;
  if (!*m_pin) return Finding{Verdict::unreadable, std::nullopt, "The pin beside the database is not a checkpoint."};
  return checkOutside(**m_pin, "The pin beside the database", 0);
}

Found Verification::checkAnchors() {
  if (!std::ranges::all_of(m_anchors, [](const auto& note) { return note.has_value(); }))
    return Finding{Verdict::unreadable, std::nullopt, "An anchor holds no checkpoint."};
  std::ranges::stable_sort(m_anchors, {}, [](const auto& note) { return note->checkpoint.size; });
  for (const auto& note : m_anchors) {
    if (auto bad = checkOutside(*note, fmt::format("The anchor of {} records", note->checkpoint.size), m_anchored))
      return bad;
    m_anchored = note->checkpoint.size;
  }
  return std::nullopt;
}

Report Verification::reportOf(const Finding& finding) const {
  Report report;
  report.verdict = finding.verdict;
  report.firstBad = finding.firstBad;
  report.verifiedTo = finding.firstBad.value_or(0);
  report.newerThanAnchor = m_tree.size() - m_anchored;
  report.words = finding.words;
  return report;
}

Report Verification::goodReport() const {
  Report report;
  report.verifiedTo = m_tree.size();
  report.newerThanAnchor = m_tree.size() - m_anchored;
  report.verdict = report.newerThanAnchor == 0 ? Verdict::anchored : Verdict::unanchoredTail;
  report.words = report.newerThanAnchor == 0
                     ? fmt::format("All {} records are as written and covered by an outside anchor.", m_tree.size())
                     : fmt::format(
                           "All {} records agree with their checkpoints; {} are newer than the last outside "
                           "anchor given.",
                           m_tree.size(), report.newerThanAnchor);
  return report;
}

}  // namespace

Report verifyLog(LogSource& source, std::span<const std::string> anchors) {
  return Verification(source, anchors).run();
}

int exitCodeOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::anchored:
    case Verdict::unanchoredTail:
      return 0;
    case Verdict::altered:
      return 1;
    case Verdict::gap:
      return 11;
    case Verdict::truncated:
      return 12;
    case Verdict::forked:
      return 13;
    case Verdict::keyOrder:
      return 14;
    case Verdict::clock:
      return 15;
    case Verdict::unreadable:
      return 5;
  }
  return 5;
}

}  // namespace consentry::audit
