// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/cage.hpp"

namespace consentry::composition {

/// Tries the walls around the decoder of photographs, from inside; some 20 ms, needs no store.
[[nodiscard]] app::ports::CageReport cageReport();

}  // namespace consentry::composition
