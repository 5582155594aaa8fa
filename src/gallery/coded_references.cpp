// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/coded_references.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <tuple>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace consentry::gallery {
namespace {

constexpr std::int32_t kLargest16 = std::numeric_limits<std::int16_t>::max();

/// True when the value is a whole number of 2^-15 and at most 1 in size; what is not a number is neither.
bool toLattice(float value, std::int32_t& number) {
  const float scaled = value * static_cast<float>(kOne);
  const bool inside = std::abs(scaled) <= static_cast<float>(kOne);
  number = static_cast<std::int32_t>(inside ? scaled : 0.0F);
  return inside && static_cast<float>(number) == scaled;
}

/// Σ (probe − step·code − rest)² over chunks whose codes stand one panel's width apart. Each difference is below 2^18.
std::int64_t squaredDifferences(const std::int32_t* probe, const std::uint8_t* codes, const std::uint8_t* rests,
                                std::size_t chunks, std::int32_t step) {
#if defined(__SSE2__)
  const __m128i zero = _mm_setzero_si128();
  const __m128i stepAndOne = _mm_set1_epi32(1 << 16 | step);
  // Doubles hold such sums exactly, so their order does not matter.
  __m128d low = _mm_setzero_pd();
  __m128d high = _mm_setzero_pd();
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    const __m128i code = _mm_unpacklo_epi8(_mm_loadu_si32(codes + chunk * kPanelRows * kChunk), zero);
    const __m128i rest = _mm_unpacklo_epi8(_mm_loadu_si32(rests + chunk * kChunk), zero);
    const __m128i value = _mm_madd_epi16(_mm_unpacklo_epi16(code, rest), stepAndOne);
    const __m128i number = _mm_loadu_si128(reinterpret_cast<const __m128i*>(probe + chunk * kChunk));
    const __m128i apart = _mm_sub_epi32(number, value);
    const __m128d first = _mm_cvtepi32_pd(apart);
    const __m128d second = _mm_cvtepi32_pd(_mm_shuffle_epi32(apart, 0xEE));
    low = _mm_add_pd(low, _mm_mul_pd(first, first));
    high = _mm_add_pd(high, _mm_mul_pd(second, second));
  }
  const __m128d sum = _mm_add_pd(low, high);
  return static_cast<std::int64_t>(_mm_cvtsd_f64(sum) + _mm_cvtsd_f64(_mm_unpackhi_pd(sum, sum)));
#else
  std::int64_t sum = 0;
  for (std::size_t at = 0; at < chunks * kChunk; ++at) {
    const std::int64_t apart = probe[at] - step * codes[at / kChunk * kPanelRows * kChunk + at % kChunk] - rests[at];
    sum += apart * apart;
  }
  return sum;
#endif
}

/// The same with sixteen bits a number, which hold every number and difference but for what they have in common: where
/// no difference is beyond ±32,767, its last sixteen bits are the whole of it.
std::int64_t squaredDifferences(const std::int16_t* probe, const std::uint8_t* codes, const std::uint8_t* rests,
                                std::size_t chunks, std::int32_t step) {
#if defined(__SSE2__)
  const __m128i zero = _mm_setzero_si128();
  const __m128i steps = _mm_set1_epi16(static_cast<std::int16_t>(step));
  const __m128i low = _mm_set1_epi64x(0xFFFFFFFF);
  const auto squares = [&](__m128i code, __m128i rest, __m128i number) {
    const __m128i value =
        _mm_add_epi16(_mm_mullo_epi16(_mm_unpacklo_epi8(code, zero), steps), _mm_unpacklo_epi8(rest, zero));
    const __m128i apart = _mm_sub_epi16(number, value);
    return _mm_madd_epi16(apart, apart);
  };
  const auto pair = [&](std::size_t chunk) {
    const std::uint8_t* const first = codes + chunk * kPanelRows * kChunk;
    const __m128i code = _mm_unpacklo_epi32(_mm_loadu_si32(first), _mm_loadu_si32(first + kPanelRows * kChunk));
    return squares(code, _mm_loadl_epi64(reinterpret_cast<const __m128i*>(rests + chunk * kChunk)),
                   _mm_loadu_si128(reinterpret_cast<const __m128i*>(probe + chunk * kChunk)));
  };
  __m128i evenSums = zero;
  __m128i oddSums = zero;
  // Two sums of two squares each are below 2^32.
  const auto add = [&](__m128i sums) {
    evenSums = _mm_add_epi64(evenSums, _mm_and_si128(sums, low));
    oddSums = _mm_add_epi64(oddSums, _mm_srli_epi64(sums, 32));
  };
  std::size_t chunk = 0;
  for (; chunk + 4 <= chunks; chunk += 4) add(_mm_add_epi32(pair(chunk), pair(chunk + 2)));
  for (; chunk < chunks; ++chunk)
    add(squares(_mm_loadu_si32(codes + chunk * kPanelRows * kChunk), _mm_loadu_si32(rests + chunk * kChunk),
                _mm_loadl_epi64(reinterpret_cast<const __m128i*>(probe + chunk * kChunk))));
  const __m128i sums = _mm_add_epi64(evenSums, oddSums);
  return _mm_cvtsi128_si64(_mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums)));
