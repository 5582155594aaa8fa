// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/seal.hpp"

#include <sodium.h>

#include "base/check.hpp"
#include "crypto/sodium.hpp"

namespace consentry::crypto {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

static_assert(kSealKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(kSealOverhead == kNonceBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);

unsigned char* raw(std::byte* bytes) {
  return reinterpret_cast<unsigned char*>(bytes);
}
const unsigned char* raw(const std::byte* bytes) {
  return reinterpret_cast<const unsigned char*>(bytes);
}

const unsigned char* keyOf(const SecretBytes& key) {
  base::check(key.view().size() == kSealKeyBytes, "a sealing key has 32 bytes");
  return raw(key.view().data());
}

bool opened(std::byte* plain, const SecretBytes& key, base::ByteView sealed, base::ByteView bound) {
  return crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(sealed.data() + kNonceBytes),
                                                    sealed.size() - kNonceBytes, raw(bound.data()), bound.size(),
                                                    raw(sealed.data()), keyOf(key)) == 0;
}

}  // namespace

base::Bytes seal(const SecretBytes& key, base::ByteView plain, base::ByteView bound) {
  startSodium();
  base::Bytes sealed(plain.size() + kSealOverhead);
  randombytes_buf(sealed.data(), kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed.data() + kNonceBytes), nullptr, raw(plain.data()), plain.size(),
                                             raw(bound.data()), bound.size(), nullptr, raw(sealed.data()), keyOf(key));
  return sealed;
}

std::optional<base::Bytes> unseal(const SecretBytes& key, base::ByteView sealed, base::ByteView bound) {
  startSodium();
  if (sealed.size() < kSealOverhead) return std::nullopt;
  base::Bytes plain(sealed.size() - kSealOverhead);
  // An empty vector's data may be null, which libsodium takes for "only check".
  std::byte nothing{};
  if (!opened(plain.empty() ? &nothing : plain.data(), key, sealed, bound)) return std::nullopt;
  return plain;
}

base::Expected<std::optional<SecretBytes>> unsealSecret(const SecretBytes& key, base::ByteView sealed,
                                                        base::ByteView bound) {
  startSodium();
  if (sealed.size() <= kSealOverhead) return std::nullopt;
  TRY(auto plain, SecretBytes::ofSize(sealed.size() - kSealOverhead));
  if (!opened(plain.writable().data(), key, sealed, bound)) return std::nullopt;
  return std::optional(std::move(plain));
}

bool unsealInto(SecretBytes& plain, const SecretBytes& key, base::ByteView sealed, base::ByteView bound) {
  startSodium();
  return sealed.size() == plain.view().size() + kSealOverhead && opened(plain.writable().data(), key, sealed, bound);
}

base::Digest keyedHash(const SecretBytes& key, base::ByteView text) {
  startSodium();
  base::Digest digest;
  crypto_generichash(raw(digest.value.data()), digest.value.size(), raw(text.data()), text.size(), keyOf(key),
                     kSealKeyBytes);
  return digest;
}

}  // namespace consentry::crypto
