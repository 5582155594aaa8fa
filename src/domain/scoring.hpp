// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "base/enum_words.hpp"
#include "domain/distance.hpp"

namespace consentry::domain {

/// Who stands around a face when its neighbourhood is measured.
enum class Neighbourhood { none, list, cohort, listAndCohort };

/// How distances become scores. Faces of some groups of people stand closer together than others in a network's space,
/// so that one plain threshold bothers them more often. Local scaling (contextual dissimilarity: Jégou, Harzallah and
/// Schmid 2007; CSLS: Conneau et al. 2018) takes from each distance half the mean distance of the probe to its nearest
/// other people and half that of the reference to its own: it knows no groups.
struct Scoring {
  Neighbourhood neighbourhood = Neighbourhood::none;
  int neighbours = 0;  ///< how many nearest people the mean is over; 0 with `none`
  bool operator==(const Scoring&) const = default;
  [[nodiscard]] bool scaled() const { return neighbourhood != Neighbourhood::none; }
  [[nodiscard]] bool usesList() const {
    return neighbourhood == Neighbourhood::list || neighbourhood == Neighbourhood::listAndCohort;
  }
  [[nodiscard]] bool usesCohort() const {
    return neighbourhood == Neighbourhood::cohort || neighbourhood == Neighbourhood::listAndCohort;
  }
};

/// The rule for a search: the cohort when there is one, together with the list (0 people: there is none); the list
/// alone when it holds at least 300 people; else the plain distance.
[[nodiscard]] Scoring scoringFor(std::int64_t listPeople, bool cohort);

/// Mean distance to the nearest other people, in millionths.
struct LocalMean {
  std::int64_t millionths = 0;
  auto operator<=>(const LocalMean&) const = default;
};

/// From the distances to the nearest people of the list and of the cohort, each ascending and without the person it is
/// about (nor the candidate, when it is the probe's). As many of each are used as the scoring says and as there are;
/// with both kinds their means are weighed.
[[nodiscard]] LocalMean localMean(const Scoring& scoring, std::span<const Distance> onList,
                                  std::span<const Distance> inCohort);

/// distance − ½ probe − ½ reference, rounded to whole millionths once.
[[nodiscard]] Score scaledScore(Distance distance, LocalMean probe, LocalMean reference);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::Neighbourhood, {none, "none"}, {list, "list"}, {cohort, "cohort"},
                     {listAndCohort, "list_and_cohort"});
