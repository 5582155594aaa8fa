// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/random.hpp"

#include <sodium.h>

#include "crypto/sodium.hpp"

namespace consentry::crypto {

base::Bytes randomBytes(std::size_t count) {
  startSodium();
  base::Bytes bytes(count);
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

Salt randomSalt() {
  startSodium();
  Salt salt;
  randombytes_buf(salt.value.data(), salt.value.size());
  return salt;
}

std::string randomHandleText() {
  return base::toHex(randomBytes(16));
}

}  // namespace consentry::crypto
