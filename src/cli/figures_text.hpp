// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/evaluate.hpp"
#include "cli/output.hpp"

namespace consentry::cli {

/// The figures of an evaluation, for people and for programs (docs/formats.md).
void printFigures(Output& out, const app::EvaluationFigures& figures);
/// What the networks learned from.
[[nodiscard]] Json jsonOfNetworks(const std::vector<app::ports::NetworkNote>& networks);
void printNetworks(Output& out, const std::vector<app::ports::NetworkNote>& networks);
[[nodiscard]] Json jsonOfFigures(const app::EvaluationFigures& figures);

}  // namespace consentry::cli
