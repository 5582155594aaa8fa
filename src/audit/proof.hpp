// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audit/tiles.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::audit {

/// Sibling hashes, nearest the leaf first (RFC 9162 §2.1.3 and §2.1.4).
using Proof = std::vector<base::Digest>;

/// That leaf `index` stands in the tree of `size` leaves. Errc::invalidArgument unless 0 ≤ index < size.
[[nodiscard]] base::Expected<Proof> inclusionProof(const TileReader& tiles, std::int64_t index, std::int64_t size);
/// That the tree of `oldSize` leaves is the beginning of that of `newSize`; empty when the two are equal.
/// Errc::invalidArgument unless 0 < oldSize ≤ newSize.
[[nodiscard]] base::Expected<Proof> consistencyProof(const TileReader& tiles, std::int64_t oldSize,
                                                     std::int64_t newSize);

/// RFC 9162 §2.1.3.2.
[[nodiscard]] bool verifyInclusion(const base::Digest& leaf, std::int64_t index, std::int64_t size,
                                   std::span<const base::Digest> proof, const base::Digest& root);
/// RFC 9162 §2.1.4.2.
[[nodiscard]] bool verifyConsistency(std::int64_t oldSize, std::int64_t newSize, std::span<const base::Digest> proof,
                                     const base::Digest& oldRoot, const base::Digest& newRoot);

}  // namespace consentry::audit
