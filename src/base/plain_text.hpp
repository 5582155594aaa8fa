// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/error.hpp"

namespace consentry::base {

/// Text that people typed and other people will read: not empty, whole UTF-8, no control characters, and none that turn
/// the direction of writing (Unicode UAX #9), so that a name cannot pretend to be another or play with a terminal.
/// Errc::invalidArgument names `what` otherwise.
[[nodiscard]] Expected<void> checkPlainText(std::string_view text, std::string_view what);

}  // namespace consentry::base
