// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/score.hpp"

namespace consentry::app::ports {

/// A share `count` of `n` with its 95 % interval.
struct Rate {
  std::int64_t count = 0;
  std::int64_t n = 0;
  double value = 0;  ///< 0–1
  double low = 0;
  double high = 1;
};

/// Detection error trade-off (ISO/IEC 19795-1): false alarms to the right, misses upwards, both on logarithmic axes.
/// A rate of 0 has no place on such an axis: draw the point at its interval's `…High` end, marked as a bound.
struct DetPoint {
  domain::Threshold threshold;
  double falseRate = 0;  ///< FPIR or FMR
  double falseLow = 0;
  double falseHigh = 0;
  double missRate = 0;  ///< FNIR or FNMR
  double missLow = 0;
  double missHigh = 0;
};
enum class DetOf { searches, pairs };
struct DetCurve {
  std::string name;  ///< what was measured: a profile's or an engine's name
  DetOf of = DetOf::searches;
  std::vector<DetPoint> points;  ///< ascending thresholds
  std::int64_t mated = 0;        ///< searches or pairs behind it
  std::int64_t nonmated = 0;
};

/// Cumulative match characteristic: share of mated searches whose person is at or before each rank.
struct Cmc {
  std::vector<double> atRank;  ///< [0] is rank 1; a search without a face is in none
  std::int64_t mated = 0;
  std::int64_t people = 0;  ///< on the list
};

/// Scores of two kinds of comparisons in bins of one width, and where the two thresholds stand among them.
struct ScoreHistogram {
  domain::Score from;         ///< left edge of the first bin
  std::int64_t binWidth = 0;  ///< millionths
  std::vector<double> mated;  ///< share of each kind in each bin; as many bins as the other
  std::vector<double> nonmated;
  std::int64_t matedCount = 0;
  std::int64_t nonmatedCount = 0;
  std::optional<domain::Threshold> review;
  std::optional<domain::Threshold> priority;
};

/// One rate by group, e.g. FMR by nationality, beside the overall one.
struct GroupBar {
  std::string group;  ///< a code, a word or an age band, for people
  std::int64_t people = 0;
  Rate rate;
  bool tooSmall = false;  ///< then `rate` holds only n, and no bar is drawn
};
struct GroupBars {
  std::string rate;       ///< "FMR", "FNMR", "FPIR"
  std::string attribute;  ///< "nationality", "age", "gender", "group"
  std::vector<GroupBar> bars;
  Rate overall;
  std::int64_t fewest = 0;  ///< smallest n that says anything
};

/// Everything that the window draws with its charts and a report as SVG. A part that was not measured is empty.
struct AccuracyPlots {
  std::vector<DetCurve> det;
  std::optional<Cmc> cmc;
  std::vector<ScoreHistogram> histograms;
  std::vector<GroupBars> groups;
};

}  // namespace consentry::app::ports
