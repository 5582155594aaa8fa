// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/profile_toml.hpp"

#include <fmt/format.h>

#include <limits>

#include "crypto/hash.hpp"
#include "exchange/toml_reader.hpp"

namespace consentry::exchange {
namespace {

using domain::FpirPoint;
using domain::Threshold;
using domain::ThresholdProfile;

constexpr int kFormat = 1;
constexpr std::size_t kLongestName = 200;
/// Far above any distance between two templates, and small enough for a double to hold millionths exactly.
constexpr double kFarthest = 1000;
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

Threshold threshold(TomlTable& table, std::string_view key) {
  return {domain::Score::of(table.number(key, 0, kFarthest))};
}

FpirPoint readPoint(TomlTable& table) {
  FpirPoint point;
  point.threshold = threshold(table, "threshold");
  point.fpir = table.number("fpir", 0, 1);
  point.low = table.number("low", 0, 1);
  point.high = table.number("high", 0, 1);
  point.fnir = table.number("fnir", 0, 1);
  if (point.low > point.fpir || point.fpir > point.high) table.refuse("fpir", "outside its own interval");
  return point;
}

std::string written(Threshold threshold) {
  const std::int64_t value = threshold.at.millionths;
  return fmt::format("{}.{:06}", value / 1'000'000, value % 1'000'000);
}

}  // namespace

base::Expected<ThresholdProfile> profileFromToml(std::string_view toml) {
  TRY(const TomlValue document, parseToml(toml));
  TomlTable table(document);
  static_cast<void>(table.integer("format", kFormat, kFormat));
  ThresholdProfile profile;
  profile.engine = {.networks = "reference", .mode = domain::Mode::fast};  // the only engine when this format was made
  profile.name = table.text("name", kLongestName);
  profile.model = table.digest("model");
  profile.modelName = table.text("model_name", kLongestName);
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
  for (TomlTable& row : table.tables("curve")) {
    const FpirPoint point = readPoint(row);
    if (!profile.curve.empty() && point.threshold <= profile.curve.back().threshold)
      row.refuse("threshold", "not above the one before it");
    TRY_VOID(row.done());
    profile.curve.push_back(point);
  }
  TRY_VOID(table.done());
  profile.hash = crypto::sha256(base::asBytes(toml));
  return profile;
}

std::string profileToToml(const ThresholdProfile& profile) {
  std::string out = "# Threshold profile: two distances, and what they were measured on.\n";
  const auto line = [&](std::string_view key, std::string_view value) { out += fmt::format("{} = {}\n", key, value); };
  line("format", std::to_string(kFormat));
  line("name", tomlQuoted(profile.name));
  line("model", tomlQuoted(base::toHex(profile.model)));
  line("model_name", tomlQuoted(profile.modelName));
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
    out += fmt::format("  {{ threshold = {}, fpir = {}, low = {}, high = {}, fnir = {} }},\n", written(point.threshold),
                       point.fpir, point.low, point.high, point.fnir);
  return out + "]\n";
}

}  // namespace consentry::exchange
