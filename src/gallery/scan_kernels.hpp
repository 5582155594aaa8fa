// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry::gallery {

/// References stand in panels, so that a vector register holds the same four numbers of many references and nothing has
/// to be summed across a register: panel by panel, within it four numbers by four, within those reference by reference.
constexpr std::size_t kPanelRows = 64;
constexpr std::size_t kChunk = 4;  ///< numbers of one reference that stand together
constexpr std::size_t kBlockPanels = 8;
constexpr std::size_t kBlockRows = kBlockPanels * kPanelRows;
constexpr std::size_t kTileProbes = 8;

/// The coarse codes of up to one block of references.
struct CodedBlock {
  const std::uint8_t* codes = nullptr;  ///< code + 128; [panel][chunk][64 references][4]
  const std::int32_t* norms = nullptr;  ///< sum of the squared codes, one a reference
  std::size_t panels = 0;
  std::size_t chunks = 0;
};

/// The codes of one probe, or of eight side by side. Twice, because only newer processors multiply bytes into 32 bits.
struct CodedProbes {
  const std::int8_t* bytes = nullptr;    ///< [chunk][probe][4]
  const std::int16_t* words = nullptr;   ///< [chunk][probe][4], the four in the order 0, 2, 1, 3
  const std::int32_t* floors = nullptr;  ///< one a probe
};

/// 2·Σ probe·(reference + 128) − norm of the reference: the larger, the more alike. And one bit a reference that says
/// whether it reaches the probe's floor. Whole numbers: every kernel gives the same.
struct Likeness {
  std::int32_t* values = nullptr;    ///< [probe][kBlockRows]
  std::uint64_t* reached = nullptr;  ///< [probe][kBlockPanels]
};

struct ScanKernel {
  using Scan = void (*)(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness);
  std::string_view name;
  bool (*runsHere)();
  Scan one;
  Scan eight;
};

/// Every kernel of this build, the fastest first; the last runs everywhere.
[[nodiscard]] std::span<const ScanKernel> scanKernels();
/// The fastest that this processor runs.
[[nodiscard]] const ScanKernel& fastestKernel();

}  // namespace consentry::gallery
