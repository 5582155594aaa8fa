// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/ports/erasures.hpp"

namespace consentry::exchange {

/// A certificate of erasure as one HTML page: no script, nothing fetched, fit for print.
[[nodiscard]] std::string erasureHtml(const app::ports::ErasureCertificate& certificate);

}  // namespace consentry::exchange
