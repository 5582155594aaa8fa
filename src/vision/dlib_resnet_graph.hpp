// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace ov {
class Model;
}

namespace consentry::vision {

struct DlibResnetWeights;

/// The network as OpenVINO's own graph: input pictures × 3 × 150 × 150, (pixel − mean) / 256; output pictures × 128.
[[nodiscard]] std::shared_ptr<ov::Model> dlibResnetGraph(const DlibResnetWeights& weights);

}  // namespace consentry::vision
