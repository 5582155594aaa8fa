// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/ports/model_store.hpp"

namespace consentry::exchange {

/// The card that an agency writes for a network of its own. Errc::parse with the line for a key that is missing, empty,
/// unknown or of another kind: nothing about a model is left to be guessed.
[[nodiscard]] base::Expected<app::ports::ModelCard> cardFromToml(std::string_view toml);

/// What is kept beside an added network: its card, and its size and SHA-256 when it was added.
[[nodiscard]] base::Expected<app::ports::AddedModel> addedFromToml(std::string_view toml);
[[nodiscard]] std::string addedToToml(const app::ports::AddedModel& model);

/// SHA-256 over the card in its one written form.
[[nodiscard]] base::Digest hashOf(const app::ports::ModelCard& card);
/// "NAME.onnx"
[[nodiscard]] std::string fileOf(const app::ports::ModelCard& card);

}  // namespace consentry::exchange
