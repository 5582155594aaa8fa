// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "audit/restore.hpp"
#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "crypto/sign.hpp"
#include "domain/audit_event.hpp"

namespace consentry::audit {

inline constexpr std::size_t kMaxEntryBytes = 16 * 1024;

/// What is known of the clock at an entry: set by a time server, running free, or just set back or forward.
enum class ClockState { known, free, stepped };

/// What the log adds to an event: its place in the chain, the time and where it was written.
struct EntryHeader {
  std::string log;  ///< 32 lower-case hexadecimal characters
  std::int64_t seq = 0;
  base::Digest prev;  ///< leaf hash of `seq − 1`; zero for the first
  base::Instant at;
  base::Instant bootAt;  ///< when this computer started
  std::string bootId;    ///< the kernel's name for this start
  ClockState clock = ClockState::free;
  std::string station;
  std::string appVersion;
  base::Digest appHash;  ///< of the running executable
};

/// A person's own Ed25519 signature inside an entry. It covers the entry without it, and with it the entry's place in
/// this log and the hash of the one before, so that it fits nowhere else.
struct PersonalSignature {
  crypto::PublicKey by;
  crypto::Signature value;
};
/// What a person signs: a word of what this is for, and the entry's bytes as they are without the signature.
[[nodiscard]] std::string signedText(std::string_view bytesWithoutSignature);

/// The exact bytes to store and hash. Text from people (a citation, a recipient) is brought into NFC.
/// Errc::invalidArgument for a control character, broken UTF-8 or a number beyond ±2^53;
/// Errc::limitExceeded above 16 KiB. `restore` belongs to store_restored alone.
[[nodiscard]] base::Expected<std::string> encodeEntry(const EntryHeader& header, const domain::AuditEvent& event,
                                                      const std::optional<PersonalSignature>& signature = {},
                                                      const std::optional<RestoreMark>& restore = {});

/// The fields that hold the chain together, read back from an entry's bytes. Views point into those bytes.
struct EntryChain {
  std::string_view log;
  std::int64_t seq = 0;
  base::Digest prev;
  base::Instant at;
  ClockState clock = ClockState::free;
  std::string_view type;  ///< not checked against the registry: a newer log must verify with an older program
  domain::AuditOutcome outcome = domain::AuditOutcome::ok;
  /// Of log_opened the first signing key, of key_rotated and store_restored the next.
  std::optional<crypto::PublicKey> key;
};

/// Accepts exactly the canonical form (docs/log-format.md); Errc::parse for everything else.
[[nodiscard]] base::Expected<EntryChain> parseEntry(std::string_view bytes);

/// Whether the type is store_restored, whose key needs two people to vouch for it.
[[nodiscard]] bool isRestore(std::string_view type);

/// The event of the first entry, and of an entry that hands over to the next key.
[[nodiscard]] domain::AuditEvent logOpenedEvent(const crypto::PublicKey& first);
[[nodiscard]] domain::AuditEvent keyRotatedEvent(const crypto::PublicKey& next);

}  // namespace consentry::audit

CONSENTRY_ENUM_WORDS(audit::ClockState, {known, "known"}, {free, "free"}, {stepped, "stepped"});
