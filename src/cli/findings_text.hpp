// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/ports/findings.hpp"
#include "cli/json_of.hpp"
#include "cli/output.hpp"

namespace consentry::cli {

/// A table of what was found, and below it the next steps.
void printFindings(Output& out, const std::vector<app::ports::Finding>& findings);
[[nodiscard]] Json jsonOf(const app::ports::Finding& finding);
[[nodiscard]] bool nothingNeedsAttention(const std::vector<app::ports::Finding>& findings);

}  // namespace consentry::cli
