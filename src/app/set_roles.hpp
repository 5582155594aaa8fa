// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/identification_run.hpp"
#include "app/set_templates.hpp"

namespace consentry::app {

/// Who of a set's people goes where when a list is made of some of them: the first photograph of a person with several
/// is a reference while there is room, and the person's others are mated searches; everybody else is a stranger.
struct SetRoles {
  std::vector<std::size_t> references;  ///< places of photographs
  std::vector<std::size_t> probes;
  std::int64_t mated = 0;      ///< probes
  std::int64_t strangers = 0;  ///< people
};

/// `owners` says whose each photograph is.
[[nodiscard]] SetRoles rolesOf(const std::vector<std::string>& owners, const std::optional<std::int64_t>& listSize);
[[nodiscard]] std::vector<std::string> ownersOf(const std::vector<ports::PhotoRow>& photos);
[[nodiscard]] std::vector<std::string> ownersOf(const SetTemplates& templates);

/// Searches the set's own list with everybody else's photographs.
[[nodiscard]] base::Expected<IdentificationResult> identifySet(Context& context, const SetTemplates& templates,
                                                               const SetRoles& roles,
                                                               const std::shared_ptr<const ports::Gallery>& cohort,
                                                               const domain::Scoring& scoring);

/// The cohort that the site's scores are made with, and the build's hash; both empty when none is in use.
struct SiteCohort {
  std::shared_ptr<const ports::Gallery> gallery;
  std::optional<base::Digest> build;
};
/// Errc::conflict when it was built by another engine.
[[nodiscard]] base::Expected<SiteCohort> cohortOfSite(Context& context, const base::Digest& engine);

/// The entry that says that a set is going to be measured; everything that follows refers to it.
[[nodiscard]] base::Expected<std::int64_t> recordMeasuringIntent(Context& context, const ports::SetRow& set);

}  // namespace consentry::app
