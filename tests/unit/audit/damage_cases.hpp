// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/bundle.hpp"
#include "audit/verifier.hpp"

namespace consentry::test {

/// A log, good or damaged in a named way, and what every verifier must say of it.
struct DamageCase {
  std::string name;
  audit::BundleText log;
  std::vector<std::string> anchors;
  audit::Verdict verdict;
  std::optional<std::int64_t> firstBad;
};

[[nodiscard]] std::vector<DamageCase> damageCases();
/// Those with a restore; among them already.
void addRestoreCases(std::vector<DamageCase>& all);

}  // namespace consentry::test
