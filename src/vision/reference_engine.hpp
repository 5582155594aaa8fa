// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "vision/dlib_aligner.hpp"
#include "vision/dlib_hog_detector.hpp"
#include "vision/embedder.hpp"
#include "vision/face_locator.hpp"

namespace consentry::vision {

/// dlib's own way: its detector on the whole photograph, its five points, its chip.
class ReferenceLocator : public FaceLocator {
 public:
  explicit ReferenceLocator(std::shared_ptr<const DlibAligner> aligner) : m_aligner(std::move(aligner)) {}

  [[nodiscard]] std::string_view name() const override;
  [[nodiscard]] std::size_t pointCount() const override { return Landmarks().size(); }
  [[nodiscard]] base::Expected<std::vector<FoundFace>> find(Photograph& photograph) override;
  [[nodiscard]] base::Expected<app::ports::FaceGeometry> geometry(Photograph& photograph,
                                                                  const FoundFace& face) override;
  [[nodiscard]] base::Expected<Alignment> align(Photograph& photograph,
                                                const app::ports::FaceGeometry& geometry) override;

 private:
  std::shared_ptr<const DlibAligner> m_aligner;
  DlibHogDetector m_detector;
};

/// dlib's face recognition ResNet on dlib's own code: 128 floats. About 12 ms a face with OpenBLAS, ten times that with
/// the reference BLAS.
class DlibResnetEmbedder : public Embedder {
 public:
  /// Errc::modelMismatch when the bytes are not this network.
  [[nodiscard]] static base::Expected<std::unique_ptr<Embedder>> create(const app::ports::VerifiedWeight& weight);
  ~DlibResnetEmbedder() override;
  [[nodiscard]] base::Expected<std::vector<float>> embed(Photograph& photograph,
                                                         const app::ports::FaceGeometry& geometry) override;
  /// `chip` as DlibAligner makes it.
  [[nodiscard]] std::vector<float> embedChip(const cv::Mat& chip);

 private:
  struct Network;
  explicit DlibResnetEmbedder(std::unique_ptr<Network> network);
  std::unique_ptr<Network> m_network;
};

}  // namespace consentry::vision
