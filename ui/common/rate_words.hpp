// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace consentry::ui {

// Shares of 0 to 1 with the two figures that such an estimate carries.
[[nodiscard]] QString percentText(double share);              ///< "7.0 %"; "0 %" when nothing was seen
[[nodiscard]] QString intervalText(double low, double high);  ///< "6.2–7.9 %"

}  // namespace consentry::ui
