// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/ports/sealed_check.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// Whether everything that is sealed opens with the keys of who signed in. Says how much and where, and nothing of it.
struct CheckSealed {
  using Answer = std::vector<ports::SealedPlace>;
  static constexpr auto kAct = domain::Act::verifyLog;  // like the check of the log: it reveals nothing
  ports::SealedCheck* check = nullptr;                  ///< of the session's store; needed
};
[[nodiscard]] base::Expected<CheckSealed::Answer> handle(Context& context, const CheckSealed& request, const Job& job);

}  // namespace consentry::app
