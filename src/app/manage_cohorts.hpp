// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/cohorts.hpp"
#include "app/ports/screenings.hpp"
#include "app/scoring_in_force.hpp"
#include "app/services.hpp"

namespace consentry::app {

struct CohortView {
  ports::CohortRow cohort;
  std::string setName;
  bool inUse = false;
  std::vector<ports::CohortBuildRow> builds;      ///< newest first
  std::vector<ports::PeopleOfGroup> composition;  ///< of the newest build; by group
  std::int64_t peopleNow = 0;                     ///< of it, whose templates are there
  /// Built, of fewer people than `kPeopleToScaleBy`.
  [[nodiscard]] bool tooSmall() const { return !builds.empty() && peopleNow < kPeopleToScaleBy; }
};

/// People of a complete set whose consent (or the law on which the set rests) covers accuracy tests, one photograph
/// each, embedded by the engine in force. Everybody is asked of the gate, and that is recorded. Errc::denied when it
/// allows nobody.
struct CreateCohort {
  using Answer = CohortView;
  static constexpr auto kAct = domain::Act::evaluate;
  std::string name;
  std::string set;  ///< name, handle or unique beginning
};
[[nodiscard]] base::Expected<CreateCohort::Answer> handle(Context& context, const CreateCohort& request,
                                                          const Job& job);

/// Builds it anew: by the engine in force, of the people whose permission holds now. Templates of the others are
/// destroyed, in older builds too; a past search that was scored with one of those can then no longer be made again.
struct RefreshCohort {
  using Answer = CohortView;
  static constexpr auto kAct = domain::Act::evaluate;
  std::string cohort;  ///< name, handle or unique beginning
};
[[nodiscard]] base::Expected<RefreshCohort::Answer> handle(Context& context, const RefreshCohort& request,
                                                           const Job& job);

/// Scores are made with its newest build by the engine in force, from the next search on.
struct UseCohort {
  using Answer = std::optional<CohortView>;
  static constexpr auto kAct = domain::Act::manageProfiles;
  std::optional<std::string> cohort;  ///< nothing: without one
};
[[nodiscard]] base::Expected<UseCohort::Answer> handle(Context& context, const UseCohort& request, const Job& job);

struct ListCohorts {
  using Answer = std::vector<CohortView>;
  static constexpr auto kAct = domain::Act::seeModels;
};
[[nodiscard]] base::Expected<ListCohorts::Answer> handle(Context& context, const ListCohorts& request, const Job& job);

struct ShowCohort {
  using Answer = CohortView;
  static constexpr auto kAct = domain::Act::seeModels;
  std::string cohort;
};
[[nodiscard]] base::Expected<ShowCohort::Answer> handle(Context& context, const ShowCohort& request, const Job& job);

}  // namespace consentry::app
