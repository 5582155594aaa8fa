// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gallery/scan_kernels.hpp"

#if defined(__x86_64__)
namespace consentry::gallery {

/// AVX-512 with VNNI: Ice Lake, Zen 4 and later.
void scanOneAvx512(const CodedBlock& block, const CodedProbes& probe, const Likeness& likeness);
void scanEightAvx512(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness);
/// AVX-VNNI: Alder Lake and later.
void scanOneAvxVnni(const CodedBlock& block, const CodedProbes& probe, const Likeness& likeness);
void scanEightAvxVnni(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness);
/// AVX2: Haswell, Excavator and later.
void scanOneAvx2(const CodedBlock& block, const CodedProbes& probe, const Likeness& likeness);
void scanEightAvx2(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness);
/// Every x86-64 processor.
void scanOneSse2(const CodedBlock& block, const CodedProbes& probe, const Likeness& likeness);
void scanEightSse2(const CodedBlock& block, const CodedProbes& probes, const Likeness& likeness);

}  // namespace consentry::gallery
#endif
