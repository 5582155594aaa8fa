// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/error.hpp"

namespace consentry::decoder {

/// Address space of the caged program: the shared memory, the coefficients of the largest progressive JPEG and the
/// four-byte pixels of the largest PNG, and the libraries. The tests decode both.
inline constexpr std::size_t kMostMemory = 640U << 20U;
/// Processor seconds of one decoder's whole life. The program replaces it long before (vision/caged_decoder.hpp).
inline constexpr unsigned kMostCpuSeconds = 90;

/// What a probe leaves open to see that the other walls hold by themselves.
struct CageOptions {
  bool systemCalls = true;  ///< forbid all but the few that decoding needs (seccomp)
  bool limits = true;
};

/// Shuts this process in for good: no core dump, no tracing, no new privileges, limits, no file by Landlock where the
/// kernel has it, and of the system calls only those on memory, read and write on the channel, and leaving; any other
/// ends the process. Needs no privilege. Returns the version of Landlock, 0 without. An Error is a cage that does not
/// close, except for Landlock: then nothing may be decoded.
[[nodiscard]] base::Expected<std::uint32_t> enterCage(const CageOptions& options = {});

/// Whether a sanitizer's own needs widen the cage: no limit on memory, and the calls that its reports take.
[[nodiscard]] bool builtSanitized();

}  // namespace consentry::decoder
