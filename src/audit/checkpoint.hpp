// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "crypto/sign.hpp"

namespace consentry::audit {

/// What is signed of a log at a moment (C2SP tlog-checkpoint).
struct Checkpoint {
  std::string log;        ///< 32 lower-case hexadecimal characters; the origin is "consentry/" and these
  std::int64_t size = 0;  ///< at least 1: a log is made with its first entry
  base::Digest root;
  base::Instant at;
  bool operator==(const Checkpoint&) const = default;
};

using KeyId = std::array<std::byte, 4>;

/// One further line of a note: somebody else's signature, kept as it came.
struct NoteSignature {
  std::string name;
  base::Bytes blob;  ///< key id and what the algorithm wants
};

/// A parsed note (C2SP signed-note). Parsing alone proves nothing; see `signedBy`.
struct SignedCheckpoint {
  Checkpoint checkpoint;
  std::string body;  ///< the signed text, its last newline included
  KeyId keyId{};
  crypto::Signature signature;
  std::vector<NoteSignature> cosignatures;
};

/// "consentry/<log id>"
[[nodiscard]] std::string originOf(std::string_view log);

/// The whole note, ready to be stored, with the log's own signature.
[[nodiscard]] std::string signCheckpoint(const Checkpoint& checkpoint, const crypto::SecretKey& key);
/// Exactly one note and nothing else; Errc::parse otherwise.
[[nodiscard]] base::Expected<SignedCheckpoint> parseCheckpoint(std::string_view note);
/// The first note inside other text, as on a printed slip or in a witness's file; Errc::parse when there is none.
[[nodiscard]] base::Expected<SignedCheckpoint> findCheckpoint(std::string_view text);

/// SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), first four bytes, for the key of this log.
[[nodiscard]] KeyId keyIdOf(std::string_view log, const crypto::PublicKey& key);
/// Key id and signature are those of this key.
[[nodiscard]] bool signedBy(const SignedCheckpoint& note, const crypto::PublicKey& key);

/// C2SP tlog-cosignature v1: a witness says that it saw this checkpoint, and when (whole seconds).
struct Cosignature {
  std::string name;  ///< of the witness; no spaces, no "+"
  base::Instant at;
};
/// The note with one more signature line. Errc::parse when `note` is not one, Errc::invalidArgument for a bad name.
[[nodiscard]] base::Expected<std::string> cosign(std::string_view note, const Cosignature& by,
                                                 const crypto::SecretKey& witness);
/// When the witness with this name and key signed; Errc::notFound when it did not.
[[nodiscard]] base::Expected<base::Instant> cosignedAt(const SignedCheckpoint& note, std::string_view name,
                                                       const crypto::PublicKey& witness);

}  // namespace consentry::audit
