// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/evaluate.hpp"
#include "app/evaluation_bootstrap.hpp"
#include "domain/score.hpp"

namespace consentry::app {

/// One compared pair.
struct PairScore {
  std::optional<domain::Score> score;  ///< none: no face found in one of them, which is never "the same"
  bool same = false;
  int fold = 0;
  std::uint32_t personA = 0;
  std::uint32_t personB = 0;  ///< of a pair of the same person the same number
};

/// LFW's ten-fold protocol for any number of folds: each fold is judged at the threshold most accurate on the others.
/// With a single fold the threshold is chosen on it, and there is no standard error.
[[nodiscard]] EvaluationFigures::Verification verificationFigures(const std::vector<PairScore>& pairs);

/// One probe's result against the list.
struct ProbeScore {
  bool mated = false;
  std::optional<domain::Score> nearest;  ///< best score of anybody; none: no face found
  std::optional<domain::Score> mate;     ///< of the probe's own person, when among the candidates shown
  int mateRank = 0;                      ///< of the own person, from 1; 0 when it is not shown
  std::uint32_t person = 0;
};

/// The largest threshold at which at most `share` of `scores` (of `n`, those without a face included) lie at or
/// below it. `scores` ascending.
[[nodiscard]] domain::Threshold thresholdForShare(const std::vector<domain::Score>& scores, std::int64_t n,
                                                  double share);

/// Rank-1 rate, and FNIR at the thresholds that give FPIR 0.1, 0.03, 0.01 and 0.003.
[[nodiscard]] EvaluationFigures::Identification identificationFigures(const std::vector<ProbeScore>& probes);

/// Wilson's 95 % interval of a share `count` of `n`.
[[nodiscard]] Interval wilson(std::int64_t count, std::int64_t n);

/// Every probe against every listed person who is somebody else, as far as it matters: the lowest scores.
struct OtherPairs {
  std::vector<Drawn> lowest;  ///< ascending
  std::int64_t n = 0;         ///< of all, photographs without a face included
  /// Their number in a bootstrap draw of all people; empty: all are among `lowest`.
  std::function<double(Weights)> inDraw;
  std::size_t people = 0;  ///< with `inDraw`: how many are drawn
};

/// Curves of at most 120 points and two thresholds from open-set results; names and hashes are filled in by the caller.
[[nodiscard]] domain::ThresholdProfile profileFrom(const std::vector<ProbeScore>& probes, double reviewFpir,
                                                   double priorityFpir);
[[nodiscard]] std::vector<domain::FmrPoint> pairCurve(const OtherPairs& others, const std::vector<Drawn>& mates);

[[nodiscard]] ports::AccuracyPlots plotsOfPairs(const std::vector<PairScore>& pairs, const std::string& name);
[[nodiscard]] ports::AccuracyPlots plotsOfSearches(const std::vector<ProbeScore>& probes,
                                                   const domain::ThresholdProfile& profile, std::int64_t people);

}  // namespace consentry::app
