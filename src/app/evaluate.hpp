// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ports/governance.hpp"
#include "app/services.hpp"
#include "domain/score.hpp"

namespace consentry::app {

/// What both kinds of evaluation print. Rates are 0–1. A photograph without a face is a miss (mated) or no false alarm
/// (non-mated), never dropped.
struct EvaluationFigures {
  std::int64_t mated = 0;
  std::int64_t nonmated = 0;
  std::int64_t noFace = 0;
  std::int64_t unreadable = 0;
  struct Verification {
    double accuracyMean = 0;
    double accuracySe = 0;                             ///< standard error over the folds
    std::vector<std::pair<double, double>> fnmrAtFmr;  ///< (0.01, …), (0.001, …)
  };
  struct Identification {
    double rank1 = 0;
    std::vector<std::pair<double, double>> fnirAtFpir;  ///< 0.1, 0.03, 0.01, 0.003
    std::int64_t references = 0;
    std::int64_t people = 0;
  };
  std::optional<Verification> verification;
  std::optional<Identification> identification;
  double seconds = 0;
  double imagesPerSecond = 0;
  std::string profile;   ///< name of the profile made, or "none"
  std::string model;     ///< engine name and hash
  base::Digest dataset;  ///< over the list files and every photograph's hash
};

/// LFW's protocol: each fold is judged at the threshold that is best on the others.
struct EvaluateVerification {
  using Answer = EvaluationFigures;
  static constexpr auto kAct = domain::Act::evaluate;
  std::filesystem::path images;
  std::filesystem::path pairs;
  std::string basis;  ///< on what this use rests, in words; never empty. Kept beside the log
  std::optional<std::filesystem::path> scores;
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
};
[[nodiscard]] base::Expected<EvaluateIdentification::Answer> handle(Context& context,
                                                                    const EvaluateIdentification& request,
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
