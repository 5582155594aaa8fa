// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/services.hpp"

namespace consentry::cli {

/// "photographs  [#########···········]  1,204 of 2,600 · 38 a second · 37 s left"
[[nodiscard]] std::string progressLine(const app::Progress& progress);

}  // namespace consentry::cli
