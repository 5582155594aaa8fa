// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/search_pass.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace consentry::gallery {
namespace {

/// One probe, or eight whose codes stand side by side.
class Tile {
 public:
  Tile(std::span<ProbeQuery> probes, std::size_t chunks) : m_probes(probes) {
    m_bytes.resize(probes.size() * chunks * kChunk);
    m_words.resize(probes.size() * chunks * kChunk);
    for (std::size_t i = 0; i < probes.size(); ++i) {
      const std::int8_t* codes = probes[i].codes().data();
      for (std::size_t chunk = 0; chunk < chunks; ++chunk, codes += kChunk) {
        const std::size_t at = (chunk * probes.size() + i) * kChunk;
        std::copy_n(codes, kChunk, m_bytes.data() + at);
        std::int16_t* const words = m_words.data() + at;
        words[0] = codes[0];
        words[1] = codes[2];
        words[2] = codes[1];
        words[3] = codes[3];
      }
    }
  }

  [[nodiscard]] std::span<ProbeQuery> probes() const { return m_probes; }
  [[nodiscard]] CodedProbes coded(const std::int32_t* floors) const { return {m_bytes.data(), m_words.data(), floors}; }

 private:
  std::span<ProbeQuery> m_probes;
  std::vector<std::int8_t> m_bytes;
  std::vector<std::int16_t> m_words;
};

using Lanes = std::array<std::int32_t, kPanelRows>;

/// The best likeness of the panels' first references, of their second, …
Lanes bestOfLanes(std::span<const std::int32_t> values) {
  Lanes best;
  best.fill(std::numeric_limits<std::int32_t>::min());
  std::int32_t* const bests = best.data();
  for (std::size_t panel = 0; panel < values.size(); panel += kPanelRows) {
    const std::int32_t* const ofPanel = values.data() + panel;
    const std::size_t count = std::min(kPanelRows, values.size() - panel);
    for (std::size_t lane = 0; lane < count; ++lane) {
      // Spelled out, because the compiler does not do several std::max at once.
      const std::int32_t value = ofPanel[lane];
      const std::int32_t other = bests[lane];
      bests[lane] = value > other ? value : other;
    }
  }
  return best;
}

std::size_t countFrom(const Lanes& best, std::int32_t least) {
  std::int32_t count = 0;
  for (const std::int32_t value : best) count += value >= least ? 1 : 0;
  return static_cast<std::size_t>(count);
}

/// A likeness that `count` of the lanes reach, and not many more.
std::int64_t reachedBy(const Lanes& best, std::size_t count) {
  constexpr std::size_t kSpare = 4;
  std::int64_t low = std::numeric_limits<std::int32_t>::min();
  std::int64_t high = std::numeric_limits<std::int32_t>::max();
  // Halving and counting: sorting the lanes takes several times as long, for its branches cannot be predicted.
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    const auto reached = countFrom(best, static_cast<std::int32_t>(middle));
    (reached >= count ? low : high) = middle;
    if (reached >= count && reached <= count + kSpare) break;
  }
  return low;
}

class Pass {
 public:
  Pass(const GalleryRows& rows, const ScanKernel& kernel) : m_rows(rows), m_kernel(kernel) {}

  void scan(const Tile& tile, std::size_t block) {
    const auto probes = tile.probes();
    std::array<std::int32_t, kTileProbes> floors{};
    for (std::size_t i = 0; i < probes.size(); ++i) floors[i] = probes[i].floorIn(block);
    const auto run = probes.size() == 1 ? m_kernel.one : m_kernel.eight;
    run(m_rows.templates.block(block), tile.coded(floors.data()), {m_values.data(), m_reached.data()});
    for (std::size_t i = 0; i < probes.size(); ++i) {
      if (const std::size_t seeds = probes[i].seedsWanted(); seeds > 0)
        begin(probes[i], block, std::span(m_values).subspan(i * kBlockRows, kBlockRows), seeds);
      else
        considerReached(probes[i], block, std::span(m_reached).subspan(i * kBlockPanels, kBlockPanels));
    }
  }

 private:
  void considerReached(ProbeQuery& probe, std::size_t block, std::span<const std::uint64_t> reached) const {
    const std::size_t rows = m_rows.templates.rowsOf(block);
    for (std::size_t panel = 0; panel * kPanelRows < rows; ++panel)
      for (std::uint64_t left = reached[panel]; left != 0; left &= left - 1) {
        const std::size_t row = panel * kPanelRows + static_cast<std::size_t>(std::countr_zero(left));
        if (row < rows) probe.consider(static_cast<std::uint32_t>(block * kBlockRows + row));
      }
  }

  /// As long as nothing is known, the bound would let everybody through: first the most alike are looked at, so that
  /// there is a last place to beat.
  void begin(ProbeQuery& probe, std::size_t block, std::span<const std::int32_t> values, std::size_t seeds) const {
    values = values.first(m_rows.templates.rowsOf(block));
    const auto best = bestOfLanes(values);
    const auto consider = [&](std::int64_t from, std::int64_t below) {
      for (std::size_t lane = 0; lane < kPanelRows; ++lane) {
        if (best[lane] < from) continue;
        for (std::size_t row = lane; row < values.size(); row += kPanelRows)
          if (values[row] >= from && values[row] < below)
            probe.consider(static_cast<std::uint32_t>(block * kBlockRows + row));
      }
    };
    std::int64_t seen = std::int64_t{std::numeric_limits<std::int32_t>::max()} + 1;
    if (seeds < best.size()) {
      seen = reachedBy(best, seeds);
      consider(seen, std::int64_t{std::numeric_limits<std::int32_t>::max()} + 1);
    }
    consider(probe.floorIn(block), seen);
  }

  const GalleryRows& m_rows;
  const ScanKernel& m_kernel;
  std::array<std::int32_t, kTileProbes * kBlockRows> m_values;
  std::array<std::uint64_t, kTileProbes * kBlockPanels> m_reached;
};

}  // namespace

void searchAll(const GalleryRows& rows, const ScanKernel& kernel, std::span<ProbeQuery> probes) {
  std::vector<Tile> tiles;
  tiles.reserve(probes.size());
  while (!probes.empty()) {
    const std::size_t together = probes.size() < kTileProbes ? 1 : kTileProbes;
    tiles.emplace_back(probes.first(together), rows.templates.chunks());
    probes = probes.subspan(together);
  }
  Pass pass(rows, kernel);
  for (std::size_t block = 0; block < rows.templates.blocks(); ++block)
    for (const Tile& tile : tiles) pass.scan(tile, block);
}

}  // namespace consentry::gallery
