// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

#include "app/ports/use_log.hpp"
#include "audit/verifier.hpp"

namespace consentry::storage {

/// The verifier's report on a log of `size` entries in the words of the port, for stores and bundles alike.
[[nodiscard]] app::ports::LogVerdict verdictOf(const audit::Report& report, std::int64_t size,
                                               std::chrono::duration<double> took);

}  // namespace consentry::storage
