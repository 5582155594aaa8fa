// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/ports/use_log.hpp"
#include "cli/invocation.hpp"

namespace consentry::cli {

void printLogLines(Invocation& in, const std::vector<app::ports::LogLine>& lines);
void printVerdict(Output& out, const app::ports::LogVerdict& verdict);

}  // namespace consentry::cli
