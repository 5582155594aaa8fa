// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "domain/watchlist.hpp"
#include "ui/common/theme.hpp"

namespace consentry::ui {

[[nodiscard]] QString words(domain::ListState state);
[[nodiscard]] Tone toneOf(domain::ListState state);
/// The button for a step of `nextSteps`: "Approve", "Activate"; empty for one that this version does not know.
[[nodiscard]] QString stepButton(const std::string& step);

}  // namespace consentry::ui
