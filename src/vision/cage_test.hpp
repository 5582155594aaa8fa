// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/cage.hpp"
#include "decoder/message.hpp"

namespace consentry::vision {

/// Starts a caged decoder that tries its own walls; some 20 ms. Any thread.
[[nodiscard]] app::ports::CageReport testCage();

/// What a self-test's greeting means.
[[nodiscard]] app::ports::CageReport reportOf(const decoder::Hello& hello);

}  // namespace consentry::vision
