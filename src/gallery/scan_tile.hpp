// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>

#include "gallery/scan_x86.hpp"

// For the files that are compiled for one instruction set each. Everything here has internal linkage and calls nothing
// of the standard library that could be emitted out of line: else the linker might take such a copy for the whole
// program, which must run without that instruction set.
namespace consentry::gallery {
namespace {

template <class Value>
std::int32_t asWord(const Value* values) {
  std::int32_t word = 0;
  std::memcpy(&word, values, sizeof(word));
  return word;
}

/// `Set` says what a register holds and how it multiplies; `Rows` references and `Probes` of the `Width` probes that
/// stand side by side are done at once, their sums in registers.
template <class Set, std::size_t Rows, std::size_t Probes, std::size_t Width>
inline void scanTile(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness, std::size_t row,
                     std::size_t probe) {
  constexpr std::size_t kVectors = Rows / Set::kSums;
  typename Set::Sums sums[Probes][kVectors];
  for (std::size_t p = 0; p < Probes; ++p)
    for (std::size_t v = 0; v < kVectors; ++v) sums[p][v] = Set::zero();
  const std::size_t panel = row / kPanelRows;
  const std::uint8_t* codes = block.codes + (panel * block.chunks * kPanelRows + row % kPanelRows) * kChunk;
  for (std::size_t chunk = 0; chunk < block.chunks; ++chunk, codes += kPanelRows * kChunk) {
    typename Set::References references[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) references[v] = Set::references(codes + v * Set::kSums * kChunk);
    for (std::size_t p = 0; p < Probes; ++p) {
      const auto numbers = Set::probe(probes, (chunk * Width + probe + p) * kChunk);
      for (std::size_t v = 0; v < kVectors; ++v) sums[p][v] = Set::multiplyAdd(sums[p][v], references[v], numbers);
    }
  }
  for (std::size_t p = 0; p < Probes; ++p) {
    std::uint64_t reached = 0;
    for (std::size_t v = 0; v < kVectors; ++v) {
      const std::size_t first = row + v * Set::kSums;
      std::int32_t* values = likeness.values + (probe + p) * kBlockRows + first;
      reached |= Set::store(sums[p][v], block.norms + first, probes.floors[probe + p], values) << (first % kPanelRows);
    }
    likeness.reached[(probe + p) * kBlockPanels + panel] |= reached;
  }
}

template <class Set, std::size_t Rows, std::size_t Probes, std::size_t Width>
inline void scanBlock(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness) {
  std::memset(likeness.reached, 0, Width * kBlockPanels * sizeof(*likeness.reached));
  for (std::size_t row = 0; row < block.panels * kPanelRows; row += Rows)
    for (std::size_t probe = 0; probe < Width; probe += Probes)
      scanTile<Set, Rows, Probes, Width>(block, probes, likeness, row, probe);
}

}  // namespace
}  // namespace consentry::gallery
