// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entry.hpp"

#include <algorithm>
#include <vector>

#include "audit/canonical.hpp"

namespace consentry::audit {
namespace {

using domain::AuditEvent;

constexpr int kVersion = 1;
constexpr std::string_view kOpened = base::word(domain::AuditType::logOpened);
constexpr std::string_view kRotated = base::word(domain::AuditType::keyRotated);
constexpr std::string_view kRestored = base::word(domain::AuditType::storeRestored);

/// CanonicalWriter with the shapes that entries are made of. An absent or empty optional part leaves no trace.
class EntryWriter {
 public:
  void put(std::string_view key, std::string_view value) {
    m_json.key(key);
    m_json.text(value);
  }
  void put(std::string_view key, const char* value) { put(key, std::string_view(value)); }
  void put(std::string_view key, std::int64_t value) {
    m_json.key(key);
    m_json.integer(value);
  }
  void put(std::string_view key, const base::Digest& value) { put(key, base::toHex(value)); }
  void put(std::string_view key, base::Instant value) { put(key, base::micros(value)); }
  template <class Tag>
  void put(std::string_view key, const base::Handle<Tag>& value) {
    put(key, value.text());
  }
  template <class T>
  void put(std::string_view key, const std::optional<T>& value) {
    if (value) put(key, *value);
  }
  void flag(std::string_view key, bool value) {
    m_json.key(key);
    m_json.boolean(value);
  }
  void putUnlessEmpty(std::string_view key, std::string_view value) {
    if (!value.empty()) put(key, value);
  }
  void beginObject(std::string_view key) {
    m_json.key(key);
    m_json.beginObject();
  }
  void beginArray(std::string_view key) {
    m_json.key(key);
    m_json.beginArray();
  }
  CanonicalWriter& json() { return m_json; }

