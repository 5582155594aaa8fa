// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <memory>
#include <span>

#include "app/ports/accuracy_plots.hpp"

class QChart;

namespace consentry::ui {

/// The same figures as the picture, for whoever reads a table more easily or cannot see the picture.
struct PlotTable {
  QStringList head;
  int width = 470;    ///< px, of all columns together
  QList<int> widths;  ///< px of the columns; −1 for the one that takes the rest
  QList<QStringList> rows;
  QList<QPointF> points;  ///< where each row stands in the picture, in its axes' units
};

struct Plot {
  Plot();
  Plot(Plot&&) noexcept;
  Plot& operator=(Plot&&) noexcept;
  ~Plot();

  std::unique_ptr<QChart> chart;
  PlotTable table;
  QString summary;  ///< what the picture shows, in a sentence
};

/// Detection error trade-off of the curves of one kind, on logarithmic axes.
[[nodiscard]] Plot detPlot(std::span<const app::ports::DetCurve> curves, app::ports::DetOf of);
[[nodiscard]] Plot cmcPlot(const app::ports::Cmc& cmc);
[[nodiscard]] Plot histogramPlot(const app::ports::ScoreHistogram& histogram);
[[nodiscard]] Plot groupPlot(const app::ports::GroupBars& bars);

}  // namespace consentry::ui
