// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "audit/proof.hpp"
#include "base/check.hpp"

using namespace consentry;

/// Two numbers and then hashes: no proof makes a leaf or an older tree belong to a root of zeros.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::int64_t first = 0;
  std::int64_t second = 0;
  if (size < sizeof first + sizeof second) return 0;
  std::memcpy(&first, data, sizeof first);
  std::memcpy(&second, data + sizeof first, sizeof second);
  const std::size_t count = (size - 16) / 32;
  std::vector<base::Digest> proof(count);
  if (count > 0) std::memcpy(proof.data(), data + 16, count * 32);
  const base::Digest zeros;
  const base::Digest leaf = audit::leafHash("leaf");
  base::check(!audit::verifyInclusion(leaf, first, second, proof, zeros), "no proof reaches a root of zeros");
  if (first != second)
    base::check(!audit::verifyConsistency(first, second, proof, leaf, zeros), "no proof reaches a root of zeros");
  return 0;
}
