// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>

#include "ui/auditor/accuracy/plot.hpp"
#include "ui/auditor/accuracy/plot_style.hpp"
#include "ui/auditor/accuracy/plot_words.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

using app::ports::GroupBar;
using app::ports::GroupBars;

constexpr double kPercent = 100;
constexpr double kHalfBar = 0.5;
constexpr int kManyGroups = 10;  // then their names stand aslant

class GroupChart {
 public:
  explicit GroupChart(const GroupBars& bars) : m_chart(plainChart()) {
    QStringList names;
    double highest = bars.overall.high * kPercent;
    for (const GroupBar& bar : bars.bars) {
      names << (bar.tooSmall ? PlotWords::tr("%1<br/>too few").arg(fromUtf8(bar.group).toHtmlEscaped())
                             : fromUtf8(bar.group).toHtmlEscaped());
      if (!bar.tooSmall) highest = std::max(highest, bar.rate.high * kPercent);
    }
    m_across = new QBarCategoryAxis;
    m_across->append(names);
    styleAxis(*m_across, attributeName(fromUtf8(bars.attribute)));
    m_across->setGridLineVisible(false);
    if (names.size() > kManyGroups) m_across->setLabelsAngle(-60);
    m_up = valueAxis(PlotWords::tr("%1, %").arg(rateName(fromUtf8(bars.rate))), 0, std::max(highest, 1e-6));
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
  }

  void addBars(const GroupBars& bars) {
    auto* set = new QBarSet(PlotWords::tr("by group, with 95 % intervals"));
    set->setColor(Theme::instance().color(seriesTone(0)));
    set->setBorderColor(Theme::instance().color(seriesTone(0)));
    for (const GroupBar& bar : bars.bars) *set << (bar.tooSmall ? 0 : bar.rate.value * kPercent);
    auto* series = new QBarSeries;
    series->append(set);
    place(series);
    boxInLegend(*m_chart, series, Theme::instance().color(seriesTone(0)));
    for (std::size_t at = 0; at < bars.bars.size(); ++at)
      if (!bars.bars[at].tooSmall) addWhisker(static_cast<double>(at), bars.bars[at].rate);
  }

  void addOverall(const app::ports::Rate& overall, std::size_t groups) {
    auto* line = new QLineSeries;
    line->setName(PlotWords::tr("overall %1").arg(percentText(overall.value)));
    line->setPen(seriesPen(1));
    line->append(-kHalfBar, overall.value * kPercent);
    line->append(static_cast<double>(groups) - kHalfBar, overall.value * kPercent);
    place(line);
  }

  [[nodiscard]] std::unique_ptr<QChart> take() { return std::move(m_chart); }

 private:
  void addWhisker(double at, const app::ports::Rate& rate) {
    auto* whisker = new QLineSeries;
    whisker->setPen(QPen(Theme::instance().color(Tone::text), 1.5));
    whisker->append(at, rate.low * kPercent);
    whisker->append(at, rate.high * kPercent);
    place(whisker);
    hideFromLegend(*m_chart, whisker);
  }

  void place(QAbstractSeries* series) {
    m_chart->addSeries(series);
    series->attachAxis(m_across);
    series->attachAxis(m_up);
  }

  std::unique_ptr<QChart> m_chart;
  QBarCategoryAxis* m_across;
  QValueAxis* m_up;
};

QStringList rowOf(const GroupBar& bar) {
  const QString counted = PlotWords::tr("%1 of %2").arg(number(bar.rate.count), number(bar.rate.n));
  return {fromUtf8(bar.group), number(bar.people), bar.tooSmall ? number(bar.rate.n) : counted,
          bar.tooSmall ? PlotWords::tr("too few to say") : percentText(bar.rate.value),
          bar.tooSmall ? QString() : intervalText(bar.rate.low, bar.rate.high)};
}

}  // namespace

Plot groupPlot(const GroupBars& bars) {
  Plot plot;
  GroupChart chart(bars);
  chart.addBars(bars);
  chart.addOverall(bars.overall, bars.bars.size());
  plot.chart = chart.take();
  plot.table.head = {PlotWords::tr("Group"), PlotWords::tr("People"), PlotWords::tr("Counted"), PlotWords::tr("Rate"),
                     PlotWords::tr("Interval")};
  plot.table.widths = {-1, 58, 100, 104, 138};
  for (std::size_t at = 0; at < bars.bars.size(); ++at) {
    const GroupBar& bar = bars.bars[at];
    plot.table.rows << rowOf(bar);
    plot.table.points << QPointF(static_cast<double>(at), bar.tooSmall ? 0 : bar.rate.value * kPercent);
  }
  plot.summary =
      PlotWords::tr("%1 by %2; overall %3. Groups with fewer than %4 comparisons say nothing and have no bar.")
          .arg(rateName(fromUtf8(bars.rate)), attributeName(fromUtf8(bars.attribute)), percentText(bars.overall.value),
               number(bars.fewest));
  return plot;
}

}  // namespace consentry::ui
