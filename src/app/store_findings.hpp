// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/ports/findings.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// What a store says about its own care, each with its stable word: backup (when the last one was made), key_renewal
/// (whether an erasure waits for it), anchor (what is newer than the last outside anchor). Needs nobody signed in.
[[nodiscard]] base::Expected<std::vector<ports::Finding>> storeFindings(Services& services);

/// The same for a session. Everybody may ask: it reveals nothing but whether somebody has to do something.
struct SeeStoreFindings {
  using Answer = std::vector<ports::Finding>;
  static constexpr auto kAct = domain::Act::verifyLog;
};
[[nodiscard]] base::Expected<SeeStoreFindings::Answer> handle(Context& context, const SeeStoreFindings& request,
                                                              const Job& job);

}  // namespace consentry::app
