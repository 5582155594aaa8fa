// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/ports/fairness_report.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// Whom the engine in force treats worse, measured on an imported set: FMR and FNMR of pairs and FPIR of searches by
/// nationality, age band and gender, beside the overall rate, at one threshold for everybody. Each traveller is asked
/// about at the gate (purpose accuracy_test). Groups too small to mean anything are named with their n and no rate.
struct ReportFairness {
  using Answer = ports::FairnessReport;
  static constexpr auto kAct = domain::Act::reportFairness;
  std::string set;
  std::optional<std::string> list;    ///< search this one; else a list made of the set's own people
  std::optional<base::Instant> from;  ///< photographs captured in the period; none: all
  std::optional<base::Instant> to;    ///< the moment itself is not in it
  std::optional<double> fmr;          ///< none: the smallest of 0.0001, 0.001 and 0.01 that the set can show
  std::filesystem::path out;          ///< .html, .csv or .json; empty: nothing is written
};
[[nodiscard]] base::Expected<ReportFairness::Answer> handle(Context& context, const ReportFairness& request,
                                                            const Job& job);

}  // namespace consentry::app
