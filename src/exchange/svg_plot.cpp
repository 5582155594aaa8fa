// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/svg_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consentry::exchange {

using app::ports::Cmc;
using app::ports::DetCurve;
using app::ports::GroupBar;
using app::ports::GroupBars;
using app::ports::ScoreHistogram;

namespace {

constexpr double kWidth = 640;
constexpr double kHeight = 320;
constexpr double kLeft = 64;
constexpr double kRight = 16;
constexpr double kTop = 12;
constexpr double kBottom = 44;

/// A rectangle with two axes; values are mapped by the caller to 0–1.
class Plot {
 public:
  explicit Plot(std::string_view title, double height = kHeight) : m_height(height) {
    m_svg = fmt::format(
        "<svg class=\"plot\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\"><title>{}</title>",
        kWidth, height, escapedHtml(title));
  }

  [[nodiscard]] double x(double share) const { return kLeft + share * (kWidth - kLeft - kRight); }
  [[nodiscard]] double y(double share) const { return m_height - kBottom - share * (m_height - kTop - kBottom); }

  void line(double x1, double y1, double x2, double y2, std::string_view kind) {
    m_svg += fmt::format("<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>", kind, x1, y1,
                         x2, y2);
  }
  void text(double x, double y, std::string_view anchor, std::string_view words) {
    m_svg +=
        fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>", x, y, anchor, escapedHtml(words));
  }
  void tickX(double share, std::string_view words) {
    line(x(share), y(0), x(share), y(1), "grid");
    text(x(share), y(0) + 15, "middle", words);
  }
  void tickY(double share, std::string_view words) {
    line(x(0), y(share), x(1), y(share), "grid");
    text(x(0) - 6, y(share) + 4, "end", words);
  }
  void names(std::string_view right, std::string_view up) {
    text(x(0.5), m_height - 8, "middle", right);
    m_svg += fmt::format("<text transform=\"translate(14 {:.1f}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
                         y(0.5), escapedHtml(up));
  }
  void raw(std::string_view svg) { m_svg += svg; }

  [[nodiscard]] std::string finish() {
    line(x(0), y(0), x(1), y(0), "axis");
    line(x(0), y(0), x(0), y(1), "axis");
    return m_svg + "</svg>";
  }

 private:
  double m_height;
  std::string m_svg;
};

/// Decades from the smallest rate to 1 as 0–1.
class LogScale {
 public:
  explicit LogScale(double smallest)
      : m_decades(std::clamp(std::ceil(-std::log10(std::max(smallest, 1e-9)) - 1e-9), 1.0, 8.0)) {}
  [[nodiscard]] double at(double rate) const {
    return std::clamp(1 + std::log10(std::max(rate, 1e-12)) / m_decades, 0.0, 1.0);
  }
  [[nodiscard]] int decades() const { return static_cast<int>(m_decades); }

 private:
  double m_decades;
};

/// A rate of nothing has no place on a logarithmic axis: its upper bound stands there instead.
double shown(double rate, double high) {
  return rate > 0 ? rate : high;
}

std::string percent(double share) {
  return fmt::format("{:g} %", share * 100);
}

}  // namespace

