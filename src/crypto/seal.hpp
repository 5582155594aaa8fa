// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "crypto/secret_bytes.hpp"

namespace consentry::crypto {

constexpr std::size_t kSealKeyBytes = 32;
/// How much longer a sealed thing is: 24 bytes of random nonce before it, 16 of tag behind it.
constexpr std::size_t kSealOverhead = 40;

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): nonce ‖ ciphertext ‖ tag. Opens only with the same key and the same
/// `bound`, which is not kept in it. The key has 32 bytes.
[[nodiscard]] base::Bytes seal(const SecretBytes& key, base::ByteView plain, base::ByteView bound);
/// Nothing when the key is another, `bound` is another, or a bit was changed.
[[nodiscard]] std::optional<base::Bytes> unseal(const SecretBytes& key, base::ByteView sealed, base::ByteView bound);
/// The same into locked memory. Nothing for an empty secret: there is none.
[[nodiscard]] base::Expected<std::optional<SecretBytes>> unsealSecret(const SecretBytes& key, base::ByteView sealed,
                                                                      base::ByteView bound);

/// The same over a secret that is there already and is as long as what was sealed; false when it does not open.
[[nodiscard]] bool unsealInto(SecretBytes& plain, const SecretBytes& key, base::ByteView sealed, base::ByteView bound);

/// Keyed BLAKE2b-256 (RFC 7693): the same text gives the same value, and nobody without the key can tell which text.
[[nodiscard]] base::Digest keyedHash(const SecretBytes& key, base::ByteView text);

}  // namespace consentry::crypto
