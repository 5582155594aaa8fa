// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/error.hpp"
#include "domain/erasure_order.hpp"

namespace consentry::exchange {

/// An order to erase people, format 1 (docs/formats.md). Strict: exactly one selection, nothing that is not understood,
/// because what is misread here is destroyed.
[[nodiscard]] base::Expected<domain::ErasureOrder> orderFromToml(std::string_view toml);

}  // namespace consentry::exchange
