// SPDX-License-Identifier: GPL-3.0-or-later
#include <QChart>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>

#include "ui/auditor/accuracy/plot.hpp"
#include "ui/auditor/accuracy/plot_style.hpp"
#include "ui/auditor/accuracy/plot_words.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr double kPercent = 100;
constexpr int kFewestRanks = 5;  // so that the axis has whole numbers only

}  // namespace

Plot cmcPlot(const app::ports::Cmc& cmc) {
  Plot plot;
  plot.chart = plainChart();
  plot.table.head = {PlotWords::tr("Rank"), PlotWords::tr("At this rank or before")};
  plot.table.width = 260;
  plot.table.widths = {80, -1};
  auto* line = new QLineSeries;
  line->setPen(seriesPen(0));
  line->setPointsVisible(true);
  double lowest = kPercent;
  for (std::size_t rank = 1; rank <= cmc.atRank.size(); ++rank) {
    const QPointF point(static_cast<double>(rank), cmc.atRank[rank - 1] * kPercent);
    lowest = std::min(lowest, point.y());
    line->append(point);
    plot.table.points << point;
    plot.table.rows << QStringList{number(static_cast<qint64>(rank)), percentText(cmc.atRank[rank - 1])};
  }
  plot.chart->addSeries(line);
  const double ranks = std::max(kFewestRanks, static_cast<int>(cmc.atRank.size()));
  auto* across = valueAxis(PlotWords::tr("Rank"), 1, ranks);
  across->setRange(1, ranks);
  auto* up = valueAxis(PlotWords::tr("Listed people found at this rank or before, % of their searches"),
                       std::max(0.0, lowest - (kPercent - lowest) / 2 - 1), kPercent);
  up->setMax(kPercent);
  plot.chart->addAxis(across, Qt::AlignBottom);
  plot.chart->addAxis(up, Qt::AlignLeft);
  line->attachAxis(across);
  line->attachAxis(up);
  plot.chart->legend()->hide();
  plot.summary = PlotWords::tr(
                     "How often the right person is among the first few of a list of %1 people, over %2 "
                     "searches by listed people. Further up is better.")
                     .arg(number(cmc.people), number(cmc.mated));
  return plot;
}

}  // namespace consentry::ui
