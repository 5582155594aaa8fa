// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/secret_bytes.hpp"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "crypto/sodium.hpp"

namespace consentry::crypto {

// sodium_free wipes before it releases.
void SecretBytes::Free::operator()(std::byte* memory) const {
  sodium_free(memory);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_memory(std::move(other.m_memory)), m_size(std::exchange(other.m_size, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  m_memory = std::move(other.m_memory);
  m_size = std::exchange(other.m_size, 0);
  return *this;
}

base::Expected<SecretBytes> SecretBytes::ofSize(std::size_t size) {
  startSodium();
  SecretBytes secret;
  // Where the system locks no more memory, sodium_malloc still gives it; `doctor` is where that is told.
  secret.m_memory.reset(static_cast<std::byte*>(sodium_malloc(size)));
  if (!secret.m_memory) return base::fail(base::Errc::internal, "no memory for a secret");
  secret.m_size = size;
  std::ranges::fill(secret.writable(), std::byte{0});
  return secret;
}

base::Expected<SecretBytes> SecretBytes::random(std::size_t size) {
  TRY(auto secret, ofSize(size));
  randombytes_buf(secret.m_memory.get(), size);
  return secret;
}

base::Expected<SecretBytes> SecretBytes::copyOf(base::ByteView bytes) {
  TRY(auto secret, ofSize(bytes.size()));
  std::ranges::copy(bytes, secret.m_memory.get());
  return secret;
}

void wipe(std::span<std::byte> bytes) {
  sodium_memzero(bytes.data(), bytes.size());
}

}  // namespace consentry::crypto