const std::string_view kPlotStyle = R"(
svg.plot { width: 100%; max-width: 720px; height: auto; font: 11px sans-serif }
svg.plot text { fill: #333 }
svg.plot .axis { stroke: #333 }
svg.plot .grid { stroke: #ddd }
svg.plot .curve { fill: none; stroke: #1b5e8c; stroke-width: 2 }
svg.plot .band { fill: #1b5e8c; opacity: .15 }
svg.plot .mated { fill: #1b5e8c; opacity: .55 }
svg.plot .nonmated { fill: #b5651d; opacity: .55 }
svg.plot .bar { fill: #1b5e8c }
svg.plot .whisker { stroke: #111; stroke-width: 1.5 }
svg.plot .overall { stroke: #b5651d; stroke-width: 1.5; stroke-dasharray: 5 3 }
svg.plot .review { stroke: #8a5a00; stroke-width: 1.5 }
svg.plot .priority { stroke: #a01818; stroke-width: 1.5 }
)";

std::string escapedHtml(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  return out;
}

std::string detSvg(const DetCurve& curve) {
  const bool searches = curve.of == app::ports::DetOf::searches;
  Plot plot(searches ? "Misses against false alarms of searches" : "Misses against false matches of pairs");
  double smallestFalse = 1;
  double smallestMiss = 1;
  for (const auto& point : curve.points) {
    smallestFalse = std::min(smallestFalse, shown(point.falseRate, point.falseHigh));
    smallestMiss = std::min(smallestMiss, shown(point.missRate, point.missHigh));
  }
  const LogScale right(smallestFalse);
  const LogScale up(smallestMiss);
  for (int decade = 0; decade <= right.decades(); ++decade)
    plot.tickX(right.at(std::pow(10, -decade)), percent(std::pow(10, -decade)));
  for (int decade = 0; decade <= up.decades(); ++decade)
    plot.tickY(up.at(std::pow(10, -decade)), percent(std::pow(10, -decade)));
  std::string line;
  std::string upper;
  std::string lower;
  for (const auto& point : curve.points) {
    const double x = plot.x(right.at(shown(point.falseRate, point.falseHigh)));
    line += fmt::format("{:.1f},{:.1f} ", x, plot.y(up.at(shown(point.missRate, point.missHigh))));
    upper += fmt::format("{:.1f},{:.1f} ", x, plot.y(up.at(point.missHigh)));
    lower = fmt::format("{:.1f},{:.1f} ", x, plot.y(up.at(point.missLow))) + lower;
  }
  plot.raw(fmt::format("<polygon class=\"band\" points=\"{}{}\"/><polyline class=\"curve\" points=\"{}\"/>", upper,
                       lower, line));
  plot.names(
      searches ? "searches of strangers that raise a flag (FPIR)" : "pairs of different people taken for one (FMR)",
      searches ? "listed people missed (FNIR)" : "pairs of one person missed (FNMR)");
  return plot.finish();
}

std::string cmcSvg(const Cmc& cmc) {
  Plot plot("Listed people found by rank");
  const double lowest = cmc.atRank.empty() ? 0 : std::floor(cmc.atRank.front() * 20) / 20;
  const double span = std::max(0.05, 1 - lowest);
  const auto up = [&](double share) { return std::clamp((share - (1 - span)) / span, 0.0, 1.0); };
  for (int i = 0; i <= 5; ++i) plot.tickY(i / 5.0, fmt::format("{:.1f} %", (1 - span + span * i / 5.0) * 100));
  std::string line;
  const auto last = std::max<double>(1, static_cast<double>(cmc.atRank.size()) - 1);
  for (std::size_t i = 0; i < cmc.atRank.size(); ++i) {
    const double right = static_cast<double>(i) / last;
    plot.tickX(right, std::to_string(i + 1));
    line += fmt::format("{:.1f},{:.1f} ", plot.x(right), plot.y(up(cmc.atRank[i])));
  }
  plot.raw(fmt::format("<polyline class=\"curve\" points=\"{}\"/>", line));
  plot.names("rank", "at or before this rank");
  return plot.finish();
}

std::string histogramSvg(const ScoreHistogram& histogram) {
  Plot plot("Scores of the same and of different people");
  const std::size_t bins = std::max(histogram.mated.size(), histogram.nonmated.size());
  double most = 1e-9;
  for (const auto* shares : {&histogram.mated, &histogram.nonmated})
    for (const double share : *shares) most = std::max(most, share);
  const auto right = [&](double bin) { return bin / static_cast<double>(std::max<std::size_t>(bins, 1)); };
  const auto valueAt = [&](double bin) {
    return (static_cast<double>(histogram.from.millionths) + bin * static_cast<double>(histogram.binWidth)) / 1e6;
  };
  for (int i = 0; i <= 6; ++i) {
    const double bin = static_cast<double>(bins) * i / 6.0;
    // Adding nothing makes the negative zero that rounding leaves a plain one.
    plot.tickX(right(bin), fmt::format("{:.2f}", std::round(valueAt(bin) * 100) / 100 + 0.0));
  }
  const auto draw = [&](const std::vector<double>& shares, std::string_view kind) {
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const double height = shares[i] / most;
      plot.raw(fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", kind,
                           plot.x(right(static_cast<double>(i))), plot.y(height), plot.x(right(1)) - plot.x(0),
                           plot.y(0) - plot.y(height)));
    }
  };
  draw(histogram.nonmated, "nonmated");
  draw(histogram.mated, "mated");
  const auto mark = [&](const std::optional<domain::Threshold>& threshold, std::string_view kind) {
    if (!threshold || histogram.binWidth == 0) return;
    const double share = right(static_cast<double>(threshold->at.millionths - histogram.from.millionths) /
                               static_cast<double>(histogram.binWidth));
    if (share >= 0 && share <= 1) plot.line(plot.x(share), plot.y(0), plot.x(share), plot.y(1), kind);
  };
  mark(histogram.review, "review");
  mark(histogram.priority, "priority");
  plot.names("score: smaller is more alike (blue: same person; brown: different people)", "share of each");
  return plot.finish();
}

std::string barsSvg(const GroupBars& bars) {
  constexpr double kRow = 22;
  std::vector<const GroupBar*> drawn;
  double most = bars.overall.value;
  for (const auto& bar : bars.bars) {
    if (bar.tooSmall) continue;
    drawn.push_back(&bar);
    most = std::max(most, bar.rate.high);
  }
  most = std::max(most, 1e-9);
  Plot plot(bars.rate + " by " + bars.attribute, kTop + kBottom + kRow * static_cast<double>(drawn.size()));
  const double rows = static_cast<double>(drawn.size());
  for (int i = 0; i <= 4; ++i) plot.tickX(i / 4.0, fmt::format("{:.4g} %", most * i * 25));
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const auto& rate = drawn[i]->rate;
    const double middle = plot.y(1 - (static_cast<double>(i) + 0.5) / rows);
    plot.raw(fmt::format("<rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"12\"/>", plot.x(0),
                         middle - 6, plot.x(rate.value / most) - plot.x(0)));
    plot.line(plot.x(rate.low / most), middle, plot.x(rate.high / most), middle, "whisker");
    plot.text(plot.x(0) - 6, middle + 4, "end", drawn[i]->group);
  }
  plot.line(plot.x(bars.overall.value / most), plot.y(0), plot.x(bars.overall.value / most), plot.y(1), "overall");
  plot.names(bars.rate + " with 95 % interval; dashed: overall", "");
  return plot.finish();
}

}  // namespace consentry::exchange
