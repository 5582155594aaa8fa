// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/error.hpp"
#include "domain/policy.hpp"

namespace consentry::exchange {

/// A policy file of format 1 (docs/formats.md). Strict: what is not understood is refused with its line, because a rule
/// that silently means something else permits or forbids what nobody approved. `id` and `version` stay unset.
[[nodiscard]] base::Expected<domain::Policy> policyFromToml(std::string_view toml);

}  // namespace consentry::exchange
