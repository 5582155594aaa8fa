// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/accuracy/plot_words.hpp"

namespace consentry::ui {
QString rateName(const QString& rate) {
  if (rate == QStringLiteral("FMR")) return PlotWords::tr("Different people taken for one (FMR)");
  if (rate == QStringLiteral("FNMR")) return PlotWords::tr("Same people taken for two (FNMR)");
  if (rate == QStringLiteral("FPIR")) return PlotWords::tr("Strangers flagged (FPIR)");
  if (rate == QStringLiteral("FNIR")) return PlotWords::tr("Listed people missed (FNIR)");
  return rate;
}

QString attributeName(const QString& attribute) {
  if (attribute == QStringLiteral("nationality")) return PlotWords::tr("nationality");
  if (attribute == QStringLiteral("age") || attribute == QStringLiteral("age_band")) return PlotWords::tr("age");
  if (attribute == QStringLiteral("gender")) return PlotWords::tr("gender");
  if (attribute == QStringLiteral("group")) return PlotWords::tr("group");
  return attribute;
}

}  // namespace consentry::ui
