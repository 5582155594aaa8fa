// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/time.hpp"
#include "domain/engine_choice.hpp"
#include "domain/scoring.hpp"

namespace consentry::domain {

/// A score at or below which something happens.
struct Threshold {
  Score at;
  auto operator<=>(const Threshold&) const = default;
};

/// Where a score stands against the two thresholds of a profile.
enum class FlagLevel { none, review, priority };

/// One point of the measured curve: at this threshold, how many searches of such a list by strangers raised a flag.
struct FpirPoint {
  Threshold threshold;
  double fpir = 0;  ///< false positive identification rate, 0–1
  double low = 0;   ///< 95 % Wilson interval
  double high = 0;
  double fnir = 0;     ///< false negative identification rate at the same threshold
  double fnirLow = 0;  ///< 95 % interval, bootstrap over people
  double fnirHigh = 0;
};

/// The same for single comparisons: false match and false non-match rate at a threshold.
struct FmrPoint {
  Threshold threshold;
  double fmr = 0;
  double fmrLow = 0;  ///< 95 % intervals, bootstrap over people
  double fmrHigh = 0;
  double fnmr = 0;
  double fnmrLow = 0;
  double fnmrHigh = 0;
};

/// A named pair of thresholds and everything needed to judge them: measured on what, with how many, by which model.
struct ThresholdProfile {
  std::string name;    ///< e.g. "dlib-lfw-dev-2026-11"
  base::Digest model;  ///< identity hash of the engine whose distances it speaks about
  std::string modelName;
  EngineChoice engine;  ///< networks and mode that were measured
  Precision precision = Precision::f32;
  Scoring scoring;                       ///< how the scores that it speaks about are made
  std::optional<base::Digest> cohort{};  ///< the build they are scaled by; nothing without a cohort
  Threshold review;                      ///< at or below: a person looks
  Threshold priority;                    ///< at or below: looks first; never above `review`
  std::string dataset;                   ///< name of the data set
  base::Digest datasetHash;
  std::int64_t people = 0;  ///< people on the measured list
  std::int64_t references = 0;
  std::int64_t matedProbes = 0;
  std::int64_t nonmatedProbes = 0;
  base::Instant measuredAt;
  std::vector<FpirPoint> curve;  ///< ascending thresholds
  std::vector<FmrPoint> pairs;   ///< ascending thresholds; empty when only searches were measured
  base::Digest hash;             ///< SHA-256 of the profile's TOML text
};

[[nodiscard]] FlagLevel levelOf(Score score, const ThresholdProfile& profile);

/// "about 1 in N searches of this list flags a stranger this strongly": the curve at this score.
struct FalseAlarmRate {
  double fpir = 0;
  double low = 0;
  double high = 0;
  bool belowResolution = false;  ///< rarer than n could show: fpir is then the upper bound of the interval
};
[[nodiscard]] std::optional<FalseAlarmRate> falseAlarmRateAt(Score score, const ThresholdProfile& profile);

/// Why a profile's rates do not carry over to this use; empty when they do. A use is uncalibrated when the model
/// differs, the data set is another one, the list's size is not within a factor of two of the measured one, or scores
/// are made in another way.
enum class Uncalibrated { otherModel, otherData, otherListSize, otherScoring };
[[nodiscard]] std::vector<Uncalibrated> uncalibratedReasons(const ThresholdProfile& profile, const base::Digest& model,
                                                            const std::optional<base::Digest>& dataset,
                                                            std::int64_t listPeople);

/// Whether a profile's rates may be said of this use at all. Another data set's are said together with its name; those
/// of another engine, size of list or way of scoring are no statement about this search.
[[nodiscard]] bool ratesCarryOver(const std::vector<Uncalibrated>& reasons);

}  // namespace consentry::domain

#include "base/enum_words.hpp"
CONSENTRY_ENUM_WORDS(domain::FlagLevel, {none, "none"}, {review, "review"}, {priority, "priority"});
CONSENTRY_ENUM_WORDS(domain::Uncalibrated, {otherModel, "other_model"}, {otherData, "other_data"},
                     {otherListSize, "other_list_size"}, {otherScoring, "other_scoring"});
