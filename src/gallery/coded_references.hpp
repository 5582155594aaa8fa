// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "gallery/scan_kernels.hpp"

namespace consentry::gallery {

/// Template values as whole numbers of 2^-15.
constexpr std::int32_t kOne = 1 << 15;
/// Far above any network's; keeps every sum of the scan within 32 bits.
constexpr std::size_t kLargestDimension = 4096;

/// The values as whole numbers of 2^-15; nothing when one is none, or beyond ±1.
[[nodiscard]] std::optional<std::vector<std::int32_t>> onLattice(std::span<const float> values);

/// A probe's numbers as `CodedReferences::squaredDistance` takes them, in one of two ways.
struct RaisedProbe {
  std::vector<std::int16_t> words;    ///< the last sixteen bits, when no reference is farther off than they can say
  std::vector<std::int32_t> numbers;  ///< otherwise
};

/// The numbers v of many references, split without loss into two planes of bytes: v = step·(code − 128) + rest −
/// offset, 0 ≤ code ≤ 255, 0 ≤ rest < step. The step is the smallest that the largest number of the gallery allows, so
/// that all eight bits of the code are used; the offset, half a step where there is room, lets codes round to the
/// nearest. Two bytes hold 65,536 numbers and the lattice has one more: +1 is stored as the number before it and
/// listed.
class CodedReferences {
 public:
  CodedReferences(std::size_t dimension, std::size_t expected);

  // Filling: rows are 16-bit numbers until `code` turns each block into planes where it stands, so that the memory
  // never holds both.
  /// False, and nothing added, when a value is off the lattice.
  [[nodiscard]] bool add(std::span<const float> values);
  /// Row i becomes what row order[i] was.
  void arrange(const std::vector<std::uint32_t>& order);
  void code();

  [[nodiscard]] std::size_t dimension() const { return m_dimension; }
  [[nodiscard]] std::size_t chunks() const { return m_chunks; }
  [[nodiscard]] std::size_t rows() const { return m_rows; }
  [[nodiscard]] std::size_t blocks() const { return m_blocks.size(); }
  [[nodiscard]] std::int32_t step() const { return m_step; }
  [[nodiscard]] std::int32_t offset() const { return m_offset; }

  [[nodiscard]] CodedBlock block(std::size_t index) const;
  [[nodiscard]] std::size_t rowsOf(std::size_t block) const;
  /// The largest length, in 2^-15, of what a reference of the block differs by from its code.
  [[nodiscard]] double farthestFromCode(std::size_t block) const { return m_blocks[block].farthestFromCode; }
  [[nodiscard]] RaisedProbe raised(std::span<const std::int32_t> numbers) const;
  /// The squared distance in 2^-30, exact. The probe is raised here.
  [[nodiscard]] std::int64_t squaredDistance(const RaisedProbe& probe, std::size_t row) const;

 private:
  struct alignas(64) Line {
    std::uint8_t bytes[64];
  };
  struct Block {
    std::vector<Line> memory;  ///< rows of 16 bits a number; later the plane of codes, then rows of rests
    std::vector<std::int32_t> norms;
    double farthestFromCode = 0;
  };
  /// Where a reference holds +1.
  struct PlusOne {
    std::uint32_t row = 0;
    std::uint32_t place = 0;
  };

  /// Makes the numbers that references are stored as of theirs.
  [[nodiscard]] std::int32_t raise() const { return 128 * m_step + m_offset; }
  [[nodiscard]] std::size_t rowBytes() const { return m_chunks * kChunk * sizeof(std::int16_t); }
  [[nodiscard]] std::uint8_t* row16(std::size_t row);
  [[nodiscard]] std::span<const PlusOne> plusOnesOf(std::size_t row) const;
  void codeBlock(Block& block, std::size_t first, std::vector<std::int16_t>& scratch);

  std::size_t m_dimension;
  std::size_t m_chunks;
  std::size_t m_rows = 0;
  std::int32_t m_largest = 0;  ///< of v and −1 − v
  std::int32_t m_step = 1;
  std::int32_t m_offset = 0;
  std::vector<Block> m_blocks;
  std::vector<PlusOne> m_plusOnes;  ///< by row
};

}  // namespace consentry::gallery
