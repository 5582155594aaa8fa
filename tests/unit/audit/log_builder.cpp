// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_builder.hpp"

#include <fmt/format.h>

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

LogBuilder::LogBuilder(std::string seed, std::string log) : m_seed(std::move(seed)), m_log(std::move(log)) {
  append(audit::logOpenedEvent(key(0).publicKey()));
}

crypto::SecretKey LogBuilder::key(int number) const {
  const auto seed = crypto::sha256(base::asBytes(fmt::format("{} key {}", m_seed, number)));
  return crypto::SecretKey::fromSeed(base::asBytes(seed)).value();
}

void LogBuilder::write(const domain::AuditEvent& event, base::Instant at, audit::ClockState clock) {
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
  m_parts.entries.push_back(audit::encodeEntry(header, event).value());
  m_parts.leaves.push_back(audit::leafHash(m_parts.entries.back()));
  m_tree.append(m_parts.leaves.back());
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
