// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <opencv2/core/types.hpp>

#include "base/error.hpp"
#include "vision/alignment.hpp"
#include "vision/ov_network.hpp"
#include "vision/photograph.hpp"

namespace consentry::vision {

/// A turned square of the photograph, continuous pixels.
struct TurnedSquare {
  cv::Point2d centre;
  double side = 0;
  double angle = 0;  ///< radians, clockwise as seen
};

inline constexpr std::size_t kMeshPoints = 468;

struct MeshReading {
  double presence = 0;  ///< 0 to 1: that there is a face at all
  /// x and y in continuous pixels of the whole photograph; z in the same unit, smaller is nearer to the camera.
  std::array<cv::Point3d, kMeshPoints> points;
};

/// MediaPipe's face mesh. One thread's.
class FaceMesh {
 public:
  [[nodiscard]] static base::Expected<std::unique_ptr<FaceMesh>> create(Network& network);
  [[nodiscard]] static NetworkShape shape();

  [[nodiscard]] MeshReading read(const Reduced& picture, const TurnedSquare& square);

 private:
  explicit FaceMesh(std::unique_ptr<Inference> network) : m_network(std::move(network)) {}
  std::unique_ptr<Inference> m_network;
};

/// The square around a mesh, upright by its eyes.
[[nodiscard]] TurnedSquare squareAround(const MeshReading& mesh);

/// From the mesh's depth: the line through the outer eye corners, and the one from forehead to chin.
[[nodiscard]] HeadPose poseOf(const MeshReading& mesh);

/// The pose, and how far eyes and mouth are open. Not a number where eye or mouth has no width.
[[nodiscard]] FaceSigns signsOf(const MeshReading& mesh);

}  // namespace consentry::vision
