// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/accuracy_plots.hpp"
#include "app/ports/screenings.hpp"
#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/time.hpp"
#include "domain/engine_choice.hpp"
#include "domain/scoring.hpp"

namespace consentry::app::ports {

/// How far the groups of one attribute are apart at one threshold for all.
struct WorstToBest {
  std::string attribute;        ///< "nationality", "age_band", "gender"
  bool enoughGroups = false;    ///< at least two are large enough
  std::optional<double> ratio;  ///< none when there are not enough, or no group has a false match
  bool bestHasNone = false;
  domain::Threshold meetsTarget;  ///< at or below it the worst group is within twice the best group's rate there
  double fnmrThere = 0;           ///< what that would cost everybody
};

/// Which network, and what is known of the people it learned from.
struct NetworkNote {
  std::string name;
  std::string trainingData;
  std::string consentOfPeopleShown;
};

/// Error rates by group of one set, at one threshold for everybody. Names nobody.
struct FairnessReport {
  std::string set;
  std::string list;  ///< empty: a list made of the set's own people
  std::optional<base::Instant> from;
  std::optional<base::Instant> to;
  base::Instant at;
  domain::EngineChoice engine;
  domain::Precision precision = domain::Precision::f32;
  std::string modelName;
  base::Digest model;
  domain::Scoring pairScoring;    ///< of pairs
  domain::Scoring searchScoring;  ///< of searches
  std::string profile;            ///< whose thresholds the searches are judged by; empty: the set's own
  double fmr = 0;                 ///< overall rate that sets the threshold for pairs
  domain::Threshold threshold;
  std::optional<domain::Threshold> review;  ///< absent when the set is too small to have one
  std::optional<domain::Threshold> priority;
  std::int64_t travellers = 0;
  std::int64_t deniedTravellers = 0;
  std::int64_t deniedPhotos = 0;
  std::int64_t photographs = 0;
  std::int64_t withoutFace = 0;
  std::int64_t leftOutPairs = 0;  ///< of different travellers, so close that they are probably one person
  std::int64_t listPeople = 0;
  std::vector<GroupBars> rates;  ///< FMR, FNMR and FPIR, each by nationality, age band and gender
  std::vector<WorstToBest> worst;
  AccuracyPlots plots;
  std::vector<NetworkNote> networks;
  std::vector<PeopleOfGroup> uncovered;  ///< measured people of groups that the site's cohort lacks
};

enum class ReportFormat { html, csv, json };

}  // namespace consentry::app::ports

CONSENTRY_ENUM_WORDS(app::ports::ReportFormat, {html, "html"}, {csv, "csv"}, {json, "json"});
