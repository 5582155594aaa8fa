// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "audit/bundle.hpp"
#include "audit/checkpoint.hpp"
#include "audit/entry.hpp"
#include "audit/tree.hpp"
#include "domain/audit_event.hpp"

namespace consentry::test {

/// An event such as screening writes: 700 to 900 bytes as an entry.
[[nodiscard]] domain::AuditEvent faceSearched(int number);

/// The parts of a bundle, each of which a test can damage by itself.
struct LogParts {
  std::vector<std::string> entries;
  std::vector<base::Digest> leaves;
  std::vector<audit::KeptCheckpoint> kept;
  std::string head;
  std::optional<std::string> pin;

  [[nodiscard]] audit::BundleText text() const;
};

/// How a restore is agreed to; each field but the first two makes it one that no verifier may accept.
struct Restoring {
  int proposer = 1;  ///< number of a person
  int approver = 2;
  bool keepsSeal = true;  ///< the checkpoint of what the backup held, by the key that was then in force
  bool isSigned = true;   ///< by the approver
  std::function<void(domain::RestorePlan&)> proposes{};  ///< changes what the proposer signs
  std::function<void(std::string&)> afterwards{};        ///< changes the entry when it is signed
};

/// The checkpoint that is kept at that size; there must be one.
[[nodiscard]] std::string noteOf(const LogParts& parts, std::int64_t size);

/// Writes a log as the store does, with keys that depend on the seed alone.
class LogBuilder {
 public:
  explicit LogBuilder(std::string seed = "genuine", std::string log = std::string(32, 'a'));

  LogBuilder& append(const domain::AuditEvent& event);
  LogBuilder& appendMany(int count);
  /// The same at a time of the test's choice.
  LogBuilder& appendAt(std::int64_t micros, audit::ClockState clock);
  /// The rotation entry, and the checkpoint by which the old key seals it.
  LogBuilder& rotate();
  LogBuilder& keep(std::string reason);
  /// The entry that gives a person their signing key; `version` is another one.
  LogBuilder& credential(int person, int version = 0);
  /// The entry that takes it.
  LogBuilder& disable(int person);
  /// From here on the person signs with the key of that version.
  LogBuilder& signsWith(int person, int version);
  /// What a restore of everything written so far begins with; the next key is in force at once.
  LogBuilder& restore(const Restoring& how = {});

  /// A note over what was written so far, by the key number `key` or the current one.
  [[nodiscard]] std::string note(std::optional<int> key = std::nullopt) const;
  [[nodiscard]] std::int64_t size() const { return m_tree.size(); }
  /// Everything written so far, under a head of now; the pin is that head.
  [[nodiscard]] LogParts parts() const;
  [[nodiscard]] crypto::SecretKey key(int number) const;

 private:
  void write(const domain::AuditEvent& event, base::Instant at, audit::ClockState clock);
  void add(std::string bytes);
  [[nodiscard]] audit::EntryHeader header(base::Instant at, audit::ClockState clock) const;
  [[nodiscard]] crypto::SecretKey personKey(int person) const;

  std::string m_seed;
  std::string m_log;
  int m_key = 0;
  std::map<int, int> m_versions;  ///< of people's keys
  audit::Frontier m_tree;
  LogParts m_parts;
};

/// A log of 40 records; keys change at 12 and 27; kept at 13, 20, 28 and 35.
[[nodiscard]] LogBuilder genuineLog();

/// The text with the first occurrence replaced, which must exist.
[[nodiscard]] std::string replaced(std::string text, std::string_view what, std::string_view with);

}  // namespace consentry::test
