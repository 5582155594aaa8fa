// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/profile_toml.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <limits>

#include "crypto/hash.hpp"
#include "exchange/toml_reader.hpp"

namespace consentry::exchange {
namespace {

using domain::FmrPoint;
using domain::FpirPoint;
using domain::Threshold;
using domain::ThresholdProfile;

constexpr int kFormat = 2;
constexpr std::size_t kLongestName = 200;
/// Far above any score, and small enough for a double to hold millionths exactly.
constexpr double kFarthest = 1000;
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr int kMostNeighbours = 1000;

Threshold threshold(TomlTable& table, std::string_view key) {
  return {domain::Score::of(table.number(key, -kFarthest, kFarthest))};
}

/// A rate and its interval, all from 0 to 1 and the rate inside.
void readRate(TomlTable& table, std::string_view key, std::string_view lowKey, std::string_view highKey, double& rate,
              double& low, double& high) {
  rate = table.number(key, 0, 1);
  low = table.number(lowKey, 0, 1);
  high = table.number(highKey, 0, 1);
  if (low > rate || rate > high) table.refuse(key, "outside its own interval");
}

FpirPoint readSearchPoint(TomlTable& table, std::int64_t format) {
  FpirPoint point{.threshold = threshold(table, "threshold")};
  readRate(table, "fpir", "low", "high", point.fpir, point.low, point.high);
  if (format == 1) {
    point.fnir = table.number("fnir", 0, 1);
    point.fnirHigh = 1;  // nothing was said of it
  } else {
    readRate(table, "fnir", "fnir_low", "fnir_high", point.fnir, point.fnirLow, point.fnirHigh);
  }
  return point;
}

FmrPoint readPairPoint(TomlTable& table) {
  FmrPoint point{.threshold = threshold(table, "threshold")};
  readRate(table, "fmr", "fmr_low", "fmr_high", point.fmr, point.fmrLow, point.fmrHigh);
  readRate(table, "fnmr", "fnmr_low", "fnmr_high", point.fnmr, point.fnmrLow, point.fnmrHigh);
  return point;
}

/// Whoever accepts more searches never misses more, nor lets fewer strangers pass.
bool turnsBack(const FpirPoint& before, const FpirPoint& next) {
  return next.fpir < before.fpir || next.fnir > before.fnir;
}

bool turnsBack(const FmrPoint& before, const FmrPoint& next) {
  return next.fmr < before.fmr || next.fnmr > before.fnmr;
}

template <class Point, class Read>
base::Expected<std::vector<Point>> readCurve(TomlTable& table, std::string_view key, const Read& read) {
  std::vector<Point> curve;
  for (TomlTable& row : table.tables(key)) {
    const Point point = read(row);
    if (!curve.empty() && point.threshold <= curve.back().threshold)
      row.refuse("threshold", "not above the one before it");
    if (!curve.empty() && turnsBack(curve.back(), point))
      row.refuse("threshold", "its false alarms fall or its misses rise, which no measurement gives");
    TRY_VOID(row.done());
    curve.push_back(point);
  }
  return curve;
}

void readEngine(TomlTable& table, ThresholdProfile& profile) {
  profile.engine.networks = table.text("networks", kLongestName);
  profile.engine.mode = table.word<domain::Mode>("mode");
  profile.precision = table.word<domain::Precision>("precision");
  profile.scoring.neighbourhood = table.word<domain::Neighbourhood>("scoring");
  profile.scoring.neighbours = static_cast<int>(table.integer("neighbours", 0, kMostNeighbours));
  if (profile.scoring.scaled() != (profile.scoring.neighbours > 0))
    table.refuse("neighbours", "0 with plain scoring, and with no other");
  if (profile.scoring.usesCohort() && table.has("cohort")) profile.cohort = table.digest("cohort");
}

std::string written(Threshold threshold) {
  const std::int64_t value = std::abs(threshold.at.millionths);
  return fmt::format("{}{}.{:06}", threshold.at.millionths < 0 ? "-" : "", value / 1'000'000, value % 1'000'000);
}

}  // namespace

base::Expected<ThresholdProfile> profileFromToml(std::string_view toml) {
  TRY(const TomlValue document, parseToml(toml));
  TomlTable table(document);
  const std::int64_t format = table.integer("format", 1, kMost);
  if (format > kFormat) {
    table.refuse("format", "made by a newer version");
    return std::unexpected(table.done().error());
  }
  ThresholdProfile profile;
  profile.name = table.text("name", kLongestName);
  profile.model = table.digest("model");
  profile.modelName = table.text("model_name", kLongestName);
  if (format == 1)
    profile.engine = {.networks = "reference", .mode = domain::Mode::fast};  // there was no other
  else
    readEngine(table, profile);
  profile.review = threshold(table, "review");
  profile.priority = threshold(table, "priority");
  if (profile.priority > profile.review) table.refuse("priority", "above review");
  profile.dataset = table.text("dataset", kLongestName);
  profile.datasetHash = table.digest("dataset_sha256");
  profile.people = table.integer("people", 1, kMost);
  profile.references = table.integer("references", 1, kMost);
  profile.matedProbes = table.integer("mated_probes", 0, kMost);
  profile.nonmatedProbes = table.integer("nonmated_probes", 0, kMost);
  profile.measuredAt = table.instant("measured_at");
  TRY(profile.curve,
      readCurve<FpirPoint>(table, "curve", [&](TomlTable& row) { return readSearchPoint(row, format); }));
  if (format > 1) {
    TRY(profile.pairs, readCurve<FmrPoint>(table, "pairs", readPairPoint));
  }
  TRY_VOID(table.done());
  profile.hash = crypto::sha256(base::asBytes(toml));
  return profile;
}

std::string profileToToml(const ThresholdProfile& profile) {
  std::string out = "# Threshold profile: two scores, and what they were measured on.\n";
  const auto line = [&](std::string_view key, std::string_view value) { out += fmt::format("{} = {}\n", key, value); };
  line("format", std::to_string(kFormat));
  line("name", tomlQuoted(profile.name));
  line("model", tomlQuoted(base::toHex(profile.model)));
  line("model_name", tomlQuoted(profile.modelName));
  line("networks", tomlQuoted(profile.engine.networks));
  line("mode", tomlQuoted(base::word(profile.engine.mode)));
  line("precision", tomlQuoted(base::word(profile.precision)));
  line("scoring", tomlQuoted(base::word(profile.scoring.neighbourhood)));
  line("neighbours", std::to_string(profile.scoring.neighbours));
  if (profile.cohort) line("cohort", tomlQuoted(base::toHex(*profile.cohort)));
  line("review", written(profile.review));
  line("priority", written(profile.priority));
  line("dataset", tomlQuoted(profile.dataset));
  line("dataset_sha256", tomlQuoted(base::toHex(profile.datasetHash)));
  line("people", std::to_string(profile.people));
  line("references", std::to_string(profile.references));
  line("mated_probes", std::to_string(profile.matedProbes));
  line("nonmated_probes", std::to_string(profile.nonmatedProbes));
  line("measured_at", tomlQuoted(base::toText(profile.measuredAt)));
  out += "curve = [\n";
  // Without a precision fmt writes the shortest text that reads back as the same double.
  for (const FpirPoint& point : profile.curve)
    out += fmt::format(
        "  {{ threshold = {}, fpir = {}, low = {}, high = {}, fnir = {}, fnir_low = {}, fnir_high = {} }},\n",
        written(point.threshold), point.fpir, point.low, point.high, point.fnir, point.fnirLow, point.fnirHigh);
  out += "]\npairs = [\n";
  for (const FmrPoint& point : profile.pairs)
    out += fmt::format(
        "  {{ threshold = {}, fmr = {}, fmr_low = {}, fmr_high = {}, fnmr = {}, fnmr_low = {}, fnmr_high = {} }},\n",
        written(point.threshold), point.fmr, point.fmrLow, point.fmrHigh, point.fnmr, point.fnmrLow, point.fnmrHigh);
  return out + "]\n";
}

}  // namespace consentry::exchange
