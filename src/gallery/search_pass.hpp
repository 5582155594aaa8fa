// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "gallery/probe_query.hpp"

namespace consentry::gallery {

/// Leads the probes through all references, block by block, so that a block that is in the cache serves all of them.
void searchAll(const GalleryRows& rows, const ScanKernel& kernel, std::span<ProbeQuery> probes);

}  // namespace consentry::gallery
