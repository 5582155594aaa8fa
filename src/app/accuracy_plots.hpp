// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "app/ports/accuracy_plots.hpp"
#include "domain/score.hpp"

namespace consentry::app {

/// A profile's own curves: of searches, and of pairs where it has them.
[[nodiscard]] std::vector<ports::DetCurve> detOf(const domain::ThresholdProfile& profile);

/// At most `bins` bins over both kinds together.
[[nodiscard]] ports::ScoreHistogram histogramOf(std::span<const domain::Score> mated,
                                                std::span<const domain::Score> nonmated, std::size_t bins = 60);

}  // namespace consentry::app
