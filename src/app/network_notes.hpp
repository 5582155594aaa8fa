// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/ports/fairness_report.hpp"
#include "app/ports/model_store.hpp"
#include "base/error.hpp"

namespace consentry::app {

/// What the networks of an engine learned from, and what is known of the people shown there: no figure is given without
/// it.
[[nodiscard]] base::Expected<std::vector<ports::NetworkNote>> networkNotes(ports::ModelStore& models,
                                                                           const std::string& networks);

}  // namespace consentry::app
