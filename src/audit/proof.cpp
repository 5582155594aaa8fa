// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/proof.hpp"

#include <map>

namespace consentry::audit {
namespace {

/// Remembers the tiles of one proof, so that none is read twice.
class CachedTiles {
 public:
  explicit CachedTiles(const TileReader& tiles) : m_tiles(tiles) {}
  base::Expected<std::vector<base::Digest>> operator()(int level, std::int64_t index) {
    const auto place = std::pair(level, index);
    if (const auto known = m_read.find(place); known != m_read.end()) return known->second;
    TRY(auto hashes, m_tiles(level, index));
    return m_read.emplace(place, std::move(hashes)).first->second;
  }

 private:
  const TileReader& m_tiles;
  std::map<std::pair<int, std::int64_t>, std::vector<base::Digest>> m_read;
};

struct Range {
  std::int64_t begin;
  std::int64_t end;
};

/// PATH(m, D[n]) of RFC 9162 §2.1.3.1 as ranges of leaves, nearest the leaf first.
void inclusionRanges(std::int64_t index, Range tree, std::vector<Range>& out) {
  const std::int64_t size = tree.end - tree.begin;
  if (size == 1) return;
  const std::int64_t split = tree.begin + splitPoint(size);
  if (index < split) {
    inclusionRanges(index, {tree.begin, split}, out);
    out.push_back({split, tree.end});
  } else {
    inclusionRanges(index, {split, tree.end}, out);
    out.push_back({tree.begin, split});
  }
}

/// SUBPROOF(m, D[n], b) of RFC 9162 §2.1.4.1.
void consistencyRanges(std::int64_t oldSize, Range tree, bool known, std::vector<Range>& out) {
  const std::int64_t size = tree.end - tree.begin;
  if (oldSize == tree.end) {
    if (!known) out.push_back(tree);
    return;
  }
  const std::int64_t split = tree.begin + splitPoint(size);
  if (oldSize <= split) {
    consistencyRanges(oldSize, {tree.begin, split}, known, out);
    out.push_back({split, tree.end});
  } else {
    consistencyRanges(oldSize, {split, tree.end}, false, out);
    out.push_back({tree.begin, split});
  }
}

base::Expected<Proof> hashesOf(const TileReader& tiles, const std::vector<Range>& ranges) {
  CachedTiles cache(tiles);
  const TileReader cached = [&cache](int level, std::int64_t index) { return cache(level, index); };
  Proof proof;
  for (const auto& [begin, end] : ranges) {
    TRY(const base::Digest hash, rangeRoot(cached, begin, end));
    proof.push_back(hash);
  }
  return proof;
}

}  // namespace

base::Expected<Proof> inclusionProof(const TileReader& tiles, std::int64_t index, std::int64_t size) {
  if (index < 0 || index >= size) return base::fail(base::Errc::invalidArgument, "no such record in that tree");
  std::vector<Range> ranges;
  inclusionRanges(index, {0, size}, ranges);
  return hashesOf(tiles, ranges);
}

base::Expected<Proof> consistencyProof(const TileReader& tiles, std::int64_t oldSize, std::int64_t newSize) {
  if (oldSize <= 0 || oldSize > newSize) return base::fail(base::Errc::invalidArgument, "trees only grow");
  std::vector<Range> ranges;
  consistencyRanges(oldSize, {0, newSize}, true, ranges);
  return hashesOf(tiles, ranges);
}

bool verifyInclusion(const base::Digest& leaf, std::int64_t index, std::int64_t size,
                     std::span<const base::Digest> proof, const base::Digest& root) {
  if (index < 0 || index >= size) return false;
  std::int64_t fn = index;
  std::int64_t sn = size - 1;
  base::Digest hash = leaf;
  for (const auto& sibling : proof) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      hash = nodeHash(sibling, hash);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && hash == root;
}

bool verifyConsistency(std::int64_t oldSize, std::int64_t newSize, std::span<const base::Digest> proof,
                       const base::Digest& oldRoot, const base::Digest& newRoot) {
  if (oldSize <= 0 || oldSize > newSize) return false;
  if (oldSize == newSize) return proof.empty() && oldRoot == newRoot;
  if (proof.empty()) return false;
  const bool oldIsComplete = (oldSize & (oldSize - 1)) == 0;
  std::int64_t fn = oldSize - 1;
  std::int64_t sn = newSize - 1;
  for (; (fn & 1) != 0; fn >>= 1) sn >>= 1;
  base::Digest fromOld = oldIsComplete ? oldRoot : proof.front();
  base::Digest fromNew = fromOld;
  for (const auto& sibling : oldIsComplete ? proof : proof.subspan(1)) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      fromOld = nodeHash(sibling, fromOld);
      fromNew = nodeHash(sibling, fromNew);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      fromNew = nodeHash(fromNew, sibling);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && fromOld == oldRoot && fromNew == newRoot;
}

}  // namespace consentry::audit
