// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rate_words.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace consentry::ui {
namespace {

constexpr double kSmallest = 1e-5;
constexpr int kMostDecimals = 6;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Rates)
};

QString percent(double share) {
  const double value = share * 100;
  if (value <= 0) return QStringLiteral("0");
  if (value < kSmallest) return QStringLiteral("<") + QLocale().toString(kSmallest, 'f', kMostDecimals - 1);
  if (value >= 100) return QStringLiteral("100");
  // Near the whole the missing rest is what counts.
  const double telling = value > 90 ? 100 - value : value;
  const int decimals = std::clamp(static_cast<int>(std::ceil(1 - std::log10(telling))), 0, kMostDecimals);
  return QLocale().toString(value, 'f', decimals);
}

}  // namespace

QString percentText(double share) {
  return Words::tr("%1 %", "a rate in per cent").arg(percent(share));
}

QString intervalText(double low, double high) {
  return Words::tr("%1–%2 %", "a rate's interval in per cent").arg(percent(low), percent(high));
}

}  // namespace consentry::ui
