// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/ports/files.hpp"

namespace consentry::exchange {

/// The verdicts of a consents.jsonl, one for each line that is not empty. A line that continues a record of the same
/// file may leave scope and notice out and gets them from the record's first good line. Unknown keys are refused: a
/// mistyped "expires" must not make a consent last for ever.
[[nodiscard]] base::Expected<app::ports::ConsentFile> parseConsents(std::string_view text);

}  // namespace consentry::exchange
