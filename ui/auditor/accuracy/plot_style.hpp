// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>
#include <QString>
#include <memory>

#include "ui/common/theme.hpp"

class QAbstractAxis;
class QAbstractSeries;
class QChart;
class QLogValueAxis;
class QValueAxis;
class QXYSeries;

namespace consentry::ui {

/// Colours as they are now; a chart is made anew when the theme changes.
[[nodiscard]] std::unique_ptr<QChart> plainChart();
[[nodiscard]] QValueAxis* valueAxis(const QString& title, double from, double to);
/// In tens; `from` and `to` above 0.
[[nodiscard]] QLogValueAxis* logAxis(const QString& title, double from, double to);
void styleAxis(QAbstractAxis& axis, const QString& title);

/// The n-th of several kinds: by colour and by dashes, so that it is known without colour too.
[[nodiscard]] Tone seriesTone(int index);
[[nodiscard]] QPen seriesPen(int index, double width = 2);
/// A line without a place in the legend: whiskers, marks.
void hideFromLegend(QChart& chart, QAbstractSeries* series);
/// What is filled stands in the legend as a box of its colour.
void boxInLegend(QChart& chart, QAbstractSeries* series, const QColor& color);

}  // namespace consentry::ui
