// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/accuracy/plot_style.hpp"

#include <QChart>
#include <QLegend>
#include <QLegendMarker>
#include <QLogValueAxis>
#include <QValueAxis>
#include <algorithm>
#include <array>
#include <cmath>

namespace consentry::ui {
namespace {

constexpr int kMostDecimals = 6;

}  // namespace

std::unique_ptr<QChart> plainChart() {
  const Theme& theme = Theme::instance();
  auto chart = std::make_unique<QChart>();
  chart->setBackgroundBrush(theme.color(Tone::surface));
  chart->setBackgroundRoundness(0);
  chart->setMargins(QMargins(4, 4, 12, 4));
  chart->setAnimationOptions(QChart::NoAnimation);
  QLegend* legend = chart->legend();
  legend->setAlignment(Qt::AlignBottom);
  legend->setFont(Theme::meta());
  legend->setLabelColor(theme.color(Tone::text));
  legend->setMarkerShape(QLegend::MarkerShapeFromSeries);
  return chart;
}

void styleAxis(QAbstractAxis& axis, const QString& title) {
  const Theme& theme = Theme::instance();
  axis.setTitleText(title);
  axis.setTitleFont(Theme::meta());
  axis.setTitleBrush(theme.color(Tone::secondary));
  axis.setLabelsFont(Theme::meta());
  axis.setLabelsColor(theme.color(Tone::text));
  axis.setLinePen(QPen(theme.color(Tone::secondary), 1));
  axis.setGridLinePen(QPen(theme.color(Tone::line), 1));
  axis.setMinorGridLineVisible(false);
}

QValueAxis* valueAxis(const QString& title, double from, double to) {
  auto* axis = new QValueAxis;
  axis->setRange(from, to);
  axis->applyNiceNumbers();
  const double step = (axis->max() - axis->min()) / (axis->tickCount() - 1);
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 0, kMostDecimals);
  axis->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
  styleAxis(*axis, title);
  return axis;
}

QLogValueAxis* logAxis(const QString& title, double from, double to) {
  auto* axis = new QLogValueAxis;
  axis->setBase(10);
  axis->setRange(std::pow(10, std::floor(std::log10(from))), std::pow(10, std::ceil(std::log10(to))));
  axis->setLabelFormat(QStringLiteral("%g"));
  axis->setMinorTickCount(8);
  styleAxis(*axis, title);
  return axis;
}

Tone seriesTone(int index) {
  static constexpr std::array kTones{Tone::seriesBlue, Tone::seriesOrange, Tone::seriesGreen, Tone::seriesPurple};
  return kTones[static_cast<std::size_t>(index) % kTones.size()];
}

QPen seriesPen(int index, double width) {
  static constexpr std::array kDashes{Qt::SolidLine, Qt::DashLine, Qt::DashDotLine, Qt::DotLine};
  return {Theme::instance().color(seriesTone(index)), width, kDashes[static_cast<std::size_t>(index) % kDashes.size()]};
}

void hideFromLegend(QChart& chart, QAbstractSeries* series) {
  for (QLegendMarker* marker : chart.legend()->markers(series)) marker->setVisible(false);
}

void boxInLegend(QChart& chart, QAbstractSeries* series, const QColor& color) {
  for (QLegendMarker* marker : chart.legend()->markers(series)) {
    marker->setShape(QLegend::MarkerShapeRectangle);
    marker->setBrush(color);
    marker->setPen(Qt::NoPen);
  }
}

}  // namespace consentry::ui
