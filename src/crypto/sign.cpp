// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sign.hpp"

#include <sodium.h>

#include <algorithm>

#include "crypto/sodium.hpp"

namespace consentry::crypto {
namespace {

unsigned char* raw(std::byte* bytes) {
  return reinterpret_cast<unsigned char*>(bytes);
}
const unsigned char* raw(const std::byte* bytes) {
  return reinterpret_cast<const unsigned char*>(bytes);
}

}  // namespace

// sodium_free wipes before it releases.
void SecretKey::Free::operator()(std::byte* memory) const {
  sodium_free(memory);
}

base::Expected<SecretKey::Memory> SecretKey::lockedMemory() {
  startSodium();
  Memory memory(static_cast<std::byte*>(sodium_malloc(crypto_sign_SECRETKEYBYTES)));
  if (memory == nullptr) return base::fail(base::Errc::internal, "no locked memory for a signing key");
  return memory;
}

base::Expected<SecretKey> SecretKey::generate() {
  TRY(Memory memory, lockedMemory());
  PublicKey ignored;
  crypto_sign_keypair(raw(ignored.value.data()), raw(memory.get()));
  return SecretKey(std::move(memory));
}

base::Expected<SecretKey> SecretKey::fromSeed(base::ByteView seed) {
  if (seed.size() != crypto_sign_SEEDBYTES) return base::fail(base::Errc::parse, "a signing key's seed has 32 bytes");
  TRY(Memory memory, lockedMemory());
  PublicKey ignored;
  crypto_sign_seed_keypair(raw(ignored.value.data()), raw(memory.get()), raw(seed.data()));
  return SecretKey(std::move(memory));
}

PublicKey SecretKey::publicKey() const {
  PublicKey key;
  std::copy_n(m_memory.get() + crypto_sign_SEEDBYTES, key.value.size(), key.value.begin());
  return key;
}

base::ByteView SecretKey::seed() const {
  return {m_memory.get(), crypto_sign_SEEDBYTES};
}

Signature SecretKey::sign(base::ByteView message) const {
  Signature signature;
  crypto_sign_detached(raw(signature.value.data()), nullptr, raw(message.data()), message.size(), raw(m_memory.get()));
  return signature;
}

bool verify(const PublicKey& key, base::ByteView message, const Signature& signature) {
  startSodium();
  return crypto_sign_verify_detached(raw(signature.value.data()), raw(message.data()), message.size(),
                                     raw(key.value.data())) == 0;
}

}  // namespace consentry::crypto
