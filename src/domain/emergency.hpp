// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.hpp"

namespace consentry::domain {

/// Whether an emergency can grant it: work with travellers. Never what governs the house or the log, nor what a second
/// person does.
[[nodiscard]] bool mayBeGranted(Act act);

}  // namespace consentry::domain
