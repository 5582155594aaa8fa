// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verifier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <utility>

#include "audit/checkpoint.hpp"
#include "audit/entry.hpp"
#include "audit/tree.hpp"

namespace consentry::audit {
namespace {

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
Finding unreadable(std::string_view words) {
  return {Verdict::unreadable, std::nullopt, std::string(words)};
}

/// A signing key. It signs the trees of more than `after` entries, until the next key's turn.
struct LogKey {
  std::int64_t after = 0;
  KeyId id{};
  crypto::PublicKey key;
};

/// Whose note it is decides what a disagreement means: a log contradicts itself, or somebody outside contradicts it.
enum class Side { own, outside };

class Verification {
 public:
  Verification(LogSource& source, std::span<const std::string> anchors) : m_source(source), m_anchorTexts(anchors) {}

  Report run() {
    using Step = Found (Verification::*)();
    for (const Step step : {&Verification::readNotes, &Verification::checkRows, &Verification::checkOwnNotes,
                            &Verification::checkExtent, &Verification::checkPin, &Verification::checkAnchors})
      if (const Found bad = (this->*step)()) return reportOf(*bad);
    if (m_clock) return reportOf(*m_clock);
    return goodReport();
  }

 private:
  using Note = base::Expected<SignedCheckpoint>;
  struct OwnNote {
    std::int64_t size;  ///< under which it is filed
    Note note;
  };

  Found readNotes();
  Found checkRows();
  Found checkRow(const LogRow& row);
  Found takeKey(const EntryChain& entry, std::string_view bytes);
  Found checkOwnNotes();
  Found checkExtent();
  Found checkPin();
  Found checkAnchors();
  [[nodiscard]] Found judge(const SignedCheckpoint& note, std::string_view what, std::int64_t agreed, Side side) const;
  /// A key with this note's key id was announced, but none such made this signature.
  [[nodiscard]] bool isForged(const SignedCheckpoint& note) const;
  [[nodiscard]] const LogKey& keyFor(std::int64_t size) const;
  /// When it covers more than a restore took over: what was lost there. "" otherwise.
  [[nodiscard]] std::string lossUnder(const SignedCheckpoint& note) const;
  [[nodiscard]] std::string incarnationWords() const;
  void want(const Note& note);
  [[nodiscard]] Report reportOf(const Finding& finding) const;
  [[nodiscard]] Report goodReport() const;

  LogSource& m_source;
  std::span<const std::string> m_anchorTexts;
  std::vector<OwnNote> m_ownNotes;  ///< the kept ones in order, the head last
  std::vector<Note> m_anchors;
  std::optional<Note> m_pin;
  std::int64_t m_headSize = 0;
  std::int64_t m_rowCount = 0;

