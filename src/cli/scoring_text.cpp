// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scoring_text.hpp"

#include <fmt/format.h>

#include "cli/json_of.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

std::string engineWords(const domain::EngineChoice& choice) {
  const std::string networks = choice.networks == "both" ? "both networks" : plain(choice.networks);
  return fmt::format("{}, {}", networks, say(choice.mode));
}

std::string engineWords(const domain::EngineChoice& choice, domain::Precision precision) {
  return fmt::format("{}, {}", engineWords(choice), say(precision));
}

std::string scoringWords(const domain::Scoring& scoring) {
  const std::string nearest =
      scoring.neighbours == 1 ? "nearest person" : fmt::format("{} nearest people", scoring.neighbours);
  switch (scoring.neighbourhood) {
    case domain::Neighbourhood::none:
      return "plain distance";
    case domain::Neighbourhood::list:
      return fmt::format("distance, scaled by the {} of the list", nearest);
    case domain::Neighbourhood::cohort:
      return fmt::format("distance, scaled by the {} of the cohort", nearest);
    case domain::Neighbourhood::listAndCohort:
      return fmt::format("distance, scaled by the {} of the list and of the cohort", nearest);
  }
  return {};
}

std::string groupWords(const std::vector<app::ports::PeopleOfGroup>& groups) {
  std::vector<std::string> parts;
  parts.reserve(groups.size());
  for (const auto& [group, people] : groups)
    parts.push_back(fmt::format("{} {} ({})", say(group.kind), plain(group.value), count(people)));
  return joined(parts);
}

Json jsonOfGroups(const std::vector<app::ports::PeopleOfGroup>& groups) {
  return jsonList(groups, [](const app::ports::PeopleOfGroup& one) -> Json {
    return {{"kind", jsonWord(one.group.kind)}, {"group", one.group.value}, {"people", one.people}};
  });
}

void addScoring(Json& json, const domain::EngineChoice& choice, domain::Precision precision,
                const domain::Scoring& scoring) {
  json["engine"] = choice.networks;
  json["mode"] = jsonWord(choice.mode);
  json["precision"] = jsonWord(precision);
  json["scoring"] = jsonWord(scoring.neighbourhood);
  json["neighbours"] = scoring.neighbours;
}

}  // namespace consentry::cli