#else
  std::int64_t sum = 0;
  for (std::size_t at = 0; at < chunks * kChunk; ++at) {
    const std::int32_t value = step * codes[at / kChunk * kPanelRows * kChunk + at % kChunk] + rests[at];
    const std::int64_t apart = static_cast<std::int16_t>(probe[at] - value);
    sum += apart * apart;
  }
  return sum;
#endif
}

}  // namespace

std::optional<std::vector<std::int32_t>> onLattice(std::span<const float> values) {
  std::vector<std::int32_t> numbers(values.size());
  bool good = true;
  for (std::size_t i = 0; i < values.size(); ++i) good &= toLattice(values[i], numbers[i]);
  if (!good) return std::nullopt;
  return numbers;
}

CodedReferences::CodedReferences(std::size_t dimension, std::size_t expected)
    : m_dimension(dimension), m_chunks((dimension + kChunk - 1) / kChunk) {
  m_blocks.reserve((expected + kBlockRows - 1) / kBlockRows);
}

std::uint8_t* CodedReferences::row16(std::size_t row) {
  return m_blocks[row / kBlockRows].memory.front().bytes + row % kBlockRows * rowBytes();
}

bool CodedReferences::add(std::span<const float> values) {
  std::int16_t numbers[kLargestDimension];
  const std::size_t plusOnes = m_plusOnes.size();
  std::int32_t largest = m_largest;
  bool good = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::int32_t number = 0;
    good &= toLattice(values[i], number);
    const std::int32_t stored = std::min(number, kLargest16);
    largest = std::max({largest, stored, -1 - stored});
    numbers[i] = static_cast<std::int16_t>(stored);
    if (number == kOne) [[unlikely]]
      m_plusOnes.push_back({static_cast<std::uint32_t>(m_rows), static_cast<std::uint32_t>(i)});
  }
  if (!good) {
    m_plusOnes.resize(plusOnes);
    return false;
  }
  m_largest = largest;
  if (m_rows % kBlockRows == 0) {
    m_blocks.emplace_back();
    m_blocks.back().memory.resize(kBlockRows * rowBytes() / sizeof(Line));
  }
  std::memcpy(row16(m_rows), numbers, values.size() * sizeof(std::int16_t));
  ++m_rows;
  return true;
}

void CodedReferences::arrange(const std::vector<std::uint32_t>& order) {
  std::vector<bool> placed(m_rows, false);
  std::vector<std::uint8_t> held(rowBytes());
  std::vector<std::uint32_t> newPlace(m_plusOnes.empty() ? 0 : m_rows);
  for (std::size_t start = 0; start < m_rows; ++start) {
    if (!newPlace.empty()) newPlace[order[start]] = static_cast<std::uint32_t>(start);
    if (placed[start] || order[start] == start) continue;
    // Round the circle of rows that take each other's places, with one of them held.
    std::memcpy(held.data(), row16(start), rowBytes());
    std::size_t at = start;
    for (; order[at] != start; at = order[at]) {
      std::memcpy(row16(at), row16(order[at]), rowBytes());
      placed[at] = true;
    }
    std::memcpy(row16(at), held.data(), rowBytes());
    placed[at] = true;
  }
  for (PlusOne& one : m_plusOnes) one.row = newPlace[one.row];
  std::ranges::sort(m_plusOnes, {}, [](const PlusOne& one) { return std::tie(one.row, one.place); });
}

void CodedReferences::code() {
  // step·127½ must reach the largest number. A step is at most 256, so that a rest is a byte; the offset then shrinks.
  m_step = std::min(256, (2 * (m_largest + 1) + 254) / 255);
  m_step = std::max(m_step, 1);
  m_offset = std::min(m_step / 2, 128 * m_step - 1 - m_largest);
  std::vector<std::int16_t> scratch;
  for (std::size_t block = 0; block < m_blocks.size(); ++block) codeBlock(m_blocks[block], block * kBlockRows, scratch);
}

