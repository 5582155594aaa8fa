// SPDX-License-Identifier: GPL-3.0-or-later
#include <QChart>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QScatterSeries>
#include <algorithm>
#include <array>

#include "ui/auditor/accuracy/plot.hpp"
#include "ui/auditor/accuracy/plot_style.hpp"
#include "ui/auditor/accuracy/plot_words.hpp"
#include "ui/common/engine_words.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

Plot::Plot() = default;
Plot::Plot(Plot&&) noexcept = default;
Plot& Plot::operator=(Plot&&) noexcept = default;
Plot::~Plot() = default;

namespace {

using app::ports::DetCurve;
using app::ports::DetOf;
using app::ports::DetPoint;

constexpr double kPercent = 100;
/// Where intervals are drawn: the false alarm rates that people ask for.
constexpr std::array kUsualRates{0.1, 0.03, 0.01, 0.003, 0.001};

/// A rate of 0 stands at its interval's upper end: below that nothing was shown.
QPointF placeOf(const DetPoint& point) {
  const double across = point.falseRate > 0 ? point.falseRate : point.falseHigh;
  const double up = point.missRate > 0 ? point.missRate : point.missHigh;
  return {across * kPercent, up * kPercent};
}

bool isBound(const DetPoint& point) {
  return point.falseRate <= 0 || point.missRate <= 0;
}

bool hasPlace(const DetPoint& point) {
  const QPointF place = placeOf(point);
  return place.x() > 0 && place.y() > 0;
}

struct Range {
  double from = 1;
  double to = 1;
  void take(double value) {
    if (value <= 0) return;
    from = std::min(from, value);
    to = std::max(to, value);
  }
};

class DetChart {
 public:
  DetChart(std::span<const DetCurve> curves, DetOf of) : m_chart(plainChart()) {
    Range across{.from = 10, .to = 10};
    Range up{.from = 10, .to = 10};
    for (const DetCurve& curve : curves) {
      if (curve.of != of) continue;
      for (const DetPoint& point : curve.points) {
        if (!hasPlace(point)) continue;
        across.take(placeOf(point).x());
        up.take(placeOf(point).y());
      }
    }
    const bool searches = of == DetOf::searches;
    m_across = logAxis(searches ? PlotWords::tr("Strangers flagged, % of their searches (FPIR)")
                                : PlotWords::tr("Different people taken for one, % of pairs (FMR)"),
                       across.from, across.to);
    m_up = logAxis(searches ? PlotWords::tr("Listed people missed, % of their searches (FNIR)")
                            : PlotWords::tr("Same people taken for two, % of pairs (FNMR)"),
                   up.from, up.to);
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
  }

  void add(const DetCurve& curve, int index) {
    auto* line = new QLineSeries;
    line->setName(fromUtf8(curve.name));
    line->setPen(seriesPen(index));
    auto* bounds = new QScatterSeries;
    bounds->setMarkerSize(7);
    bounds->setColor(Qt::transparent);
    bounds->setBorderColor(Theme::instance().color(seriesTone(index)));
    for (const DetPoint& point : curve.points) {
      if (!hasPlace(point)) continue;
      line->append(placeOf(point));
      if (isBound(point)) bounds->append(placeOf(point));
    }
    place(line);
    place(bounds);
    hideFromLegend(*m_chart, bounds);
    for (const double rate : kUsualRates) addWhisker(curve, rate, index);
  }

  [[nodiscard]] std::unique_ptr<QChart> take() { return std::move(m_chart); }

 private:
  void addWhisker(const DetCurve& curve, double rate, int index) {
    const DetPoint* nearest = nullptr;
    for (const DetPoint& point : curve.points)
      if (point.falseRate > 0 && point.falseRate <= rate && (!nearest || point.falseRate > nearest->falseRate))
        nearest = &point;
    if (!nearest || nearest->missLow <= 0 || nearest->missHigh <= 0 || nearest->falseRate < rate / 2) return;
    auto* whisker = new QLineSeries;
    whisker->setPen(QPen(Theme::instance().color(seriesTone(index)), 1));
    whisker->append(nearest->falseRate * kPercent, std::max(nearest->missLow * kPercent, m_up->min()));
    whisker->append(nearest->falseRate * kPercent, std::min(nearest->missHigh * kPercent, m_up->max()));
    place(whisker);
    hideFromLegend(*m_chart, whisker);
  }

  void place(QXYSeries* series) {
    m_chart->addSeries(series);
    series->attachAxis(m_across);
    series->attachAxis(m_up);
  }

  std::unique_ptr<QChart> m_chart;
  QLogValueAxis* m_across = nullptr;
  QLogValueAxis* m_up = nullptr;
};

QString rateCell(double rate, double low, double high) {
  if (rate <= 0) return PlotWords::tr("none seen; below %1").arg(percentText(high));
  return PlotWords::tr("%1 (%2)", "a rate and its interval").arg(percentText(rate), intervalText(low, high));
}

}  // namespace

Plot detPlot(std::span<const DetCurve> curves, DetOf of) {
  Plot plot;
  const bool searches = of == DetOf::searches;
  plot.table.head = {PlotWords::tr("Curve"), PlotWords::tr("Score"),
                     searches ? PlotWords::tr("FPIR (interval)") : PlotWords::tr("FMR (interval)"),
                     searches ? PlotWords::tr("FNIR (interval)") : PlotWords::tr("FNMR (interval)")};
  plot.table.widths = {-1, 60, 172, 142};
  DetChart chart(curves, of);
  QStringList names;
  int index = 0;
  for (const DetCurve& curve : curves) {
    if (curve.of != of) continue;
    names << PlotWords::tr("%1 (%2 searches or pairs of one person, %3 of different people)")
                 .arg(fromUtf8(curve.name), number(curve.mated), number(curve.nonmated));
    chart.add(curve, index++);
    for (const DetPoint& point : curve.points) {
      plot.table.rows << QStringList{fromUtf8(curve.name), scoreText(point.threshold.at),
                                     rateCell(point.falseRate, point.falseLow, point.falseHigh),
                                     rateCell(point.missRate, point.missLow, point.missHigh)};
      plot.table.points << placeOf(point);
    }
  }
  plot.chart = chart.take();
  plot.summary = PlotWords::tr("How many are missed for how many false alarms. Further down and left is better. %1")
                     .arg(names.join(QStringLiteral("; ")));
  return plot;
}

}  // namespace consentry::ui
