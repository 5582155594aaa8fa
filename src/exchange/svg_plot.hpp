// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/ports/accuracy_plots.hpp"

namespace consentry::exchange {

/// Text as HTML or SVG may hold it.
[[nodiscard]] std::string escapedHtml(std::string_view text);

/// Each an <svg> of its own without script, colours by class (see `kPlotStyle`), with a title for screen readers.
[[nodiscard]] std::string detSvg(const app::ports::DetCurve& curve);
[[nodiscard]] std::string cmcSvg(const app::ports::Cmc& cmc);
[[nodiscard]] std::string histogramSvg(const app::ports::ScoreHistogram& histogram);
[[nodiscard]] std::string barsSvg(const app::ports::GroupBars& bars);

extern const std::string_view kPlotStyle;

}  // namespace consentry::exchange
