// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/ports/screenings.hpp"
#include "cli/output.hpp"
#include "domain/engine_choice.hpp"
#include "domain/scoring.hpp"

namespace consentry::cli {

/// "both networks, accurate, f32"
[[nodiscard]] std::string engineWords(const domain::EngineChoice& choice);
[[nodiscard]] std::string engineWords(const domain::EngineChoice& choice, domain::Precision precision);
/// "distance, scaled by the 5 nearest people of the list"
[[nodiscard]] std::string scoringWords(const domain::Scoring& scoring);
/// "age band 60+ (3 travellers), nationality AUS (1 traveller)"
[[nodiscard]] std::string groupWords(const std::vector<app::ports::PeopleOfGroup>& groups);
[[nodiscard]] Json jsonOfGroups(const std::vector<app::ports::PeopleOfGroup>& groups);
/// Adds `engine`, `mode`, `precision`, `scoring` and `neighbours`.
void addScoring(Json& json, const domain::EngineChoice& choice, domain::Precision precision,
                const domain::Scoring& scoring);

}  // namespace consentry::cli
