// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/ports/findings.hpp"
#include "ui/common/theme.hpp"

namespace consentry::ui {

[[nodiscard]] QString words(app::ports::Health health);  ///< "good", "needs somebody", …
[[nodiscard]] Tone toneOf(app::ports::Health health);
/// What was looked at: "Last backup"; the stable word itself where it has no other.
[[nodiscard]] QString whatWords(const std::string& what);

}  // namespace consentry::ui
