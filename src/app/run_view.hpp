// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/screen_set.hpp"

namespace consentry::app {

/// A run with the names of what it was made of.
[[nodiscard]] base::Expected<RunView> runView(ports::ReadView& read, ports::RunRow row);

}  // namespace consentry::app
