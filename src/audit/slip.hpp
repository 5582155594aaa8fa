// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace consentry::audit {

/// The plain text of a printed slip: what it is, the checkpoint in words, and the note itself, which is also what the
/// QR code beside it holds. The text is an anchor as it stands. Errc::parse when `note` is not a checkpoint.
[[nodiscard]] base::Expected<std::string> slipText(std::string_view note, std::string_view site);

}  // namespace consentry::audit
