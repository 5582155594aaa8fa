// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace consentry::composition {

/// From here on the process holds keys and faces: no core dump, and no other process of this account may attach or read
/// its memory. A system that refuses either is none that Linux documents; the acts of the store do not depend on it.
void keepMemoryToOurselves();
/// Whether both hold now.
[[nodiscard]] bool memoryIsOurs();

}  // namespace consentry::composition
