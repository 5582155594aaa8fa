// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace consentry::exchange {

/// One HTML page that needs nothing else and prints on A5: the words, the checkpoint as text, and as a QR code.
/// Errc::parse when the note is no signed checkpoint, Errc::limitExceeded when it does not fit a QR code.
[[nodiscard]] base::Expected<std::string> slipHtml(std::string_view checkpointNote, std::string_view words);

}  // namespace consentry::exchange
