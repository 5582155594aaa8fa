// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.hpp"
#include "domain/score.hpp"

namespace consentry::cli {

[[nodiscard]] Json jsonOfProfile(const domain::ThresholdProfile& profile);
void printProfile(Output& out, const domain::ThresholdProfile& profile);

}  // namespace consentry::cli
