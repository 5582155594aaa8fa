// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/evaluation_math.hpp"
#include "app/fairness_run.hpp"
#include "app/ports/accuracy_plots.hpp"
#include "app/ports/travellers.hpp"

namespace consentry::app {

/// With fewer tries not even a miss in every ten would be seen with confidence (the rule of three).
inline constexpr std::int64_t kFewestMated = 30;

/// How many tries a rate needs before seeing none of it means anything (the rule of three).
[[nodiscard]] std::int64_t fewestFor(double rate);

/// By what travellers are grouped, one attribute at a time.
struct Attribute {
  std::string name;
  std::function<std::string(const ports::TravellerRow&)> groupOf;
};
[[nodiscard]] std::vector<Attribute> attributes(base::Date today);

/// One try of a rate: whose it was and whether it came out badly.
struct Try {
  std::size_t traveller = 0;
  bool bad = false;
};

/// A rate by group of the attribute; groups of fewer than `fewest` tries are named without one.
[[nodiscard]] ports::GroupBars barsOf(std::string rate, const Attribute& attribute, const std::vector<Try>& tries,
                                      const std::vector<ports::TravellerRow>& travellers, std::int64_t fewest);
[[nodiscard]] ports::GroupBars barsOf(const FairnessRun& run, const std::string& attribute, std::int64_t fewest);

/// Mated scores into the bins of a histogram that holds the others already.
void addMated(ports::ScoreHistogram& histogram, const std::vector<domain::Score>& mated);

/// Pairs of different people of a set, for a curve with intervals over people.
[[nodiscard]] OtherPairs othersOf(const FairnessRun& run, const FairnessSet& set);

}  // namespace consentry::app
