// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/scan_kernels.hpp"

#include <algorithm>
#include <array>

#include "gallery/scan_x86.hpp"

namespace consentry::gallery {
namespace {

std::int32_t plainProduct(const CodedBlock& block, std::size_t row, const CodedProbes& probes, std::size_t probe,
                          std::size_t width) {
  const std::uint8_t* codes = block.codes + (row / kPanelRows * block.chunks * kPanelRows + row % kPanelRows) * kChunk;
  std::int32_t sum = 0;
  for (std::size_t chunk = 0; chunk < block.chunks; ++chunk)
    for (std::size_t i = 0; i < kChunk; ++i)
      sum += std::int32_t{codes[chunk * kPanelRows * kChunk + i]} *
             std::int32_t{probes.bytes[(chunk * width + probe) * kChunk + i]};
  return sum;
}

template <std::size_t Width>
void scanPlainly(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness) {
  std::fill_n(likeness.reached, Width * kBlockPanels, 0);
  for (std::size_t row = 0; row < block.panels * kPanelRows; ++row)
    for (std::size_t probe = 0; probe < Width; ++probe) {
      const std::int32_t value = 2 * plainProduct(block, row, probes, probe, Width) - block.norms[row];
      likeness.values[probe * kBlockRows + row] = value;
      likeness.reached[probe * kBlockPanels + row / kPanelRows] |= std::uint64_t{value >= probes.floors[probe]}
                                                                   << (row % kPanelRows);
    }
}

constexpr std::array kKernels{
#if defined(__x86_64__)
    ScanKernel{"avx512",
               [] {
                 return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
               },
               scanOneAvx512, scanEightAvx512},
    ScanKernel{"avxvnni", [] { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avxvnni"); },
               scanOneAvxVnni, scanEightAvxVnni},
    ScanKernel{"avx2", [] { return __builtin_cpu_supports("avx2") != 0; }, scanOneAvx2, scanEightAvx2},
    ScanKernel{"sse2", [] { return true; }, scanOneSse2, scanEightSse2},
#endif
    ScanKernel{"plain", [] { return true; }, scanPlainly<1>, scanPlainly<kTileProbes>}};

}  // namespace

std::span<const ScanKernel> scanKernels() {
  return kKernels;
}

const ScanKernel& fastestKernel() {
  static const ScanKernel& found =
      *std::ranges::find_if(kKernels, [](const ScanKernel& one) { return one.runsHere(); });
  return found;
}

}  // namespace consentry::gallery
