// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/search_pass.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <optional>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/// Raises the lanes to the likenesses of one panel where these are larger.
void raise(Lanes& best, const std::int32_t* panel, std::size_t count) {
  std::int32_t* const bests = best.data();
  const auto one = [&](std::size_t lane) {
    // Spelled out, because the compiler does not do several std::max at once.
    const std::int32_t value = panel[lane];
    const std::int32_t other = bests[lane];
    bests[lane] = value > other ? value : other;
  };
  if (count >= kPanelRows)
    for (std::size_t lane = 0; lane < kPanelRows; ++lane) one(lane);
  else
    for (std::size_t lane = 0; lane < count; ++lane) one(lane);
}

/// One bit for each of a panel's references that is at least so alike.
std::uint64_t reaching(const std::int32_t* panel, std::int32_t floor) {
  std::uint64_t reached = 0;
#if defined(__SSE2__)
  const __m128i floors = _mm_set1_epi32(floor);
  const auto below = [&](std::size_t row) {
    return _mm_cmpgt_epi32(floors, _mm_loadu_si128(reinterpret_cast<const __m128i*>(panel + row)));
  };
  for (std::size_t row = 0; row < kPanelRows; row += 16) {
    const __m128i words =
        _mm_packs_epi16(_mm_packs_epi32(below(row), below(row + 4)), _mm_packs_epi32(below(row + 8), below(row + 12)));
    reached |= static_cast<std::uint64_t>(_mm_movemask_epi8(words) ^ 0xFFFF) << row;
  }
#else
  for (std::size_t row = 0; row < kPanelRows; ++row) reached |= std::uint64_t{panel[row] >= floor} << row;
#endif
  return reached;
}

std::size_t countFrom(const Lanes& best, std::int32_t least) {
  std::int32_t count = 0;
  for (const std::int32_t value : best) count += value >= least ? 1 : 0;
  return static_cast<std::size_t>(count);
}

/// A likeness that `count` of the lanes reach, and not many more.
std::int32_t reachedBy(const Lanes& best, std::size_t count) {
  constexpr std::size_t kSpare = 4;
  const auto [least, most] = std::ranges::minmax(best);
  std::int64_t low = least;
  std::int64_t high = std::int64_t{most} + 1;
  // Halving and counting: sorting the lanes takes several times as long, for its branches cannot be predicted.
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    const auto reached = countFrom(best, static_cast<std::int32_t>(middle));
    (reached >= count ? low : high) = middle;
    if (reached >= count && reached <= count + kSpare) break;
  }
  return static_cast<std::int32_t>(low);
}

/// Among the references of so many blocks a search looks for the first to beat: the more, the fewer it must compare in
/// full afterwards.
constexpr std::size_t kBeginBlocks = 4;

class Pass {
 public:
  Pass(const GalleryRows& rows, const ScanKernel& kernel) : m_rows(rows), m_kernel(kernel) {}

  void begin(const Tile& tile) {
    const auto probes = tile.probes();
    const std::size_t blocks = std::min(kBeginBlocks, m_rows.templates.blocks());
    if (blocks == 0) return;
    for (std::size_t block = 0; block < blocks; ++block) run(tile, block, m_values.data() + block * kTileValues);
    for (std::size_t i = 0; i < probes.size(); ++i) begin(probes[i], {0, blocks, m_values.data() + i * kBlockRows});
  }

  void scan(const Tile& tile, std::size_t block) {
    const auto probes = tile.probes();
    run(tile, block, m_values.data());
    for (std::size_t i = 0; i < probes.size(); ++i) {
      if (probes[i].seedsWanted() > 0)
        begin(probes[i], {block, 1, m_values.data() + i * kBlockRows});
      else
        considerReached(probes[i], block, std::span(m_reached).subspan(i * kBlockPanels, kBlockPanels));
    }
  }

 private:
  static constexpr std::size_t kTileValues = kTileProbes * kBlockRows;

  /// One probe's likenesses to the references of some blocks.
  struct Looked {
    std::size_t first = 0;
    std::size_t blocks = 0;
    const std::int32_t* values = nullptr;
  };

  void run(const Tile& tile, std::size_t block, std::int32_t* values) {
    const auto probes = tile.probes();
    std::array<std::int32_t, kTileProbes> floors{};
    for (std::size_t i = 0; i < probes.size(); ++i) floors[i] = probes[i].floorIn(block);
    const auto scan = probes.size() == 1 ? m_kernel.one : m_kernel.eight;
    scan(m_rows.templates.block(block), tile.coded(floors.data()), {values, m_reached.data()});
  }

  void considerReached(ProbeQuery& probe, std::size_t block, std::span<const std::uint64_t> reached) const {
    const std::size_t rows = m_rows.templates.rowsOf(block);
    for (std::size_t row = 0; row < rows; row += kPanelRows)
      considerMarked(probe, block * kBlockRows + row, reached[row / kPanelRows], rows - row);
  }

  /// As long as nothing is known, the bound would let everybody through: first the most alike are looked at, so that
  /// there is a last place to beat.
  void begin(ProbeQuery& probe, const Looked& looked) const {
    Lanes best;
    best.fill(std::numeric_limits<std::int32_t>::min());
    eachPanel(looked, [&](std::size_t, const std::int32_t* panel, std::size_t count) { raise(best, panel, count); });
    std::optional<std::int32_t> seen;
    if (const std::size_t seeds = probe.seedsWanted(); seeds < best.size()) {
      seen = reachedBy(best, seeds);
      eachPanel(looked, [&](std::size_t row, const std::int32_t* panel, std::size_t count) {
        considerMarked(probe, row, reaching(panel, *seen), count);
      });
    }
    eachPanel(looked, [&](std::size_t row, const std::int32_t* panel, std::size_t count) {
      auto reached = reaching(panel, probe.floorIn(row / kBlockRows));
      if (seen) reached &= ~reaching(panel, *seen);
      considerMarked(probe, row, reached, count);
    });
  }

  template <class Act>
  void eachPanel(const Looked& looked, const Act& act) const {
    for (std::size_t i = 0; i < looked.blocks; ++i) {
      const std::size_t rows = m_rows.templates.rowsOf(looked.first + i);
      for (std::size_t row = 0; row < rows; row += kPanelRows)
        act((looked.first + i) * kBlockRows + row, looked.values + i * kTileValues + row,
            std::min(kPanelRows, rows - row));
    }
  }

  static void considerMarked(ProbeQuery& probe, std::size_t first, std::uint64_t marked, std::size_t count) {
    for (; marked != 0; marked &= marked - 1) {
      const auto row = static_cast<std::size_t>(std::countr_zero(marked));
      if (row < count) probe.consider(static_cast<std::uint32_t>(first + row));
    }
  }

  const GalleryRows& m_rows;
  const ScanKernel& m_kernel;
  std::array<std::int32_t, kBeginBlocks * kTileValues> m_values;
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
  for (const Tile& tile : tiles) pass.begin(tile);
  for (std::size_t block = kBeginBlocks; block < rows.templates.blocks(); ++block)
    for (const Tile& tile : tiles) pass.scan(tile, block);
}

}  // namespace consentry::gallery
