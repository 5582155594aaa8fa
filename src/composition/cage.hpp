// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/cage.hpp"
#include "app/ports/picture.hpp"

namespace consentry::composition {

/// Tries the walls around the decoder of photographs, from inside; some 20 ms, needs no store.
[[nodiscard]] app::ports::CageReport cageReport();

/// A photograph for a person to look at, decoded in the cage. Any thread.
[[nodiscard]] base::Expected<app::ports::Picture> openPicture(base::ByteView file);

}  // namespace consentry::composition
