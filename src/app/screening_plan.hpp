// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/store.hpp"
#include "app/services.hpp"
#include "domain/score.hpp"

namespace consentry::app {

/// By which scores a list is screened, and what its thresholds are.
struct ScreeningPlan {
  domain::ThresholdProfile profile;
  domain::Scoring scoring;
  std::optional<base::Digest> cohort;  ///< the build, when the scoring asks for one
  std::vector<domain::Uncalibrated> uncalibrated;
};

/// The profile that was asked for, or the newest that speaks about this engine, the scoring in force and the cohort in
/// use; failing that one measured with another build of a cohort, which the plan then says; failing that one of plain
/// distances, which are then searched by. Thresholds are never laid on scores of another scaling. Errc::notFound
/// without any; Errc::invalidArgument when the one asked for was measured with another engine or does not fit the list.
[[nodiscard]] base::Expected<ScreeningPlan> planScreening(Context& context, const std::optional<std::string>& profile,
                                                          const ports::EngineIdentity& engine, std::int64_t listPeople);

/// Whether these thresholds were measured to flag more strangers than the list's false alert budget allows.
[[nodiscard]] bool breaksBudget(const domain::ThresholdProfile& profile, const ports::WatchlistRow& list);

}  // namespace consentry::app
