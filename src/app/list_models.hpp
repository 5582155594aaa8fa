// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/services.hpp"

namespace consentry::app {

/// Every network that may be used here: those of the manifest and those that the site added itself. Reads and hashes
/// each file anew; opens nothing of anybody.
struct ListModels {
  struct Answer {
    std::vector<ports::ModelStatus> models;
    std::vector<ports::AddedModelStatus> added;
  };
  static constexpr auto kAct = domain::Act::seeModels;
};
[[nodiscard]] base::Expected<ListModels::Answer> handle(Context& context, const ListModels& request, const Job& job);

}  // namespace consentry::app
