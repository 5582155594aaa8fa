// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::crypto {

struct PublicKey {
  std::array<std::byte, 32> value{};
  auto operator<=>(const PublicKey&) const = default;
};

struct Signature {
  std::array<std::byte, 64> value{};
  auto operator<=>(const Signature&) const = default;
};

/// An Ed25519 (RFC 8032) signing key in locked memory that is wiped when the object goes. Moves, never copies: a
/// rotated key is destroyed by letting it go. A moved-from key may only be destroyed or assigned to.
class SecretKey {
 public:
  /// Errc::internal when the machine gives no locked memory.
  [[nodiscard]] static base::Expected<SecretKey> generate();
  /// From the 32-byte seed that `seed()` gave; Errc::parse when it has another length.
  [[nodiscard]] static base::Expected<SecretKey> fromSeed(base::ByteView seed);

  [[nodiscard]] PublicKey publicKey() const;
  /// Points into the key's own memory; to be written only where the key itself is kept.
  [[nodiscard]] base::ByteView seed() const;
  [[nodiscard]] Signature sign(base::ByteView message) const;

 private:
  struct Free {
    void operator()(std::byte* memory) const;
  };
  using Memory = std::unique_ptr<std::byte, Free>;
  explicit SecretKey(Memory memory) : m_memory(std::move(memory)) {}
  static base::Expected<Memory> lockedMemory();

  Memory m_memory;  ///< seed ‖ public key, as libsodium wants it
};

[[nodiscard]] bool verify(const PublicKey& key, base::ByteView message, const Signature& signature);

}  // namespace consentry::crypto
