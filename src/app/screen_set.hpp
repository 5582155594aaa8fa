// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/screenings.hpp"
#include "app/services.hpp"

namespace consentry::app {

struct RunView {
  ports::RunRow run;
  std::string setName;
  std::string listName;
  std::int64_t listPeople = 0;
  std::string cohortName;  ///< empty without one
  double seconds = 0;
  bool breaksBudget = false;  ///< of a run just made: its thresholds flag more strangers than the list's budget allows
};

/// 1:N: every photograph of a complete set against the active entries of a list. An intent entry is committed before
/// the first search, each probe's result before anything of it can be shown. A cancelled run is kept as such; what was
/// found until then stands. An empty set or a list without active entries is Errc::invalidArgument.
struct ScreenSet {
  using Answer = RunView;
  static constexpr auto kAct = domain::Act::screen;
  std::string set;
  std::string list;
  std::optional<std::string> profile;  ///< without one the newest that fits engine and scoring
};
[[nodiscard]] base::Expected<ScreenSet::Answer> handle(Context& context, const ScreenSet& request, const Job& job);

struct ListRuns {
  using Answer = std::vector<RunView>;
  static constexpr auto kAct = domain::Act::seeSets;
};
[[nodiscard]] base::Expected<ListRuns::Answer> handle(Context& context, const ListRuns& request, const Job& job);

}  // namespace consentry::app
