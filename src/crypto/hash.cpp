// SPDX-License-Identifier: GPL-3.0-or-later
// SHA256_Init and friends are the only way to libcrypto's SHA-NI code that allocates nothing per message; the EVP way
// costs about as much as hashing a whole log entry. OpenSSL 3 calls them deprecated but keeps them.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "crypto/hash.hpp"

#include <openssl/sha.h>

#include <new>

namespace consentry::crypto {
namespace {

static_assert(sizeof(SHA256_CTX) <= 112 && alignof(SHA256_CTX) <= 8);

SHA256_CTX* context(std::array<std::byte, 112>& state) {
  return std::launder(reinterpret_cast<SHA256_CTX*>(state.data()));
}

}  // namespace

Sha256::Sha256() : m_state{} {
  SHA256_Init(new (m_state.data()) SHA256_CTX);
}

Sha256& Sha256::update(base::ByteView bytes) {
  SHA256_Update(context(m_state), bytes.data(), bytes.size());
  return *this;
}

base::Digest Sha256::finish() {
  base::Digest digest;
  SHA256_Final(reinterpret_cast<unsigned char*>(digest.value.data()), context(m_state));
  SHA256_Init(context(m_state));
  return digest;
}

base::Digest sha256(base::ByteView bytes) {
  return Sha256().update(bytes).finish();
}

base::Digest commitment(const Salt& salt, base::ByteView data) {
  return Sha256().update(salt.value).update(data).finish();
}

}  // namespace consentry::crypto