void CodedReferences::codeBlock(Block& block, std::size_t first, std::vector<std::int16_t>& scratch) {
  const std::size_t rows = std::min(kBlockRows, m_rows - first);
  const std::size_t panels = (rows + kPanelRows - 1) / kPanelRows;
  const std::size_t width = m_chunks * kChunk;
  scratch.assign(kBlockRows * width, 0);
  std::memcpy(scratch.data(), block.memory.front().bytes, rows * rowBytes());
  if (panels < kBlockPanels) {
    block.memory = {};
    block.memory.resize(panels * kPanelRows * rowBytes() / sizeof(Line));
  }
  block.norms.resize(panels * kPanelRows);
  std::uint8_t* const codes = block.memory.front().bytes;
  std::uint8_t* const rests = codes + panels * kPanelRows * width;
  // number / step for numbers below 2^16 and steps up to 2^8, without dividing.
  const std::uint64_t inverse = (std::uint64_t{1} << 32) / static_cast<std::uint64_t>(m_step) + 1;
  for (std::size_t row = 0; row < panels * kPanelRows; ++row) {
    std::int32_t norm = 0;
    std::int64_t apart = 0;
    std::uint8_t* const ofPanel = codes + (row / kPanelRows * m_chunks * kPanelRows + row % kPanelRows) * kChunk;
    for (std::size_t i = 0; i < width; ++i) {
      const auto raised = static_cast<std::uint64_t>(scratch[row * width + i] + raise());
      const std::uint64_t code = raised * inverse >> 32;
      const auto rest = static_cast<std::int32_t>(raised - code * static_cast<std::uint64_t>(m_step));
      const auto centred = static_cast<std::int32_t>(code) - 128;
      ofPanel[i / kChunk * kPanelRows * kChunk + i % kChunk] = static_cast<std::uint8_t>(code);
      rests[row * width + i] = static_cast<std::uint8_t>(rest);
      norm += centred * centred;
      apart += std::int64_t{rest - m_offset} * (rest - m_offset);
    }
    block.norms[row] = norm;
    if (row >= rows) continue;
    // A stored +1 is one short, which lengthens the difference by at most as much for each.
    const auto plusOnes = m_plusOnes.empty() ? 0 : plusOnesOf(first + row).size();
    block.farthestFromCode = std::max(block.farthestFromCode,
                                      std::sqrt(static_cast<double>(apart)) + std::sqrt(static_cast<double>(plusOnes)));
  }
}

CodedBlock CodedReferences::block(std::size_t index) const {
  const Block& block = m_blocks[index];
  return {block.memory.front().bytes, block.norms.data(), block.norms.size() / kPanelRows, m_chunks};
}

std::size_t CodedReferences::rowsOf(std::size_t block) const {
  return std::min(kBlockRows, m_rows - block * kBlockRows);
}

std::span<const CodedReferences::PlusOne> CodedReferences::plusOnesOf(std::size_t row) const {
  const auto found = std::ranges::equal_range(m_plusOnes, row, {}, &PlusOne::row);
  return {found.begin(), found.end()};
}

RaisedProbe CodedReferences::raised(std::span<const std::int32_t> numbers) const {
  const std::size_t width = m_chunks * kChunk;
  // A gallery without references has no dimension.
  numbers = numbers.first(std::min(numbers.size(), width));
  std::int32_t largest = 0;
  for (const std::int32_t number : numbers) largest = std::max(largest, std::abs(number));
  RaisedProbe probe;
  const auto fill = [&]<class Number>(std::vector<Number>& filled) {
    filled.assign(width, static_cast<Number>(raise()));
    for (std::size_t i = 0; i < numbers.size(); ++i) filled[i] = static_cast<Number>(numbers[i] + raise());
  };
  if (largest + m_largest + 1 <= kLargest16)
    fill(probe.words);
  else
    fill(probe.numbers);
  return probe;
}

std::int64_t CodedReferences::squaredDistance(const RaisedProbe& probe, std::size_t row) const {
  const Block& block = m_blocks[row / kBlockRows];
  const std::size_t place = row % kBlockRows;
  const std::size_t width = m_chunks * kChunk;
  const std::uint8_t* codes =
      block.memory.front().bytes + (place / kPanelRows * m_chunks * kPanelRows + place % kPanelRows) * kChunk;
  const std::uint8_t* rests = block.memory.front().bytes + block.norms.size() * width + place * width;
  // Where a reference holds +1, no probe is near enough for words.
  if (!probe.words.empty()) return squaredDifferences(probe.words.data(), codes, rests, m_chunks, m_step);
  std::int64_t sum = squaredDifferences(probe.numbers.data(), codes, rests, m_chunks, m_step);
  if (!m_plusOnes.empty()) [[unlikely]]
    for (const PlusOne& one : plusOnesOf(row)) {
      const auto apart = std::int64_t{probe.numbers[one.place]} - raise() - kLargest16;
      sum += (apart - 1) * (apart - 1) - apart * apart;
    }
  return sum;
}

}  // namespace consentry::gallery
