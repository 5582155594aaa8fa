// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/evaluate.hpp"

namespace consentry::app {

/// A site's own threshold profile from an imported set. Every traveller is asked about at the gate (purpose
/// accuracy_test); who is denied is left out and counted. Of a traveller with several photographs the first one of the
/// manifest goes onto the list and the others are searches for somebody who is on it; travellers with one photograph,
/// and those for whom the list has no room, are strangers. Nothing but the profile is kept.
struct Calibrate {
  struct Answer {
    EvaluationFigures figures;
    domain::ThresholdProfile profile;
    std::int64_t travellers = 0;  ///< admitted
    std::int64_t deniedTravellers = 0;
    std::int64_t deniedPhotos = 0;
    std::int64_t strangers = 0;  ///< people
  };
  static constexpr auto kAct = domain::Act::evaluate;
  std::string set;
  std::string name;
  std::optional<std::int64_t> listSize;  ///< people on the list at most; all with several photographs without one
  std::optional<domain::EngineChoice> engine{};  ///< none: the site's
  ScoringChoice scoring = ScoringChoice::automatic;
  int neighbours = 0;
  double reviewFpir = 0.01;
  double priorityFpir = 0.003;
  std::optional<std::filesystem::path> profileFile{};
};
[[nodiscard]] base::Expected<Calibrate::Answer> handle(Context& context, const Calibrate& request, const Job& job);

/// Smallest numbers from which a profile may be made.
struct CalibrationNeeds {
  /// Searches for people on the list: with 100 of them a miss rate of 0.1 is known to about ± 0.06.
  static constexpr std::int64_t kMated = 100;
  /// People who are not on the list: of fewer than 3 / rate not even one false alarm is to be expected with 95 %
  /// confidence when the rate is exceeded (the rule of three).
  [[nodiscard]] static std::int64_t strangers(double fpir);
};

}  // namespace consentry::app
