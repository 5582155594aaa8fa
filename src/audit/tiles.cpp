// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/tiles.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/check.hpp"

namespace consentry::audit {
namespace {

constexpr int kTileHeight = 8;

/// Root of the complete subtree number `index` of height `height`, which one tile holds.
base::Expected<base::Digest> subtreeRoot(const TileReader& tiles, int height, std::int64_t index) {
  const int level = height / kTileHeight;
  const int within = height % kTileHeight;
  const std::int64_t first = index << within;
  const std::int64_t count = std::int64_t{1} << within;
  TRY(const auto hashes, tiles(level, first / kTileWidth));
  const std::int64_t offset = first % kTileWidth;
  if (offset + count > std::ssize(hashes))
    return base::fail(base::Errc::storeDamaged, "a tile of the log is shorter than its tree");
  return rootOf(std::span(hashes).subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(count)));
}

/// The complete subtrees of [begin, end), largest first.
base::Expected<std::vector<base::Digest>> subtreesOf(const TileReader& tiles, std::int64_t begin, std::int64_t end) {
  std::vector<base::Digest> roots;
  while (begin < end) {
    const auto width = std::bit_floor(static_cast<std::uint64_t>(end - begin));
    const int height = std::countr_zero(width);
    base::check((static_cast<std::uint64_t>(begin) & (width - 1)) == 0, "a range of leaves begins at a subtree");
    TRY(const base::Digest root, subtreeRoot(tiles, height, begin >> height));
    roots.push_back(root);
    begin += static_cast<std::int64_t>(width);
  }
  return roots;
}

}  // namespace

base::Expected<base::Digest> rangeRoot(const TileReader& tiles, std::int64_t begin, std::int64_t end) {
  TRY(auto roots, subtreesOf(tiles, begin, end));
  return Frontier(end - begin, std::move(roots)).root();
}

base::Expected<TileAppender> TileAppender::open(std::int64_t size, const TileReader& tiles) {
  TileAppender appender;
  TRY(auto roots, subtreesOf(tiles, 0, size));
  appender.m_frontier = Frontier(size, std::move(roots));
  for (std::int64_t count = size, level = 0; count > 0; count /= kTileWidth, ++level) {
    Edge edge{.tile = {.level = static_cast<int>(level), .index = count / kTileWidth, .hashes = {}}};
    const auto length = static_cast<std::size_t>(count % kTileWidth);
    if (length > 0) {
      TRY(edge.tile.hashes, tiles(edge.tile.level, edge.tile.index));
      if (edge.tile.hashes.size() < length)
        return base::fail(base::Errc::storeDamaged, "a tile of the log is shorter than its tree");
      edge.tile.hashes.resize(length);
    }
    appender.m_edges.push_back(std::move(edge));
  }
  return appender;
}

void TileAppender::append(const base::Digest& leaf) {
  m_frontier.append(leaf);
  push(0, leaf);
}

void TileAppender::push(std::size_t level, const base::Digest& hash) {
  if (level == m_edges.size())
    m_edges.push_back({.tile = {.level = static_cast<int>(level), .index = 0, .hashes = {}}});
  Edge& edge = m_edges[level];
  edge.tile.hashes.push_back(hash);
  edge.changed = true;
  if (std::ssize(edge.tile.hashes) < kTileWidth) return;
  const base::Digest above = rootOf(edge.tile.hashes);
  const Tile next{.level = edge.tile.level, .index = edge.tile.index + 1, .hashes = {}};
  m_full.push_back(std::exchange(edge.tile, next));
  edge.changed = false;
  push(level + 1, above);
}

std::vector<Tile> TileAppender::takeChanged() {
  std::vector<Tile> changed = std::exchange(m_full, {});
  for (Edge& edge : m_edges)
    if (std::exchange(edge.changed, false)) changed.push_back(edge.tile);
  return changed;
}

base::Bytes tileBytes(const Tile& tile) {
  base::Bytes bytes;
  bytes.reserve(tile.hashes.size() * 32);
  for (const auto& hash : tile.hashes) bytes.insert(bytes.end(), hash.value.begin(), hash.value.end());
  return bytes;
}

base::Expected<std::vector<base::Digest>> tileHashes(base::ByteView bytes) {
  if (bytes.empty() || bytes.size() % 32 != 0 || std::ssize(bytes) / 32 > kTileWidth)
    return base::fail(base::Errc::parse, "a tile holds 1 to 256 whole hashes");
  std::vector<base::Digest> hashes(bytes.size() / 32);
  for (std::size_t i = 0; i < hashes.size(); ++i) std::ranges::copy(bytes.subspan(i * 32, 32), hashes[i].value.begin());
  return hashes;
}

}  // namespace consentry::audit
