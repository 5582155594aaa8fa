// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"

namespace consentry::audit {

/// RFC 6962 §2.1: SHA-256(0x00 ‖ entry), SHA-256(0x01 ‖ left ‖ right), and of no leaves SHA-256 of nothing.
[[nodiscard]] base::Digest leafHash(std::string_view entry);
[[nodiscard]] base::Digest nodeHash(const base::Digest& left, const base::Digest& right);
[[nodiscard]] base::Digest emptyRoot();

/// Root over the given leaf hashes.
[[nodiscard]] base::Digest rootOf(std::span<const base::Digest> leaves);

/// The largest power of two smaller than n; n > 1.
[[nodiscard]] std::int64_t splitPoint(std::int64_t n);

/// The growing right edge of a tree: one hash for each complete subtree, largest first. Appending costs one node hash
/// on average, the root at most one per subtree.
class Frontier {
 public:
  Frontier() = default;
  /// The edge of a tree of that size; `subtrees` has one hash for each set bit of `size`, largest first.
  Frontier(std::int64_t size, std::vector<base::Digest> subtrees);

  void append(const base::Digest& leaf);
  [[nodiscard]] std::int64_t size() const { return m_size; }
  [[nodiscard]] base::Digest root() const;

 private:
  std::int64_t m_size = 0;
  std::vector<base::Digest> m_subtrees;
};

}  // namespace consentry::audit
