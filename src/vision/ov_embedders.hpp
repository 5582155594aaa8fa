// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/ports/model_card.hpp"
#include "domain/engine_choice.hpp"
#include "vision/embedder.hpp"
#include "vision/ov_network.hpp"

namespace consentry::vision {

// All of these take the geometry of a MeshLocator.

/// How a face is shown to dlib's network.
enum class DlibCopies : std::size_t {
  one = 1,  ///< by the mean of the predictor's and the mesh's points
  two = 2,  ///< by the predictor's, and mirrored by the mesh's: no dearer than a mirror image, and better
  four = 4  ///< likewise, and twice by the mean with a smaller and a larger margin
};

/// dlib's network under OpenVINO: the sum over the copies, of unit length. The network's batch is the number of copies.
[[nodiscard]] base::Expected<std::unique_ptr<Embedder>> dlibEmbedder(Network& network, DlibCopies copies);
[[nodiscard]] NetworkShape dlibNetworkShape();

/// MobileFaceNet: in accurate mode the mean of the face and its mirror image. Of nearly unit length.
[[nodiscard]] base::Expected<std::unique_ptr<Embedder>> mobileFaceNetEmbedder(Network& network, domain::Mode mode);
[[nodiscard]] NetworkShape mobileFaceNetShape();

/// Both in one vector whose squared distance is the weighed sum of theirs.
[[nodiscard]] std::unique_ptr<Embedder> fusedEmbedder(std::unique_ptr<Embedder> dlib, std::unique_ptr<Embedder> second);

/// An agency's own network as its card describes it, of unit length. Sees one picture at a time.
[[nodiscard]] base::Expected<std::unique_ptr<Embedder>> addedEmbedder(Network& network,
                                                                      const app::ports::ModelCard& card,
                                                                      domain::Mode mode);

inline constexpr std::size_t kMobileFaceNetDimension = 192;

/// How many pictures MobileFaceNet sees at once.
[[nodiscard]] constexpr std::size_t copiesIn(domain::Mode mode) {
  return mode == domain::Mode::accurate ? 2 : 1;
}

}  // namespace consentry::vision
