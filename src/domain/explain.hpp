// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/gate.hpp"
#include "domain/policy.hpp"

namespace consentry::domain {

/// Why the gate answered so, in a few plain English sentences: the answer, the rule, the record or law it rests on, and
/// what would change it. Names nobody; handles and citations only. `decision` must be `decide(request, facts)`.
[[nodiscard]] std::string explain(const GateRequest& request, const GateFacts& facts, const Decision& decision);

/// A rule as one or two sentences: for whom, for what, on which basis, and why.
[[nodiscard]] std::string describe(const PolicyRule& rule);

}  // namespace consentry::domain
