// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/agreement.hpp"

#include <sodium.h>

#include "base/check.hpp"
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

base::Expected<AgreementKey> AgreementKey::fromSecret(SecretBytes secret) {
  startSodium();
  if (secret.view().size() != crypto_scalarmult_SCALARBYTES)
    return base::fail(base::Errc::parse, "an agreement key has 32 bytes");
  PublicKey key;
  crypto_scalarmult_base(raw(key.value.data()), raw(secret.view().data()));
  return AgreementKey(std::move(secret), key);
}

base::Expected<std::optional<SecretBytes>> AgreementKey::open(base::ByteView box) const {
  if (box.size() <= crypto_box_SEALBYTES) return std::nullopt;
  TRY(auto plain, SecretBytes::ofSize(box.size() - crypto_box_SEALBYTES));
  if (crypto_box_seal_open(raw(plain.writable().data()), raw(box.data()), box.size(), raw(m_public.value.data()),
                           raw(m_secret.view().data())) != 0)
    return std::nullopt;
  return std::optional(std::move(plain));
}

base::Expected<base::Bytes> sealTo(const PublicKey& key, base::ByteView plain) {
  startSodium();
  base::Bytes box(plain.size() + crypto_box_SEALBYTES);
  if (crypto_box_seal(raw(box.data()), raw(plain.data()), plain.size(), raw(key.value.data())) != 0)
    return base::fail(base::Errc::parse, "nothing can be sealed to this key");
  return box;
}

base::Expected<SecretBytes> derived(const SecretBytes& seed, std::uint64_t number, std::string_view name) {
  base::check(seed.view().size() == crypto_kdf_KEYBYTES && name.size() == crypto_kdf_CONTEXTBYTES,
              "a key is derived from 32 bytes under a name of 8");
  TRY(auto key, SecretBytes::ofSize(32));
  crypto_kdf_derive_from_key(raw(key.writable().data()), key.view().size(), number, name.data(),
                             raw(seed.view().data()));
  return key;
}

}  // namespace consentry::crypto
