// SPDX-License-Identifier: GPL-3.0-or-later
#include <immintrin.h>

#include "gallery/scan_tile.hpp"

namespace consentry::gallery {
namespace {

struct AvxVnni {
  using Sums = __m256i;
  using References = __m256i;
  static constexpr std::size_t kSums = 8;

  static Sums zero() { return _mm256_setzero_si256(); }
  static References references(const std::uint8_t* codes) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes));
  }
  static __m256i probe(const CodedProbes& probes, std::size_t at) {
    return _mm256_set1_epi32(asWord(probes.bytes + at));
  }
  static Sums multiplyAdd(Sums sums, References references, __m256i probe) {
    return _mm256_dpbusd_avx_epi32(sums, references, probe);
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

void scanOneAvxVnni(const CodedBlock& block, const CodedProbes& probe, const Likeness& likeness) {
  scanBlock<AvxVnni, 32, 1, 1>(block, probe, likeness);
}

void scanEightAvxVnni(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness) {
  scanBlock<AvxVnni, 16, 4, 8>(block, probes, likeness);
}

}  // namespace consentry::gallery
