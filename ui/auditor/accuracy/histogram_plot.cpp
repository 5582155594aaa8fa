// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>
#include <optional>
#include <vector>

#include "ui/auditor/accuracy/plot.hpp"
#include "ui/auditor/accuracy/plot_style.hpp"
#include "ui/auditor/accuracy/plot_words.hpp"
#include "ui/common/engine_words.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

using app::ports::ScoreHistogram;

constexpr double kPercent = 100;
constexpr int kVeil = 70;  // of 255: both kinds stay visible where they overlap

double edgeOf(const ScoreHistogram& histogram, std::size_t bin) {
  return domain::Score{histogram.from.millionths + histogram.binWidth * static_cast<std::int64_t>(bin)}.value();
}

/// The outline of the bins as steps.
QLineSeries* steps(const ScoreHistogram& histogram, const std::vector<double>& shares) {
  auto* line = new QLineSeries;
  for (std::size_t bin = 0; bin < shares.size(); ++bin) {
    line->append(edgeOf(histogram, bin), shares[bin] * kPercent);
    line->append(edgeOf(histogram, bin + 1), shares[bin] * kPercent);
  }
  return line;
}

class HistogramChart {
 public:
  explicit HistogramChart(const ScoreHistogram& histogram) : m_chart(plainChart()) {
    double highest = 0;
    for (const auto* shares : {&histogram.mated, &histogram.nonmated})
      for (const double share : *shares) highest = std::max(highest, share * kPercent);
    m_across = valueAxis(PlotWords::tr("Score (smaller is more alike)"), edgeOf(histogram, 0),
                         edgeOf(histogram, std::max<std::size_t>(1, histogram.mated.size())));
    m_up = valueAxis(PlotWords::tr("% of the comparisons of each kind"), 0, std::max(1.0, highest));
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
  }

  void addKind(const ScoreHistogram& histogram, const std::vector<double>& shares, const QString& name, int index) {
    auto* area = new QAreaSeries(steps(histogram, shares));
    area->upperSeries()->setParent(area);
    area->setName(name);
    QColor fill = Theme::instance().color(seriesTone(index));
    area->setPen(QPen(fill, 1.5));
    fill.setAlpha(kVeil);
    area->setBrush(fill);
    place(area);
    boxInLegend(*m_chart, area, Theme::instance().color(seriesTone(index)));
  }

  void addThreshold(const std::optional<domain::Threshold>& threshold, const QString& name, Qt::PenStyle dashes) {
    if (!threshold) return;
    auto* line = new QLineSeries;
    line->setName(name.arg(scoreText(threshold->at)));
    line->setPen(QPen(Theme::instance().color(Tone::text), 1.5, dashes));
    line->append(threshold->at.value(), 0);
    line->append(threshold->at.value(), m_up->max());
    place(line);
  }

  [[nodiscard]] std::unique_ptr<QChart> take() { return std::move(m_chart); }

 private:
  void place(QAbstractSeries* series) {
    m_chart->addSeries(series);
    series->attachAxis(m_across);
    series->attachAxis(m_up);
  }

  std::unique_ptr<QChart> m_chart;
  QValueAxis* m_across;
  QValueAxis* m_up;
};

}  // namespace

Plot histogramPlot(const ScoreHistogram& histogram) {
  Plot plot;
  HistogramChart chart(histogram);
  chart.addKind(histogram, histogram.nonmated, PlotWords::tr("different people"), 0);
  chart.addKind(histogram, histogram.mated, PlotWords::tr("the same person"), 1);
  chart.addThreshold(histogram.review, PlotWords::tr("review at %1"), Qt::DashLine);
  chart.addThreshold(histogram.priority, PlotWords::tr("priority at %1"), Qt::DotLine);
  plot.chart = chart.take();
  plot.table.head = {PlotWords::tr("Score from"), PlotWords::tr("to"), PlotWords::tr("The same person"),
                     PlotWords::tr("Different people")};
  plot.table.width = 390;
  plot.table.widths = {84, 72, -1, 116};
  for (std::size_t bin = 0; bin < std::min(histogram.mated.size(), histogram.nonmated.size()); ++bin) {
    const double left = edgeOf(histogram, bin);
    const double right = edgeOf(histogram, bin + 1);
    plot.table.rows << QStringList{scoreText(domain::Score::of(left)), scoreText(domain::Score::of(right)),
                                   percentText(histogram.mated[bin]), percentText(histogram.nonmated[bin])};
    plot.table.points << QPointF((left + right) / 2,
                                 std::max(histogram.mated[bin], histogram.nonmated[bin]) * kPercent);
  }
  plot.summary = PlotWords::tr(
                     "Scores of %1 comparisons of one person and %2 of different people. What lies left of a threshold "
                     "is flagged; the less the two overlap, the better.")
                     .arg(number(histogram.matedCount), number(histogram.nonmatedCount));
  return plot;
}

}  // namespace consentry::ui
