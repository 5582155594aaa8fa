// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "domain/score.hpp"

namespace consentry::exchange {

/// A threshold profile of format 2, or of format 1 (docs/formats.md). Errc::parse with the line for anything that is
/// not understood, thresholds out of order, rates outside 0–1 or outside their own interval.
[[nodiscard]] base::Expected<domain::ThresholdProfile> profileFromToml(std::string_view toml);

/// The text that reads back as exactly this profile; `hash`, being that of the text, is not part of it.
[[nodiscard]] std::string profileToToml(const domain::ThresholdProfile& profile);

}  // namespace consentry::exchange
