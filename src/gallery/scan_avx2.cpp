// SPDX-License-Identifier: GPL-3.0-or-later
#include <immintrin.h>

#include "gallery/scan_tile.hpp"

namespace consentry::gallery {
namespace {

/// The first and third number of four as 16 bits each, and the second and fourth: the one multiplication of bytes that
/// AVX2 knows cuts its sums off at 16 bits.
struct Pairs {
  __m256i even;
  __m256i odd;
};

struct Avx2 {
  using Sums = __m256i;
  using References = Pairs;
  static constexpr std::size_t kSums = 8;

  static Sums zero() { return _mm256_setzero_si256(); }
  static References references(const std::uint8_t* codes) {
    const __m256i both = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes));
    return {_mm256_and_si256(both, _mm256_set1_epi16(0xFF)), _mm256_srli_epi16(both, 8)};
  }
  static Pairs probe(const CodedProbes& probes, std::size_t at) {
    return {_mm256_set1_epi32(asWord(probes.words + at)), _mm256_set1_epi32(asWord(probes.words + at + 2))};
  }
  static Sums multiplyAdd(Sums sums, const References& references, const Pairs& probe) {
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(references.even, probe.even));
    return _mm256_add_epi32(sums, _mm256_madd_epi16(references.odd, probe.odd));
  }
  static std::uint64_t store(Sums sums, const std::int32_t* norms, std::int32_t floor, std::int32_t* values) {
    const __m256i norm = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(norms));
    const __m256i value = _mm256_sub_epi32(_mm256_slli_epi32(sums, 1), norm);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(values), value);
    const __m256i below = _mm256_cmpgt_epi32(_mm256_set1_epi32(floor), value);
    return static_cast<std::uint64_t>(_mm256_movemask_ps(_mm256_castsi256_ps(below))) ^ 0xFF;
  }
};

}  // namespace

void scanOneAvx2(const CodedBlock& block, const CodedProbes& probe, const Likeness& likeness) {
  scanBlock<Avx2, 32, 1, 1>(block, probe, likeness);
}

void scanEightAvx2(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness) {
  scanBlock<Avx2, 16, 4, 8>(block, probes, likeness);
}

}  // namespace consentry::gallery
