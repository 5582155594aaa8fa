// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/enum_words.hpp"

namespace consentry::app::ports {

enum class Health {
  good,
  note,       ///< worth knowing; nothing has to be done
  warning,    ///< it works, and less well protected than it could be
  attention,  ///< somebody has to do something
  unknown     ///< cannot be told here
};

/// One thing that was looked at. `what` is a stable word for scripts; `words` says what was found.
struct Finding {
  std::string what;
  Health health = Health::unknown;
  std::string words;
  std::string next{};  ///< the next step, where there is one
};

}  // namespace consentry::app::ports

CONSENTRY_ENUM_WORDS(app::ports::Health, {good, "good"}, {note, "note"}, {warning, "warning"}, {attention, "attention"},
                     {unknown, "unknown"});
