// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ports/accuracy_plots.hpp"
#include "app/ports/fairness_report.hpp"
#include "app/ports/governance.hpp"
#include "app/services.hpp"
#include "base/enum_words.hpp"
#include "domain/engine_choice.hpp"
#include "domain/score.hpp"
#include "domain/scoring.hpp"

namespace consentry::app {

/// Whose neighbourhood scales the scores of a measurement. `automatic` is the rule of a search (domain::scoringFor);
/// pairs are compared without a list.
enum class ScoringChoice { automatic, plain, list, cohort, listAndCohort };

/// What is measured. The site's own settings are neither asked nor changed.
struct MeasuredWith {
  domain::EngineChoice engine;  ///< both networks, accurate
  ScoringChoice scoring = ScoringChoice::automatic;
  int neighbours = 0;                                 ///< 0: by the same rule
  std::optional<std::filesystem::path> cohort;        ///< `person,file,group`
  std::optional<std::filesystem::path> cohortImages;  ///< folder of its files; none: the list's own
};

/// A share with a 95 % interval: bootstrap over people, never narrower than Wilson's.
struct RateAt {
  double at = 0;  ///< of which false rate, e.g. FPIR 0.01
  double rate = 0;
  double low = 0;
  double high = 1;
};

/// Two different people of a set whose photographs are closer than its own pairs explain: probably one person.
struct ClosePair {
  std::string a;  ///< files
  std::string b;
  domain::Distance distance;
};

/// What every kind of evaluation gives. Rates are 0–1. A photograph without a face is a miss (mated) or no false alarm
/// (non-mated), never dropped.
struct EvaluationFigures {
  std::int64_t mated = 0;
  std::int64_t nonmated = 0;
  std::int64_t noFace = 0;
  std::int64_t unreadable = 0;
  struct Verification {
    double accuracyMean = 0;
    double accuracySe = 0;  ///< standard error over the folds
    double accuracyLow = 0;
    double accuracyHigh = 1;
    std::vector<RateAt> fnmrAtFmr;  ///< 0.01, 0.001
  };
  struct Identification {
    RateAt rank1;
    std::vector<RateAt> fnirAtFpir;  ///< 0.1, 0.03, 0.01, 0.003
    std::int64_t references = 0;
    std::int64_t people = 0;
  };
  struct Fairness {
    struct Group {
      std::string group;
      std::int64_t people = 0;
      std::int64_t pairs = 0;
      std::int64_t falseMatches = 0;
      double fmr = 0;
      double low = 0;
      double high = 1;
    };
    std::vector<Group> groups;  ///< by name
    std::int64_t pairs = 0;     ///< of different people, without those left out
    domain::Threshold threshold;
    double fmrWanted = 0;
    double fmr = 0;                      ///< overall, at the threshold
    std::optional<double> worstToBest;   ///< none when no group has a false match: there is nothing to divide
    bool bestHasNone = false;            ///< the best group had no false match and counts as if it had one
    std::vector<ClosePair> leftOut;      ///< nearest first
    domain::Distance leftOutBelow;       ///< 0: only identical templates
    std::vector<std::string> uncovered;  ///< groups of which the cohort has nobody
    /// The largest threshold at which the worst group's rate is at most twice the best group's there.
    domain::Threshold thresholdForWorst;
  };
  struct Cohort {
    std::int64_t people = 0;
    std::int64_t leftOut = 0;                                  ///< people who are themselves measured
    std::int64_t noFace = 0;                                   ///< photographs, unreadable ones included
    std::vector<std::pair<std::string, std::int64_t>> groups;  ///< people in each
  };
  std::optional<Verification> verification;
  std::optional<Identification> identification;
  std::optional<Fairness> fairness;
  std::optional<Cohort> cohort;
  ports::AccuracyPlots plots;
  double seconds = 0;
  double imagesPerSecond = 0;
  domain::EngineChoice engine;
  domain::Precision precision = domain::Precision::f32;
  domain::Scoring scoring;
  std::string profile;  ///< name of the profile made, or "none"
  std::string model;    ///< engine name and hash
  std::vector<ports::NetworkNote> networks;
  base::Digest dataset;  ///< over the list files and every photograph's hash, the cohort's included
};

/// LFW's protocol: each fold is judged at the threshold that is best on the others.
struct EvaluateVerification {
  using Answer = EvaluationFigures;
  static constexpr auto kAct = domain::Act::evaluate;
  std::filesystem::path images;
  std::filesystem::path pairs;
  std::string basis;  ///< on what this use rests, in words; never empty. Kept beside the log
  std::optional<std::filesystem::path> scores;
  MeasuredWith with{};
};
[[nodiscard]] base::Expected<EvaluateVerification::Answer> handle(Context& context, const EvaluateVerification& request,
                                                                  const Job& job);

/// Open-set identification. With `profileName` a threshold profile is made from the curve and stored.
struct EvaluateIdentification {
  using Answer = EvaluationFigures;
  static constexpr auto kAct = domain::Act::evaluate;
  std::filesystem::path images;  ///< files of both lists are beneath it; empty: each list's own folder
  std::filesystem::path references;
  std::filesystem::path probes;
  std::string basis;
  std::optional<std::filesystem::path> scores;
  std::optional<std::string> profileName;
  std::string datasetName;   ///< for the profile; the references' folder name without one
  double reviewFpir = 0.01;  ///< the review threshold's false alarm rate
  double priorityFpir = 0.003;
  std::optional<std::filesystem::path> profileFile;  ///< also write the profile's TOML there
  MeasuredWith with{};
};
[[nodiscard]] base::Expected<EvaluateIdentification::Answer> handle(Context& context,
                                                                    const EvaluateIdentification& request,
                                                                    const Job& job);

/// Every pair of different people at one threshold for all: whom it confuses more often than others.
struct EvaluateFairness {
  using Answer = EvaluationFigures;
  static constexpr auto kAct = domain::Act::evaluate;
  std::filesystem::path images;  ///< empty: the set's own folder
  std::filesystem::path set;     ///< `person,file,group`
  std::string basis;
  double fmr = 0.0001;  ///< of all pairs, at most; sets the threshold
  std::optional<std::filesystem::path> scores;
  MeasuredWith with{};
};
[[nodiscard]] base::Expected<EvaluateFairness::Answer> handle(Context& context, const EvaluateFairness& request,
                                                              const Job& job);

/// Profiles in the store.
struct ListProfiles {
  using Answer = std::vector<domain::ThresholdProfile>;
  static constexpr auto kAct = domain::Act::seeModels;
};
[[nodiscard]] base::Expected<ListProfiles::Answer> handle(Context& context, const ListProfiles& request,
                                                          const Job& job);

/// Takes in a profile's TOML file, e.g. the one that ships with the models.
struct StoreProfile {
  using Answer = domain::ThresholdProfile;
  static constexpr auto kAct = domain::Act::manageProfiles;
  std::filesystem::path file;
};
[[nodiscard]] base::Expected<StoreProfile::Answer> handle(Context& context, const StoreProfile& request,
                                                          const Job& job);

}  // namespace consentry::app

CONSENTRY_ENUM_WORDS(app::ScoringChoice, {automatic, "auto"}, {plain, "plain"}, {list, "list"}, {cohort, "cohort"},
                     {listAndCohort, "list_and_cohort"});
