// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/manage_erasures.hpp"
#include "cli/invocation.hpp"
#include "cli/output.hpp"

namespace consentry::cli {

/// Where the renewal of the keys stands, as a sentence.
[[nodiscard]] std::string renewalWords(const app::RenewalView& view);
/// "photographs 2, templates 1"
[[nodiscard]] std::string thingWords(const std::vector<domain::ThingCount>& counts);
void printCertificate(Invocation& in, const app::ports::ErasureCertificate& certificate);

[[nodiscard]] Json jsonOf(const std::vector<domain::ThingCount>& counts);
[[nodiscard]] Json jsonOf(const app::ports::ErasureRow& erasure);
[[nodiscard]] Json jsonOf(const app::RenewalView& view);
[[nodiscard]] Json jsonOf(const domain::LegalHold& hold);
[[nodiscard]] Json jsonOf(const app::ports::OrderExceptionRow& exception);
[[nodiscard]] Json jsonOf(const app::ports::ErasureCertificate& certificate);

}  // namespace consentry::cli