 private:
  CanonicalWriter m_json;
};

void writeBasis(EntryWriter& out, const domain::Decision& decision) {
  out.beginObject("basis");
  out.put("id", decision.legalBasis);
  out.put("kind", base::word(decision.basis));
  out.putUnlessEmpty("ref", decision.reference);
  out.json().endObject();
}

void writeConsent(EntryWriter& out, const domain::AuditUse& use) {
  const domain::Decision& decision = use.decision;
  out.beginObject("consent");
  out.beginArray("categories");
  for (const auto category : use.categories) out.json().text(base::word(category));
  out.json().endArray();
  out.put("decision", base::word(decision.kind));
  out.put("event", decision.consentEvent);
  out.put("notice", decision.notice);
  out.put("policy", decision.policyVersion);
  if (decision.reason) out.put("reason", base::word(*decision.reason));
  out.put("recipient", use.recipient.text());
  out.put("record", decision.consent);
  out.putUnlessEmpty("rule", decision.rule);
  out.put("state", base::word(decision.consentState));
  out.put("stop", decision.stop);
  out.json().endObject();
}

void writeSearch(EntryWriter& out, const domain::AuditSearch& search) {
  out.beginObject("search");
  if (search.cohort) out.put("cohort", *search.cohort);
  if (!search.engine.empty()) out.put("engine", search.engine);
  out.put("finished", search.finished);
  out.put("list", search.list);
  if (!search.engine.empty()) out.put("mode", base::word(search.mode));
  out.put("model", search.model);
  if (search.scoring.scaled()) out.put("neighbours", std::int64_t{search.scoring.neighbours});
  if (!search.engine.empty()) out.put("precision", base::word(search.precision));
  out.put("priority", search.priority.at.millionths);
  out.put("probe", search.probeCommitment);
  out.put("probes", search.probes);
  out.put("profile", search.profile);
  out.put("review", search.review.at.millionths);
  out.put("root", search.listRoot);
  if (!search.engine.empty()) out.put("scoring", base::word(search.scoring.neighbourhood));
  out.put("size", search.listPeople);
  out.put("started", search.started);
  out.flag("uncalibrated", search.uncalibrated);
  out.put("version", search.listVersion);
  out.json().endObject();
}

void writeCandidates(EntryWriter& out, const std::vector<domain::AuditCandidate>& candidates) {
  out.beginArray("candidates");
  for (const auto& candidate : candidates) {
    out.json().beginObject();
    if (candidate.distance) out.put("distance", candidate.distance->millionths);
    out.put("person", candidate.person);
    out.put("rank", candidate.rank);
    out.put("reference", candidate.reference);
    if (candidate.score) out.put("score", candidate.score->millionths);
    out.json().endObject();
  }
  out.json().endArray();
}

void writeChange(EntryWriter& out, const domain::AuditChange& change) {
  out.beginObject("change");
  out.put("after", change.after);
  out.put("approver", change.approver);
  out.put("before", change.before);
  out.putUnlessEmpty("detail", change.detail);
  out.put("object", change.object);
  out.json().endObject();
}

void writeReview(EntryWriter& out, const domain::AuditReview& review) {
  out.beginObject("review");
  if (review.conclusion) out.put("conclusion", std::int64_t{*review.conclusion});
  out.beginArray("hidden");
  for (const auto& item : review.hidden) out.json().text(item);
  out.json().endArray();
  out.putUnlessEmpty("outcome", review.outcome);
  out.putUnlessEmpty("reason", review.reasonCode);
  out.put("shown_ms", review.shownForMs);
  out.put("step", review.step);
  out.json().endObject();
}

void writeRefs(EntryWriter& out, const std::vector<std::int64_t>& refs) {
  out.beginArray("refs");
  for (const auto ref : refs) out.json().integer(ref);
  out.json().endArray();
}

void writeRestore(EntryWriter& out, const RestoreMark& restore) {
  out.beginObject("restore");
  out.put("at", base::micros(restore.at));
  out.put("by", restore.by);
  out.put("known", restore.known);
  out.put("pin", restore.pin);
  out.put("sig", base::toHex(base::ByteView(restore.proposed.value)));
  out.json().endObject();
}

void writeSignature(EntryWriter& out, const PersonalSignature& signature) {
  out.beginObject("sig");
  out.put("by", base::toHex(base::ByteView(signature.by.value)));
  out.put("value", base::toHex(base::ByteView(signature.value.value)));
  out.json().endObject();
}

void writeOrigin(EntryWriter& out, const EntryHeader& header) {
  out.beginObject("app");
  out.put("hash", header.appHash);
  out.put("version", header.appVersion);
  out.json().endObject();
  out.put("at", header.at);
}

void writeBoot(EntryWriter& out, const EntryHeader& header) {
  out.beginObject("boot");
  out.put("at", header.bootAt);
  out.put("id", header.bootId);
  out.json().endObject();
}

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// Lower-case hexadecimal of exactly 32 bytes, without the allocation of base::fromHex.
bool readHex(std::string_view text, std::array<std::byte, 32>& out) {
  if (text.size() != 64) return false;
  for (std::size_t i = 0; i < 32; ++i) {
    const int high = nibble(text[2 * i]);
    const int low = nibble(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    out[i] = static_cast<std::byte>(high * 16 + low);
  }
  return true;
}

bool isLogId(std::string_view text) {
  return text.size() == 32 && std::ranges::all_of(text, [](char c) { return nibble(c) >= 0; });
}

bool isTypeWord(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// The chain fields found so far, each at most once (keys are unique in canonical form).
struct Found {
  std::optional<std::int64_t> v, seq, at;
  std::optional<std::string_view> log, prev, clock, type, outcome;
  std::string_view change;
};

Found pick(const std::vector<CanonicalMember>& members) {
  Found found;
  for (const auto& [key, value] : members) {
    if (key == "v") found.v = wholeNumber(value);
    if (key == "seq") found.seq = wholeNumber(value);
    if (key == "at") found.at = wholeNumber(value);
    if (key == "log") found.log = plainText(value);
    if (key == "prev") found.prev = plainText(value);
    if (key == "clock") found.clock = plainText(value);
    if (key == "type") found.type = plainText(value);
    if (key == "outcome") found.outcome = plainText(value);
    if (key == "change") found.change = value;
  }
  return found;
}

std::optional<crypto::PublicKey> keyInChange(std::string_view change) {
  std::vector<CanonicalMember> members;
  crypto::PublicKey key;
  if (!scanCanonicalObject(change, members)) return std::nullopt;
  for (const auto& [name, value] : members) {
    const auto text = plainText(value);
    if (name == "detail" && text && readHex(*text, key.value)) return key;
  }
  return std::nullopt;
}

AuditEvent keyEvent(domain::AuditType type, const crypto::PublicKey& key) {
  domain::AuditChange change;
  change.object = "log_key";
  change.detail = base::toHex(key.value);
  AuditEvent event;
  event.type = type;
  event.change = std::move(change);
  return event;
}

}  // namespace

std::string signedText(std::string_view bytesWithoutSignature) {
  std::string text("consentry log entry 1\n");
  text += bytesWithoutSignature;
  return text;
}

base::Expected<std::string> encodeEntry(const EntryHeader& header, const AuditEvent& event,
                                        const std::optional<PersonalSignature>& signature,
                                        const std::optional<RestoreMark>& restore) {
  EntryWriter out;
  out.json().beginObject();
  if (event.actor) out.put("actor", event.actor->user);
  writeOrigin(out, header);
  if (event.use) writeBasis(out, event.use->decision);
  writeBoot(out, header);
  if (!event.candidates.empty()) writeCandidates(out, event.candidates);
  out.put("case", event.caseId);
  if (event.change) writeChange(out, *event.change);
  out.put("clock", base::word(header.clock));
  if (event.use) writeConsent(out, *event.use);
  out.put("list", event.list);
  out.put("log", header.log);
  out.put("outcome", base::word(event.outcome));
  out.put("photo", event.photo);
  out.put("prev", header.prev);
  if (event.use) out.put("purpose", base::word(event.use->purpose));
  if (!event.refs.empty()) writeRefs(out, event.refs);
  if (restore) writeRestore(out, *restore);
  if (event.review) writeReview(out, *event.review);
  if (event.actor) out.put("role", base::word(event.actor->role));
  if (event.search) writeSearch(out, *event.search);
  out.put("seq", header.seq);
  out.put("set", event.set);
  if (signature) writeSignature(out, *signature);
  out.put("station", header.station);
  out.put("subject", event.subject);
  out.put("type", base::word(event.type));
  out.put("v", kVersion);
  out.json().endObject();
  TRY(std::string bytes, std::move(out.json()).finish());
  if (bytes.size() > kMaxEntryBytes)
    return base::fail(base::Errc::limitExceeded, "a log entry has at most 16,384 bytes");
  return bytes;
}

base::Expected<EntryChain> parseEntry(std::string_view bytes) {
  thread_local std::vector<CanonicalMember> members;
  if (bytes.size() > kMaxEntryBytes || !scanCanonicalObject(bytes, members))
    return base::fail(base::Errc::parse, "not the canonical form of an entry");
  const Found found = pick(members);
  if (found.v != kVersion || !found.seq || !found.at || !found.log || !found.prev || !found.clock || !found.type ||
      !found.outcome || *found.seq < 0 || !isLogId(*found.log) || !isTypeWord(*found.type))
    return base::fail(base::Errc::parse, "an entry without its chain fields");
  EntryChain entry;
  const auto clock = base::fromWord<ClockState>(*found.clock);
  const auto outcome = base::fromWord<domain::AuditOutcome>(*found.outcome);
  if (!clock || !outcome || !readHex(*found.prev, entry.prev.value))
    return base::fail(base::Errc::parse, "an entry with an unknown clock, outcome or prev");
  entry.log = *found.log;
  entry.seq = *found.seq;
  entry.at = base::fromMicros(*found.at);
  entry.clock = *clock;
  entry.type = *found.type;
  entry.outcome = *outcome;
  const bool opens = entry.type == kOpened;
  if (opens != (entry.seq == 0)) return base::fail(base::Errc::parse, "log_opened is the first entry and only that");
  if (opens || entry.type == kRotated || entry.type == kRestored) {
    entry.key = keyInChange(found.change);
    if (!entry.key) return base::fail(base::Errc::parse, "a key entry without its key");
  }
  return entry;
}

bool isRestore(std::string_view type) {
  return type == kRestored;
}

AuditEvent logOpenedEvent(const crypto::PublicKey& first) {
  return keyEvent(domain::AuditType::logOpened, first);
}
AuditEvent keyRotatedEvent(const crypto::PublicKey& next) {
  return keyEvent(domain::AuditType::keyRotated, next);
}

}  // namespace consentry::audit
