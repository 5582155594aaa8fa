// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/profile_text.hpp"

#include <fmt/format.h>

#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

Json jsonOfProfile(const domain::ThresholdProfile& profile) {
  const auto point = [](const domain::FpirPoint& p) -> Json {
    return {{"threshold", p.threshold.at.value()},
            {"fpir", p.fpir},
            {"low", p.low},
            {"high", p.high},
            {"fnir", p.fnir},
            {"fnir_low", p.fnirLow},
            {"fnir_high", p.fnirHigh}};
  };
  const auto pairPoint = [](const domain::FmrPoint& p) -> Json {
    return {{"threshold", p.threshold.at.value()},
            {"fmr", p.fmr},
            {"fmr_low", p.fmrLow},
            {"fmr_high", p.fmrHigh},
            {"fnmr", p.fnmr},
            {"fnmr_low", p.fnmrLow},
            {"fnmr_high", p.fnmrHigh}};
  };
  return {{"name", profile.name},
          {"sha256", jsonOf(profile.hash)},
          {"model", jsonOf(profile.model)},
          {"model_name", profile.modelName},
          {"engine", profile.engine.networks},
          {"mode", jsonWord(profile.engine.mode)},
          {"precision", jsonWord(profile.precision)},
          {"scoring", jsonWord(profile.scoring.neighbourhood)},
          {"neighbours", profile.scoring.neighbours},
          {"review", profile.review.at.value()},
          {"priority", profile.priority.at.value()},
          {"dataset", profile.dataset},
          {"dataset_sha256", jsonOf(profile.datasetHash)},
          {"people", profile.people},
          {"references", profile.references},
          {"mated_probes", profile.matedProbes},
          {"nonmated_probes", profile.nonmatedProbes},
          {"measured_at", jsonOf(profile.measuredAt)},
          {"curve", jsonList(profile.curve, point)},
          {"pairs", jsonList(profile.pairs, pairPoint)}};
}

void printProfile(Output& out, const domain::ThresholdProfile& profile) {
  const auto threshold = [&](domain::Threshold at) {
    const auto rate = domain::falseAlarmRateAt(at.at, profile);
    return fmt::format("{}: {}", scoreWords(at.at), rate ? rateWords(*rate) : "beyond what was measured");
  };
  out.line(plain(profile.name));
  out.block(Fields()
                .add("model", fmt::format("{} ({})", profile.modelName, shortName(profile.model)))
                .add("engine", fmt::format("{}, {}, {}", profile.engine.networks, base::word(profile.engine.mode),
                                           base::word(profile.precision)))
                .add("scores", profile.scoring.scaled()
                                   ? fmt::format("scaled by the {} nearest of {}", profile.scoring.neighbours,
                                                 say(profile.scoring.neighbourhood))
                                   : "plain distance")
                .add("review at or below", threshold(profile.review))
                .add("priority at or below", threshold(profile.priority))
                .add("measured on", fmt::format("{}: a list of {}, {} and {}", profile.dataset,
                                                count(profile.people, "person", "people"),
                                                count(profile.matedProbes, "mated probe", "mated probes"),
                                                count(profile.nonmatedProbes, "non-mated probe", "non-mated probes")))
                .add("measured at", fullTime(profile.measuredAt))
                .text());
}

}  // namespace consentry::cli
