// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "crypto/secret_bytes.hpp"
#include "crypto/sign.hpp"

namespace consentry::crypto {

/// An X25519 key (RFC 7748) to which anybody can seal and that alone opens. The secret is in locked memory.
class AgreementKey {
 public:
  /// Errc::parse unless the secret has 32 bytes.
  [[nodiscard]] static base::Expected<AgreementKey> fromSecret(SecretBytes secret);

  [[nodiscard]] const PublicKey& publicKey() const { return m_public; }
  /// What `sealTo` made for this key; nothing when it was made for another, or is altered.
  [[nodiscard]] base::Expected<std::optional<SecretBytes>> open(base::ByteView box) const;

 private:
  AgreementKey(SecretBytes secret, PublicKey key) : m_secret(std::move(secret)), m_public(key) {}

  SecretBytes m_secret;
  PublicKey m_public;
};

/// libsodium's sealed box: an ephemeral X25519 key, XSalsa20-Poly1305. Errc::parse when the key is none.
[[nodiscard]] base::Expected<base::Bytes> sealTo(const PublicKey& key, base::ByteView plain);

/// 32 bytes for one purpose out of a 32-byte seed (libsodium's crypto_kdf: BLAKE2b with number and name as salt and
/// person). The name has 8 characters.
[[nodiscard]] base::Expected<SecretBytes> derived(const SecretBytes& seed, std::uint64_t number, std::string_view name);

}  // namespace consentry::crypto
