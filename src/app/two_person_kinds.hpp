// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/store.hpp"
#include "app/services.hpp"
#include "base/error.hpp"
#include "domain/two_person.hpp"

namespace consentry::app {

/// What happens when a proposal is approved, kind by kind and in the same transaction; each stands beside its use case,
/// and the table in two_person.cpp names it.
[[nodiscard]] base::Expected<void> putPolicyIntoForce(Context& context, ports::WriteUnit& unit,
                                                      const domain::Proposal& proposal);
[[nodiscard]] base::Expected<void> putBasisIntoForce(Context& context, ports::WriteUnit& unit,
                                                     const domain::Proposal& proposal);
[[nodiscard]] base::Expected<void> unlockUser(Context& context, ports::WriteUnit& unit,
                                              const domain::Proposal& proposal);
[[nodiscard]] base::Expected<void> grantEmergency(Context& context, ports::WriteUnit& unit,
                                                  const domain::Proposal& proposal);
[[nodiscard]] base::Expected<void> agreeToOrder(Context& context, ports::WriteUnit& unit,
                                                const domain::Proposal& proposal);

}  // namespace consentry::app
