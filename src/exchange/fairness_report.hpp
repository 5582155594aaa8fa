// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/ports/fairness_report.hpp"

namespace consentry::exchange {

/// One page that needs nothing else: figures, tables and plots (docs/formats.md).
[[nodiscard]] std::string fairnessHtml(const app::ports::FairnessReport& report);
/// One row a group and rate, for spreadsheets.
[[nodiscard]] std::string fairnessCsv(const app::ports::FairnessReport& report);
[[nodiscard]] std::string fairnessJson(const app::ports::FairnessReport& report);

}  // namespace consentry::exchange
