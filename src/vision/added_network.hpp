// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <vector>

#include "app/ports/model_card.hpp"
#include "app/ports/model_store.hpp"
#include "base/error.hpp"
#include "domain/engine_choice.hpp"
#include "vision/ov_network.hpp"

namespace consentry::vision {

/// An agency's own network as its card describes it. Sees one picture at a time.
class AddedNetwork {
 public:
  [[nodiscard]] static base::Expected<AddedNetwork> create(Network& network, app::ports::ModelCard card,
                                                           domain::Mode mode);
  [[nodiscard]] const app::ports::ModelCard& card() const { return m_card; }
  /// Of unit length. `rgb` has the card's side. Errc::unreadable as scaleToUnit().
  [[nodiscard]] base::Expected<std::vector<float>> embed(const cv::Mat& rgb);

 private:
  AddedNetwork(std::unique_ptr<Inference> network, app::ports::ModelCard card, domain::Mode mode);
  [[nodiscard]] std::vector<float> look(const cv::Mat& rgb);

  std::unique_ptr<Inference> m_network;
  app::ports::ModelCard m_card;
  bool m_mirrors;
};

/// The network of a model that was added, compiled when first needed.
[[nodiscard]] std::shared_ptr<Network> networkOf(app::ports::VerifiedAddedModel added, NetworkOptions options);

/// Loads a candidate and shows it drawn pictures: its ends are as its card says, the same picture makes the same finite
/// embedding, different pictures make different ones, and where its card says that mirroring does no harm a mirrored
/// face stays nearer than noise. Says nothing about how well it tells people apart. Errc::modelMismatch with what
/// failed.
[[nodiscard]] base::Expected<void> testAddedModel(const app::ports::VerifiedAddedModel& candidate);

}  // namespace consentry::vision
