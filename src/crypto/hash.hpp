// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include "base/bytes.hpp"

namespace consentry::crypto {

/// SHA-256 over any number of pieces (FIPS 180-4). Copyable: a copy continues from the same state.
class Sha256 {
 public:
  Sha256();
  Sha256& update(base::ByteView bytes);
  /// The hash of all pieces so far; the object then starts anew.
  [[nodiscard]] base::Digest finish();

 private:
  // libcrypto's SHA256_CTX without its header in ours; hash.cpp asserts that it fits.
  alignas(8) std::array<std::byte, 112> m_state;
};

[[nodiscard]] base::Digest sha256(base::ByteView bytes);

/// SHA-256(salt ‖ data): says nothing about the data once the salt is destroyed. The salt is 32 random bytes; a fixed
/// length, so that no other salt and data share the same concatenation.
struct Salt {
  std::array<std::byte, 32> value{};
};
[[nodiscard]] base::Digest commitment(const Salt& salt, base::ByteView data);

}  // namespace consentry::crypto
