// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/evaluation_math.hpp"
#include "app/matcher.hpp"
#include "app/ports/face_engine.hpp"
#include "app/ports/gallery.hpp"

namespace consentry::app {

/// A reference photograph; without a template it is on the list and found by nobody.
struct ListedPhoto {
  std::string person;
  std::string photo;
  const ports::FaceTemplate* faceTemplate = nullptr;
};

struct SearchedProbe {
  domain::Permit permit;
  std::string person;
  std::string file;
  ports::PhotoOutcome outcome = ports::PhotoOutcome::assessed;
  const ports::FaceTemplate* faceTemplate = nullptr;
};

struct IdentifiedProbe {
  bool mated = false;  ///< the person is on the list, with or without a usable reference
  std::uint32_t person = 0;
  int own = 0;  ///< rank of the probe's own person; 0 when not among the candidates
  std::vector<ScoredCandidate> candidates{};
};

/// Every probe searched as screening searches, and every probe against every listed person for the rates of pairs.
struct IdentificationResult {
  std::vector<IdentifiedProbe> probes;  ///< in the order of the probes
  std::vector<Drawn> mates;             ///< each mated probe against its own person, ascending
  OtherPairs others;
  std::int64_t people = 0;  ///< listed
};

[[nodiscard]] base::Expected<IdentificationResult> identify(const ports::GalleryBuilder& galleries,
                                                            const std::vector<ListedPhoto>& list,
                                                            const std::vector<SearchedProbe>& probes,
                                                            const std::shared_ptr<const ports::Gallery>& cohort,
                                                            const domain::Scoring& scoring);

[[nodiscard]] std::vector<ProbeScore> scoresOf(const IdentificationResult& result);

/// The profile with what it was measured by; it names the cohort when the scoring uses it.
[[nodiscard]] domain::ThresholdProfile describedBy(domain::ThresholdProfile profile,
                                                   const ports::EngineIdentity& engine, const domain::Scoring& scoring,
                                                   const std::optional<base::Digest>& cohort,
                                                   const base::Digest& dataset, base::Instant at);

}  // namespace consentry::app
