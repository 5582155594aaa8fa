// SPDX-License-Identifier: GPL-3.0-or-later
#include <emmintrin.h>

#include "gallery/scan_tile.hpp"

namespace consentry::gallery {
namespace {

/// The first and third number of four as 16 bits each, and the second and fourth.
struct Pairs {
  __m128i even;
  __m128i odd;
};

struct Sse2 {
  using Sums = __m128i;
  using References = Pairs;
  static constexpr std::size_t kSums = 4;

  static Sums zero() { return _mm_setzero_si128(); }
  static References references(const std::uint8_t* codes) {
    const __m128i both = _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes));
    return {_mm_and_si128(both, _mm_set1_epi16(0xFF)), _mm_srli_epi16(both, 8)};
  }
  static Pairs probe(const CodedProbes& probes, std::size_t at) {
    return {_mm_set1_epi32(asWord(probes.words + at)), _mm_set1_epi32(asWord(probes.words + at + 2))};
  }
  static Sums multiplyAdd(Sums sums, const References& references, const Pairs& probe) {
    sums = _mm_add_epi32(sums, _mm_madd_epi16(references.even, probe.even));
    return _mm_add_epi32(sums, _mm_madd_epi16(references.odd, probe.odd));
  }
  static std::uint64_t store(Sums sums, const std::int32_t* norms, std::int32_t floor, std::int32_t* values) {
    const __m128i norm = _mm_loadu_si128(reinterpret_cast<const __m128i*>(norms));
    const __m128i value = _mm_sub_epi32(_mm_slli_epi32(sums, 1), norm);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(values), value);
    const __m128i below = _mm_cmpgt_epi32(_mm_set1_epi32(floor), value);
    return static_cast<std::uint64_t>(_mm_movemask_ps(_mm_castsi128_ps(below))) ^ 0xF;
  }
};

}  // namespace

void scanOneSse2(const CodedBlock& block, const CodedProbes& probe, const Likeness& likeness) {
  scanBlock<Sse2, 16, 1, 1>(block, probe, likeness);
}

void scanEightSse2(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness) {
  scanBlock<Sse2, 8, 4, 8>(block, probes, likeness);
}

}  // namespace consentry::gallery
