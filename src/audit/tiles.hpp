// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "audit/tree.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::audit {

/// Up to 256 neighbouring hashes (C2SP tlog-tiles). On level L each is the root of a complete subtree of 256^L leaves;
/// level 0 holds the leaf hashes. Only the last tile of a level may be shorter than 256.
struct Tile {
  int level = 0;
  std::int64_t index = 0;
  std::vector<base::Digest> hashes;
};
inline constexpr std::int64_t kTileWidth = 256;

/// Reads the hashes of one tile; asked only for tiles that a tree of the size in question has. Fails when it is
/// missing.
using TileReader = std::function<base::Expected<std::vector<base::Digest>>(int level, std::int64_t index)>;

/// Root of the leaves [begin, end) as a tree of their own; `begin` is a multiple of the power of two that holds them.
[[nodiscard]] base::Expected<base::Digest> rangeRoot(const TileReader& tiles, std::int64_t begin, std::int64_t end);
[[nodiscard]] inline base::Expected<base::Digest> rootAt(const TileReader& tiles, std::int64_t size) {
  return rangeRoot(tiles, 0, size);
}

/// Appends leaves to a stored tree. Not thread-safe; one writer.
class TileAppender {
 public:
  TileAppender() = default;
  /// Continues a tree of that size. Errc::storeDamaged when a tile is shorter than the size asks.
  [[nodiscard]] static base::Expected<TileAppender> open(std::int64_t size, const TileReader& tiles);

  void append(const base::Digest& leaf);
  [[nodiscard]] std::int64_t size() const { return m_frontier.size(); }
  [[nodiscard]] base::Digest root() const { return m_frontier.root(); }
  /// The tiles that are new or longer since the last call, whole, to be written over those with the same place.
  [[nodiscard]] std::vector<Tile> takeChanged();

 private:
  void push(std::size_t level, const base::Digest& hash);

  struct Edge {
    Tile tile;  ///< the last, not yet full tile of a level
    bool changed = false;
  };
  Frontier m_frontier;
  std::vector<Edge> m_edges;  ///< by level
  std::vector<Tile> m_full;   ///< filled since the last takeChanged
};

/// The hashes one after the other, 32 bytes each: what `log_tile.hashes` holds.
[[nodiscard]] base::Bytes tileBytes(const Tile& tile);
/// Errc::parse unless 1 to 256 whole hashes.
[[nodiscard]] base::Expected<std::vector<base::Digest>> tileHashes(base::ByteView bytes);

}  // namespace consentry::audit
