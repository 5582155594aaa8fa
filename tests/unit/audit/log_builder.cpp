// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "crypto/hash.hpp"

namespace consentry::test {
namespace {

constexpr std::int64_t kStart = 1'700'000'000'000'000;
constexpr std::int64_t kStep = 1'000'000;

std::string handle(std::string_view kind, int number) {
  return base::toHex(crypto::sha256(base::asBytes(fmt::format("{} {}", kind, number)))).substr(0, 32);
}

}  // namespace

domain::AuditEvent faceSearched(int number) {
  domain::AuditEvent event;
  event.type = domain::AuditType::faceSearched;
  event.actor = domain::Actor{domain::UserId(handle("user", number % 5)), domain::Role::officer};
  event.subject = domain::TravellerId(handle("traveller", number));
  event.set = domain::SetId(handle("set", 1));
  event.photo = domain::PhotoId(handle("photo", number));
  domain::AuditUse use;
  use.purpose = domain::Purpose::watchlistSearch;
  use.categories = {domain::DataCategory::facialImage};
  use.decision.kind = domain::DecisionKind::allowedByLaw;
  use.decision.reason = std::nullopt;
  use.decision.basis = domain::BasisKind::statute;
  use.decision.reference = "Immigration Act § 12-2";
  use.decision.rule = "list_by_law";
  use.decision.policyVersion = 3;
  event.use = use;
  event.refs = {number};
  return event;
}

audit::BundleText LogParts::text() const {
  audit::BundleText text;
  for (const auto& entry : entries) audit::addBundleEntry(text.entries, entry);
  for (const auto& leaf : leaves) audit::addBundleLeaf(text.leaves, leaf);
  for (const auto& checkpoint : kept) audit::addBundleCheckpoint(text.checkpoints, checkpoint);
  if (!head.empty())
    audit::addBundleCheckpoint(text.checkpoints,
                               {.size = std::ssize(entries), .reason = std::string(audit::kHeadReason), .note = head});
  text.pin = pin;
  return text;
}

std::string noteOf(const LogParts& parts, std::int64_t size) {
  return std::ranges::find(parts.kept, size, &audit::KeptCheckpoint::size)->note;
}

LogBuilder::LogBuilder(std::string seed, std::string log) : m_seed(std::move(seed)), m_log(std::move(log)) {
  append(audit::logOpenedEvent(key(0).publicKey()));
}

crypto::SecretKey LogBuilder::key(int number) const {
  const auto seed = crypto::sha256(base::asBytes(fmt::format("{} key {}", m_seed, number)));
  return crypto::SecretKey::fromSeed(base::asBytes(seed)).value();
}

audit::EntryHeader LogBuilder::header(base::Instant at, audit::ClockState clock) const {
  audit::EntryHeader header;
  header.log = m_log;
  header.seq = m_tree.size();
  if (!m_parts.leaves.empty()) header.prev = m_parts.leaves.back();
  header.at = at;
  header.bootAt = base::fromMicros(kStart);
  header.bootId = "0f7a3c52-1d0e-4a53-9f5e-1c1f4c8a2b11";
  header.clock = clock;
  header.station = "desk-07";
  header.appVersion = "0.1.0";
  header.appHash = crypto::sha256(base::asBytes("program"));
  return header;
}

void LogBuilder::add(std::string bytes) {
  m_parts.entries.push_back(std::move(bytes));
  m_parts.leaves.push_back(audit::leafHash(m_parts.entries.back()));
  m_tree.append(m_parts.leaves.back());
}

void LogBuilder::write(const domain::AuditEvent& event, base::Instant at, audit::ClockState clock) {
  add(audit::encodeEntry(header(at, clock), event).value());
}

LogBuilder& LogBuilder::append(const domain::AuditEvent& event) {
  write(event, base::fromMicros(kStart + m_tree.size() * kStep), audit::ClockState::known);
  return *this;
}

LogBuilder& LogBuilder::appendMany(int count) {
  for (int i = 0; i < count; ++i) append(faceSearched(static_cast<int>(m_tree.size())));
  return *this;
}

LogBuilder& LogBuilder::appendAt(std::int64_t micros, audit::ClockState clock) {
  write(faceSearched(static_cast<int>(m_tree.size())), base::fromMicros(micros), clock);
  return *this;
}

LogBuilder& LogBuilder::rotate() {
  append(audit::keyRotatedEvent(key(m_key + 1).publicKey()));
  keep("rotation");
  ++m_key;
  return *this;
}

LogBuilder& LogBuilder::keep(std::string reason) {
  m_parts.kept.push_back({.size = m_tree.size(), .reason = std::move(reason), .note = note()});
  return *this;
}

crypto::SecretKey LogBuilder::personKey(int person) const {
  const auto version = m_versions.contains(person) ? m_versions.at(person) : 0;
  const auto seed = crypto::sha256(base::asBytes(fmt::format("{} person {} {}", m_seed, person, version)));
  return crypto::SecretKey::fromSeed(base::asBytes(seed)).value();
}

LogBuilder& LogBuilder::credential(int person, int version) {
  m_versions[person] = version;
  domain::AuditEvent event;
  event.type = domain::AuditType::credentialSet;
  event.change.emplace();
  event.change->object = "user:" + handle("user", person);
  event.change->after = base::Digest{personKey(person).publicKey().value};
  return append(event);
}

LogBuilder& LogBuilder::disable(int person) {
  domain::AuditEvent event;
  event.type = domain::AuditType::userDisabled;
  event.change.emplace();
  event.change->object = "user:" + handle("user", person);
  return append(event);
}

LogBuilder& LogBuilder::signsWith(int person, int version) {
  m_versions[person] = version;
  return *this;
}

LogBuilder& LogBuilder::restore(const Restoring& how) {
  const bool sealed = !m_parts.kept.empty() && m_parts.kept.back().size == m_tree.size();
  if (how.keepsSeal && !sealed) keep("restore");
  const domain::RestorePlan plan{.prev = m_parts.leaves.back(),
                                 .from = crypto::sha256(base::asBytes("a backup")),
                                 .reason = crypto::sha256(base::asBytes("a reason")),
                                 .pin = crypto::sha256(base::asBytes("a pin")),
                                 .known = m_tree.size() + 3,
                                 .at = base::fromMicros(kStart)};
  domain::RestorePlan proposed = plan;
  if (how.proposes) how.proposes(proposed);
  const audit::RestoreMark mark{.known = plan.known,
                                .pin = plan.pin,
                                .at = plan.at,
                                .by = handle("user", how.proposer),
                                .proposed = personKey(how.proposer).sign(base::asBytes(domain::signedText(proposed)))};
  auto event = audit::restoredEvent(plan, handle("incarnation", m_key), key(m_key + 1).publicKey());
  event.actor = domain::Actor{domain::UserId(handle("user", how.approver)), domain::Role::auditor};
  const auto where = header(base::fromMicros(kStart + m_tree.size() * kStep), audit::ClockState::known);
  const auto unsignedBytes = audit::encodeEntry(where, event, {}, mark).value();
  const auto approver = personKey(how.approver);
  const audit::PersonalSignature agreed{approver.publicKey(),
                                        approver.sign(base::asBytes(audit::signedText(unsignedBytes)))};
  auto bytes = how.isSigned ? audit::encodeEntry(where, event, agreed, mark).value() : unsignedBytes;
  if (how.afterwards) how.afterwards(bytes);
  add(std::move(bytes));
  ++m_key;
  return *this;
}

std::string LogBuilder::note(std::optional<int> key) const {
  return audit::signCheckpoint({.log = m_log,
                                .size = m_tree.size(),
                                .root = m_tree.root(),
                                .at = base::fromMicros(kStart + m_tree.size() * kStep)},
                               this->key(key.value_or(m_key)));
}

LogParts LogBuilder::parts() const {
  LogParts parts = m_parts;
  parts.head = note();
  parts.pin = parts.head;
  return parts;
}

LogBuilder genuineLog() {
  LogBuilder log;
  log.appendMany(11).rotate().appendMany(7).keep("interval").appendMany(7).rotate();
  log.appendMany(7).keep("clean_exit").appendMany(5);
  return log;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  base::check(at != std::string::npos, "the test text has what is to be replaced");
  return text.replace(at, what.size(), with);
}

}  // namespace consentry::test