  std::set<std::int64_t> m_wantedSizes;
  std::map<std::int64_t, base::Digest> m_roots;  ///< at the wanted sizes
  Frontier m_tree;
  std::string m_log;
  base::Digest m_lastLeaf;
  base::Instant m_lastAt;
  std::vector<LogKey> m_keys;
  PeoplesKeys m_people;
  std::vector<AgreedRestore> m_restores;
  Found m_clock;                ///< told only when nothing worse was found
  std::int64_t m_lastGood = 0;  ///< size of the last own checkpoint that agreed
  std::int64_t m_anchored = 0;
};

/// The log's own notes carry its signature alone.
base::Expected<SignedCheckpoint> parseOwn(std::string_view text) {
  TRY(auto note, parseCheckpoint(text));
  if (!note.cosignatures.empty()) return base::fail(base::Errc::parse, "a checkpoint with further signatures");
  return note;
}

void Verification::want(const Note& note) {
  if (note) m_wantedSizes.insert(note->checkpoint.size);
}

Found Verification::readNotes() {
  const auto headText = m_source.head();
  if (!headText) return unreadable(headText.error().message());
  if (!*headText) return unreadable("There is no head checkpoint: this is not a log.");
  Note head = parseOwn(**headText);
  if (!head) return unreadable("The head is not a checkpoint.");
  m_headSize = head->checkpoint.size;

  const auto kept = m_source.checkpoints();
  if (!kept) return unreadable(kept.error().message());
  for (const auto& checkpoint : *kept) m_ownNotes.push_back({checkpoint.size, parseOwn(checkpoint.note)});
  m_ownNotes.push_back({m_headSize, std::move(head)});
  for (const auto& own : m_ownNotes) want(own.note);

  const auto pin = m_source.pin();
  if (!pin) return unreadable(pin.error().message());
  if (*pin) want(m_pin.emplace(parseOwn(**pin)));
  for (const auto& text : m_anchorTexts) want(m_anchors.emplace_back(findCheckpoint(text)));
  return std::nullopt;
}

Found Verification::checkRows() {
  const auto rowCount = m_source.rowCount();
  if (!rowCount) return unreadable(rowCount.error().message());
  m_rowCount = *rowCount;
  LogRow row;
  for (;;) {
    const auto more = m_source.nextRow(row);
    if (!more) return unreadable(more.error().message());
    if (!*more) break;
    if (auto bad = checkRow(row)) return bad;
  }
  if (m_tree.size() == 0) return Finding{Verdict::truncated, 0, "There are no records."};
  return std::nullopt;
}

Found Verification::checkRow(const LogRow& row) {
  const std::int64_t here = m_tree.size();
  const auto entry = parseEntry(row.bytes);
  if ((row.seq && *row.seq != here) || (entry && entry->seq > here && m_rowCount < m_headSize))
    return Finding{Verdict::gap, here, fmt::format("Record {} is missing.", here)};
  if (!entry) return altered(here, fmt::format("Record {} is not in the form that the log writes.", here));
  const base::Digest leaf = leafHash(row.bytes);
  if (row.leaf != leaf) return altered(here, fmt::format("Record {} is not the one that was hashed.", here));
  if (here == 0) m_log = entry->log;
  if (entry->seq != here || entry->log != m_log)
    return altered(std::min(entry->seq, here), fmt::format("The record at place {} belongs elsewhere.", here));
  // This record's own bytes agree with its stored hash, so it is the one before whose bytes and hash were changed.
  if (entry->prev != m_lastLeaf)
    return altered(std::max<std::int64_t>(here - 1, 0),
                   fmt::format("Record {} does not continue the one before.", here));

  if (!m_clock && here > 0 && entry->at < m_lastAt && entry->clock != ClockState::stepped)
    m_clock = Finding{Verdict::clock, here, fmt::format("Record {} is older than the one before it.", here)};
  if (auto bad = takeKey(*entry, row.bytes)) return bad;
  m_lastAt = entry->at;
  m_lastLeaf = leaf;
  m_tree.append(leaf);
  if (m_wantedSizes.contains(m_tree.size())) m_roots.emplace(m_tree.size(), m_tree.root());
  return std::nullopt;
}

Found Verification::takeKey(const EntryChain& entry, std::string_view bytes) {
  const std::int64_t here = m_tree.size();
  m_people.take(entry.type, bytes);
  if (!entry.key) return std::nullopt;
  const bool restored = isRestore(entry.type);
  if (restored) {
    auto agreed = agreedRestore(here, bytes, m_people);
    if (!agreed)
      return Finding{Verdict::keyOrder, here,
                     fmt::format("Record {} says that the log was restored, but two people did not sign that.", here)};
    m_restores.push_back(*std::move(agreed));
  }
  // After a restore the key before is gone: the new one signs the tree that its own entry completes.
  const std::int64_t after = here == 0 || restored ? here : here + 1;
  m_keys.push_back({after, keyIdOf(m_log, *entry.key), *entry.key});
  return std::nullopt;
}

const LogKey& Verification::keyFor(std::int64_t size) const {
  const auto next = std::ranges::find_if(m_keys, [size](const LogKey& key) { return key.after >= size; });
  return *std::prev(next);
}

std::string Verification::lossUnder(const SignedCheckpoint& note) const {
  const auto first = std::ranges::find_if(
      m_restores, [&](const AgreedRestore& restore) { return restore.seq < note.checkpoint.size; });
  if (first == m_restores.end()) return {};
  return fmt::format(" The log was restored at record {} (incarnation {}): what it held from there on before was lost.",
                     first->seq, first->incarnation);
}

std::string Verification::incarnationWords() const {
  std::string words;
  for (const AgreedRestore& restore : m_restores)
    words +=
        fmt::format(" It was restored at record {} by two people (incarnation {}){}", restore.seq, restore.incarnation,
                    restore.known > restore.seq ? fmt::format("; {} records were known before.", restore.known) : ".");
  return words;
}

bool Verification::isForged(const SignedCheckpoint& note) const {
  const auto named = [&note](const LogKey& key) { return key.id == note.keyId; };
  const auto signs = [&note](const LogKey& key) { return signedBy(note, key.key); };
  return std::ranges::any_of(m_keys, named) && std::ranges::none_of(m_keys, signs);
}

Found Verification::judge(const SignedCheckpoint& note, std::string_view what, std::int64_t agreed, Side side) const {
  const std::int64_t size = note.checkpoint.size;
  const bool own = side == Side::own;
  if (note.checkpoint.log != m_log) {
    const auto words = fmt::format("{} was made of another log.", what);
    return own ? altered(agreed, words) : Finding{Verdict::forked, 0, words};
  }
  if (isForged(note)) {
    const auto words = fmt::format("{} is not what was signed.", what);
    return own ? altered(agreed, words) : unreadable(words);
  }
  if (size > m_tree.size())
    return Finding{Verdict::truncated, m_tree.size(),
                   fmt::format("{} covers {} records; there are {}.", what, size, m_tree.size()) + lossUnder(note)};
  if (m_roots.at(size) != note.checkpoint.root)
    return Finding{own ? Verdict::altered : Verdict::forked, agreed,
                   fmt::format("The first {} records are not those of {}.", size, what) + lossUnder(note)};
  // A root that agrees proves the records, whoever signed it; the wrong one of the log's own keys is still a fault.
  if (note.keyId != keyFor(size).id)
    return Finding{Verdict::keyOrder, agreed, fmt::format("{} is signed by a key whose turn it was not.", what)};
  return std::nullopt;
}

Found Verification::checkOwnNotes() {
  for (const auto& [size, note] : m_ownNotes) {
    const std::string what = fmt::format("the log's own checkpoint of {} records", size);
    if (!note || note->checkpoint.size != size || size < m_lastGood)
      return altered(m_lastGood, fmt::format("What is kept as {} is not one.", what));
    const auto unsealed = [this, filed = size](const LogKey& key) {
      return m_lastGood < key.after && key.after < filed;
    };
    if (std::ranges::any_of(m_keys, unsealed))
      return Finding{Verdict::keyOrder, m_lastGood,
                     fmt::format("A new key takes over before {}, but the old key did not seal that.", what)};
    if (auto bad = judge(*note, what, m_lastGood, Side::own)) return bad;
    m_lastGood = size;
  }
  return std::nullopt;
}

Found Verification::checkExtent() {
  const auto leaves = m_source.leafCount();
  if (!leaves) return unreadable(leaves.error().message());
  if (m_tree.size() > m_headSize || *leaves > m_headSize)
    return altered(m_headSize, "There are records or hashes that no head has signed.");
  return std::nullopt;
}

Found Verification::checkPin() {
  const auto readable = [](const Note& note) { return note.has_value(); };
  if (m_pin && !*m_pin) return unreadable("The pin beside the database is not a checkpoint.");
  if (!std::ranges::all_of(m_anchors, readable)) return unreadable("An anchor holds no checkpoint.");
  if (!m_pin) return std::nullopt;
  return judge(**m_pin, "the pin beside the database", 0, Side::outside);
}

Found Verification::checkAnchors() {
  std::ranges::sort(m_anchors, {}, [](const Note& note) { return note->checkpoint.size; });
  for (const auto& note : m_anchors) {
    const std::string what = fmt::format("the anchor of {} records", note->checkpoint.size);
    if (auto bad = judge(*note, what, m_anchored, Side::outside)) return bad;
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
  report.restores = m_restores;
  report.words = finding.words;
  if (!report.words.empty()) report.words.front() = static_cast<char>(std::toupper(report.words.front()));
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
  report.restores = m_restores;
  report.words += incarnationWords();
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
