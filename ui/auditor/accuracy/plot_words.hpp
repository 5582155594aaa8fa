// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ui/common/rate_words.hpp"

namespace consentry::ui {

/// The words of plots, in one translation context.
struct PlotWords {
  Q_DECLARE_TR_FUNCTIONS(Plots)
};

/// "FPIR" as people say it.
[[nodiscard]] QString rateName(const QString& rate);
[[nodiscard]] QString attributeName(const QString& attribute);

}  // namespace consentry::ui
