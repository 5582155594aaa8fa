// SPDX-License-Identifier: GPL-3.0-or-later
#include <immintrin.h>

#include "gallery/scan_tile.hpp"

namespace consentry::gallery {
namespace {

struct Avx512 {
  using Sums = __m512i;
  using References = __m512i;
  static constexpr std::size_t kSums = 16;

  static Sums zero() { return _mm512_setzero_si512(); }
  static References references(const std::uint8_t* codes) { return _mm512_loadu_si512(codes); }
  static __m512i probe(const CodedProbes& probes, std::size_t at) {
    return _mm512_set1_epi32(asWord(probes.bytes + at));
  }
  static Sums multiplyAdd(Sums sums, References references, __m512i probe) {
    // By name: around the intrinsic GCC 12 moves every sum to another register and back, which costs a third.
    asm("vpdpbusd %2, %1, %0" : "+v"(sums) : "v"(references), "v"(probe));
    return sums;
  }
  static std::uint64_t store(Sums sums, const std::int32_t* norms, std::int32_t floor, std::int32_t* values) {
    const __m512i value = _mm512_sub_epi32(_mm512_add_epi32(sums, sums), _mm512_loadu_si512(norms));
    _mm512_storeu_si512(values, value);
    return _mm512_cmpge_epi32_mask(value, _mm512_set1_epi32(floor));
  }
};

}  // namespace

void scanOneAvx512(const CodedBlock& block, const CodedProbes& probe, const Likeness& likeness) {
  scanBlock<Avx512, 64, 1, 1>(block, probe, likeness);
}

void scanEightAvx512(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness) {
  scanBlock<Avx512, 32, 8, 8>(block, probes, likeness);
}

}  // namespace consentry::gallery
