// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/ports/model_store.hpp"
#include "base/error.hpp"
#include "vision/embedder.hpp"

namespace consentry::vision {

/// dlib's face recognition ResNet: 128 floats. About 12 ms a face with OpenBLAS, ten times that with the reference
/// BLAS.
class DlibResnetEmbedder : public Embedder {
 public:
  /// Errc::modelMismatch when the bytes are not this network.
  [[nodiscard]] static base::Expected<std::unique_ptr<Embedder>> create(const app::ports::VerifiedWeight& weight);
  ~DlibResnetEmbedder() override;
  [[nodiscard]] std::vector<float> embed(const cv::Mat& chip) override;

 private:
  struct Network;
  explicit DlibResnetEmbedder(std::unique_ptr<Network> network);
  std::unique_ptr<Network> m_network;
};

}  // namespace consentry::vision
