// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "app/evaluate.hpp"
#include "domain/score.hpp"

namespace consentry::app {

/// One compared pair. No distance: a face was not found, which is never "the same".
struct PairScore {
  std::optional<domain::Score> score;  ///< none: no face found in one of them
  bool same = false;
  int fold = 0;
};

/// LFW's ten-fold protocol for any number of folds: each fold is judged at the threshold most accurate on the others.
/// With a single fold the threshold is chosen on it, and there is no standard error.
[[nodiscard]] EvaluationFigures::Verification verificationFigures(const std::vector<PairScore>& pairs);

/// One probe's result against the list.
struct ProbeScore {
  bool mated = false;
  std::optional<domain::Score> nearest;  ///< best score of anybody; none: no face found
  std::optional<domain::Score> mate;     ///< of the probe's own person, when among the candidates shown
  bool mateFirst = false;                ///< the own person is at rank 1
};

/// The largest threshold at which at most `share` of `scores` (of `n`, those without a face included) lie at or
/// below it. `scores` ascending.
[[nodiscard]] domain::Threshold thresholdForShare(const std::vector<domain::Score>& scores, std::int64_t n,
                                                  double share);

/// Rank-1 rate, and FNIR at the thresholds that give FPIR 0.1, 0.03, 0.01 and 0.003.
[[nodiscard]] EvaluationFigures::Identification identificationFigures(const std::vector<ProbeScore>& probes);

/// Wilson's 95 % interval of a share `count` of `n`.
[[nodiscard]] std::pair<double, double> wilson(std::int64_t count, std::int64_t n);

/// Curve and two thresholds from open-set results; names and hashes are filled in by the caller.
[[nodiscard]] domain::ThresholdProfile profileFrom(const std::vector<ProbeScore>& probes, double reviewFpir,
                                                   double priorityFpir);

}  // namespace consentry::app
