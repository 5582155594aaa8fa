// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "audit/proof.hpp"
#include "audit/tree.hpp"

namespace consentry::test {

/// RFC 9162 §2.1 word for word: slow, and right by inspection. The fast tree is compared with it.
inline base::Digest naiveRoot(std::span<const base::Digest> leaves) {
  if (leaves.empty()) return audit::emptyRoot();
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return audit::nodeHash(naiveRoot(leaves.first(k)), naiveRoot(leaves.subspan(k)));
}

inline audit::Proof naivePath(std::size_t m, std::span<const base::Digest> leaves) {
  if (leaves.size() == 1) return {};
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  audit::Proof path = m < k ? naivePath(m, leaves.first(k)) : naivePath(m - k, leaves.subspan(k));
  path.push_back(m < k ? naiveRoot(leaves.subspan(k)) : naiveRoot(leaves.first(k)));
  return path;
}

inline audit::Proof naiveSubproof(std::size_t m, std::span<const base::Digest> leaves, bool known) {
  if (m == leaves.size()) return known ? audit::Proof{} : audit::Proof{naiveRoot(leaves)};
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  audit::Proof proof =
      m <= k ? naiveSubproof(m, leaves.first(k), known) : naiveSubproof(m - k, leaves.subspan(k), false);
  proof.push_back(m <= k ? naiveRoot(leaves.subspan(k)) : naiveRoot(leaves.first(k)));
  return proof;
}

}  // namespace consentry::test
