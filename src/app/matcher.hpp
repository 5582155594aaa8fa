// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "app/ports/gallery.hpp"
#include "domain/permit.hpp"
#include "domain/scoring.hpp"

namespace consentry::app {

/// One listed person for one probe, as a reviewer will meet it.
struct ScoredCandidate {
  domain::ListPersonId person;
  domain::ReferenceId reference;
  domain::Distance distance;
  domain::Score score;
  int rank = 0;  ///< from 1, ascending score; ties by person handle
};

/// Searches a list and turns distances into scores. Immutable; may be shared between threads.
class Matcher {
 public:
  /// `cohort` may be empty unless the scoring asks for one. The list's references carry their local means.
  Matcher(std::shared_ptr<const ports::Gallery> list, std::shared_ptr<const ports::Gallery> cohort,
          const domain::Scoring& scoring);

  /// The `atMost` people of the list with the smallest scores.
  [[nodiscard]] base::Expected<std::vector<ScoredCandidate>> search(const domain::Permit& permit,
                                                                    const ports::FaceTemplate& probe,
                                                                    std::size_t atMost) const;
  /// The same for many probes, each with its own permit, in their order. Whom a permit is about is left out of the
  /// cohort for that probe.
  [[nodiscard]] base::Expected<std::vector<std::vector<ScoredCandidate>>> searchMany(
      std::span<const domain::Permit> permits, std::span<const ports::FaceTemplate> probes, std::size_t atMost) const;

 private:
  std::shared_ptr<const ports::Gallery> m_list;
  std::shared_ptr<const ports::Gallery> m_cohort;
  domain::Scoring m_scoring;
};

/// Measures how crowded it is around each reference, among the list's other people and the cohort's as the scoring
/// says, and notes it in them. Templates of one engine.
[[nodiscard]] base::Expected<void> measureSurroundings(const ports::GalleryBuilder& galleries,
                                                       std::vector<ports::GalleryReference>& references,
                                                       const ports::Gallery* cohort, const domain::Scoring& scoring);

}  // namespace consentry::app
