// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/secret_text.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace consentry::app::ports {

/// What one try of a passphrase costs (Argon2id, RFC 9106).
struct PassphraseCost {
  std::uint64_t passes = 3;
  std::uint64_t memoryBytes = std::uint64_t{64} << 20;
  bool operator==(const PassphraseCost&) const = default;
};

using PublicKeyBytes = std::array<std::byte, 32>;
using SignatureBytes = std::array<std::byte, 64>;

/// What is kept of a person's passphrase: a seed that only the passphrase opens. Both keys are made from the seed.
struct Credential {
  domain::UserId user;
  PassphraseCost cost;
  base::Bytes salt;               ///< 16 bytes
  base::Bytes sealedSeed;         ///< 72 bytes, bound to the user
  PublicKeyBytes signingKey{};    ///< Ed25519, RFC 8032
  PublicKeyBytes agreementKey{};  ///< X25519, RFC 7748: what is sealed to this person is sealed to this key
  base::Instant setAt;
  bool mustChange = false;  ///< set by somebody else: good for one sign-in, which chooses another
};

/// Failed tries since the last success, with the clock that nobody can set.
struct SignInFailures {
  domain::UserId user;
  int failures = 0;
  std::string boot;                        ///< the kernel's name for the start of the computer
  std::chrono::microseconds sinceBoot{0};  ///< of the last failure, in that start
  base::Instant at;                        ///< of the last failure, for people
};

/// A person's keys while they are signed in, in locked memory. Destroying it ends them.
class PersonalKey {
 public:
  virtual ~PersonalKey() = default;
  [[nodiscard]] virtual const domain::UserId& user() const = 0;
  [[nodiscard]] virtual const PublicKeyBytes& signingKey() const = 0;
  [[nodiscard]] virtual SignatureBytes sign(base::ByteView message) const = 0;
  /// Opens what was sealed to the agreement key (libsodium's sealed box); nothing when it was not, or is altered.
  [[nodiscard]] virtual std::optional<base::Bytes> openSealed(base::ByteView box) const = 0;
};

struct NewIdentity {
  Credential credential;
  std::unique_ptr<PersonalKey> key;
};

/// Passphrases and what they open. Takes as long as the cost says; never on the window's thread.
class Identities {
 public:
  virtual ~Identities() = default;
  /// What new credentials cost on this computer: measured once, never below what `PassphraseCost` starts with.
  [[nodiscard]] virtual PassphraseCost costInForce() = 0;
  [[nodiscard]] virtual base::Expected<NewIdentity> make(const domain::UserId& user,
                                                         const base::SecretText& passphrase) = 0;
  /// The same seed and keys under another passphrase, or the same one at the cost in force.
  [[nodiscard]] virtual base::Expected<Credential> renew(const PersonalKey& key,
                                                         const base::SecretText& passphrase) = 0;
  /// Null when the passphrase is not the one.
  [[nodiscard]] virtual base::Expected<std::unique_ptr<PersonalKey>> open(const Credential& credential,
                                                                          const base::SecretText& passphrase) = 0;
  /// Takes as long as `open`: a name that nobody has is answered no faster than one that somebody has.
  virtual void pretend(const base::SecretText& passphrase) = 0;
};

}  // namespace consentry::app::ports
