// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

  /// A note over what was written so far, by the key number `key` or the current one.
  [[nodiscard]] std::string note(std::optional<int> key = std::nullopt) const;
  [[nodiscard]] std::int64_t size() const { return m_tree.size(); }
  /// Everything written so far, under a head of now; the pin is that head.
  [[nodiscard]] LogParts parts() const;
  [[nodiscard]] crypto::SecretKey key(int number) const;

 private:
  void write(const domain::AuditEvent& event, base::Instant at, audit::ClockState clock);

  std::string m_seed;
  std::string m_log;
  int m_key = 0;
  audit::Frontier m_tree;
  LogParts m_parts;
};

/// A log of 40 records; keys change at 12 and 27; kept at 13, 20, 28 and 35.
[[nodiscard]] LogBuilder genuineLog();

/// The text with the first occurrence replaced, which must exist.
[[nodiscard]] std::string replaced(std::string text, std::string_view what, std::string_view with);

}  // namespace consentry::test
