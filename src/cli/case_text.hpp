// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review_cases.hpp"
#include "cli/invocation.hpp"

namespace consentry::cli {

[[nodiscard]] Json jsonOfCaseLine(const app::CaseLine& line);
/// What the façade hid stays null; `hidden` names it.
[[nodiscard]] Json jsonOfCase(const app::CaseView& view);
void printCase(Invocation& in, const app::CaseView& view);

}  // namespace consentry::cli
