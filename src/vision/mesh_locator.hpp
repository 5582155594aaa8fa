// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "vision/dlib_aligner.hpp"
#include "vision/dlib_hog_detector.hpp"
#include "vision/face_locator.hpp"
#include "vision/face_mesh.hpp"
#include "vision/full_range_finder.hpp"
#include "vision/recipe.hpp"

namespace consentry::vision {

/// A geometry of MeshLocator is three times five points, continuous pixels of the whole photograph.
enum class PointSet : std::size_t {
  arcFace,    ///< eye centres, nose tip, mouth corners; left to right as seen
  mesh,       ///< dlib's five in dlib's order, as the mesh has them
  predictor,  ///< the same as dlib's own shape predictor has them
  count
};

/// MediaPipe's full-range detector and face mesh, dlib's five points; dlib's detector as second look where these see
/// nothing.
class MeshLocator : public FaceLocator {
 public:
  /// The networks are loaded when it first has to find a face: a screening whose photographs were looked at before
  /// never needs them.
  MeshLocator(std::shared_ptr<Network> finder, std::shared_ptr<Network> mesh,
              std::shared_ptr<const DlibAligner> aligner, domain::Mode mode)
      : m_networks{std::move(finder), std::move(mesh)}, m_aligner(std::move(aligner)), m_mode(mode) {}

  [[nodiscard]] std::string_view name() const override;
  [[nodiscard]] std::size_t pointCount() const override { return 5 * static_cast<std::size_t>(PointSet::count); }
  [[nodiscard]] base::Expected<std::vector<FoundFace>> find(Photograph& photograph) override;
  [[nodiscard]] base::Expected<app::ports::FaceGeometry> geometry(Photograph& photograph,
                                                                  const FoundFace& face) override;
  [[nodiscard]] base::Expected<Alignment> align(Photograph& photograph,
                                                const app::ports::FaceGeometry& geometry) override;

 private:
  /// A candidate after the mesh has looked at it.
  struct Seen {
    FoundFace face;
    double presence = 0;
  };

  struct Networks {
    std::shared_ptr<Network> finder;
    std::shared_ptr<Network> mesh;
  };

  [[nodiscard]] base::Expected<void> load();
  [[nodiscard]] base::Expected<Seen> look(Photograph& photograph, double score, const cv::Rect2d& box,
                                          const TurnedSquare& square);
  [[nodiscard]] base::Expected<std::vector<Seen>> fromFinder(Photograph& photograph, double margin, double leastScore);
  [[nodiscard]] base::Expected<std::vector<Seen>> fromSecondLook(Photograph& photograph);

  Networks m_networks;
  std::unique_ptr<FullRangeFinder> m_finder;  ///< empty until load()
  std::unique_ptr<FaceMesh> m_mesh;           ///< likewise
  std::shared_ptr<const DlibAligner> m_aligner;
  domain::Mode m_mode;  ///< fast: the mesh looks once
  DlibHogDetector m_secondLook;
};

/// Whose points a chip is cut by. Networks gain from two that differ a little.
enum class ChipPoints { mesh, predictor, mean };

/// What both dlib's network and the quality measures look at. `padding` is the margin, in shares of the face.
[[nodiscard]] base::Expected<cv::Mat> dlibChip(Photograph& photograph, const app::ports::FaceGeometry& geometry,
                                               ChipPoints points, double padding = recipe::kDlibPadding,
                                               int side = kChipSide);
/// The square of the second network and its kind.
[[nodiscard]] base::Expected<cv::Mat> arcFaceChip(Photograph& photograph, const app::ports::FaceGeometry& geometry,
                                                  int side = recipe::kArcFaceSide);

}  // namespace consentry::vision
