// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decoder/message.hpp"

namespace consentry::decoder {

/// Shuts one child process in for each probe and lets it try to get out; the last decodes a picture, which must work.
/// To be called before this process enters a cage itself.
[[nodiscard]] Hello testCage();

}  // namespace consentry::decoder
