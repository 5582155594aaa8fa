// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/svg_plot.hpp"

#include <catch2/catch.hpp>

using namespace consentry;

TEST_CASE("the zero of a score axis has no sign") {
  app::ports::ScoreHistogram histogram;
  histogram.from = {-300'001};
  histogram.binWidth = 100'000;
  histogram.mated = {0.5, 0.5, 0, 0, 0, 0};
  histogram.nonmated = {0, 0, 0, 0.2, 0.3, 0.5};
  const std::string svg = exchange::histogramSvg(histogram);
  CHECK(svg.find(">0.00<") != std::string::npos);
  CHECK(svg.find(">-0.30<") != std::string::npos);
  CHECK(svg.find("-0.00") == std::string::npos);
}
