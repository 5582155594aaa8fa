// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "app/services.hpp"

namespace consentry::app {

/// Takes in an agency's own network with its card, once it has shown that it makes embeddings (ModelProbe). It judges
/// nobody before somebody chooses it as the engine.
struct AddModel {
  using Answer = ports::AddedModel;
  static constexpr auto kAct = domain::Act::manageModels;
  std::filesystem::path network;
  std::filesystem::path card;
};
[[nodiscard]] base::Expected<AddModel::Answer> handle(Context& context, const AddModel& request, const Job& job);

}  // namespace consentry::app
