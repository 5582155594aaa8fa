// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/matcher.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace consentry::app {

using base::Expected;
using domain::Distance;

namespace {

/// As many people around a face as the scoring can need.
std::size_t peopleAround(const domain::Scoring& scoring) {
  return static_cast<std::size_t>(std::max(scoring.neighbours, 0));
}

/// How crowded it is around the probe, seen without the candidate: their own likeness must not count against them.
domain::LocalMean aroundProbe(const domain::Scoring& scoring, const std::vector<ports::GalleryCandidate>& nearest,
                              const domain::ListPersonId& candidate, std::span<const Distance> inCohort) {
  std::vector<Distance> others;
  others.reserve(nearest.size());
  for (const auto& one : nearest)
    if (one.person != candidate) others.push_back(one.nearest);
  return domain::localMean(scoring, others, inCohort);
}

std::vector<ScoredCandidate> scored(const domain::Scoring& scoring, const ports::GalleryAnswer& answer,
                                    std::span<const Distance> inCohort, std::size_t atMost) {
  std::vector<ScoredCandidate> candidates;
  std::set<domain::ListPersonId> seen;
  // The probe's mean is the same for everybody who is not among its nearest people, and smaller than theirs: whoever
  // belongs into the answer is therefore in one of the two lists.
  for (const auto* part : {&answer.adjusted, &answer.nearest}) {
    for (const auto& one : *part) {
      if (!seen.insert(one.person).second) continue;
      const auto score =
          scoring.scaled()
              ? domain::scaledScore(one.distance, aroundProbe(scoring, answer.nearest, one.person, inCohort),
                                    one.localMean)
              : domain::Score::plain(one.distance);
      candidates.push_back({one.person, one.reference, one.distance, score, 0});
    }
  }
  std::ranges::sort(candidates, {}, [](const ScoredCandidate& c) { return std::tie(c.score, c.person); });
  candidates.resize(std::min(atMost, candidates.size()));
  for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i].rank = static_cast<int>(i) + 1;
  return candidates;
}

}  // namespace

Matcher::Matcher(std::shared_ptr<const ports::Gallery> list, std::shared_ptr<const ports::Gallery> cohort,
                 const domain::Scoring& scoring)
    : m_list(std::move(list)), m_cohort(std::move(cohort)), m_scoring(scoring) {}

Expected<std::vector<ScoredCandidate>> Matcher::search(const domain::Permit& permit, const ports::FaceTemplate& probe,
                                                       std::size_t atMost) const {
  TRY(auto answers, searchMany({&permit, 1}, {&probe, 1}, atMost));
  return std::move(answers.front());
}

Expected<std::vector<std::vector<ScoredCandidate>>> Matcher::searchMany(std::span<const domain::Permit> permits,
                                                                        std::span<const ports::FaceTemplate> probes,
                                                                        std::size_t atMost) const {
  const std::size_t around = peopleAround(m_scoring);
  const ports::GalleryWanted wanted{.nearest = m_scoring.scaled() ? around + 1 : 0, .adjusted = atMost};
  TRY(const auto answers, m_list->searchMany(permits, probes, wanted));
  std::vector<std::vector<Distance>> inCohort(probes.size());
  if (m_scoring.usesCohort() && m_cohort) {
    // Who consented to stand in the cohort would else be their own nearest neighbour, and be missed for it.
    std::vector<domain::ListPersonId> self;
    for (const auto& permit : permits) self.emplace_back(permit.subject().text());
    TRY(inCohort, m_cohort->surroundings(probes, self, around));
  }
  std::vector<std::vector<ScoredCandidate>> results;
  results.reserve(answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i)
    results.push_back(scored(m_scoring, answers[i], inCohort[i], atMost));
  return results;
}

Expected<void> measureSurroundings(const ports::GalleryBuilder& galleries,
                                   std::vector<ports::GalleryReference>& references, const ports::Gallery* cohort,
                                   const domain::Scoring& scoring) {
  for (auto& reference : references) reference.localMean = {};
  if (!scoring.scaled()) return {};
  std::vector<ports::FaceTemplate> templates;
  std::vector<domain::ListPersonId> own;
  for (const auto& reference : references) {
    templates.push_back(reference.faceTemplate);
    own.push_back(reference.person);
  }
  std::vector<std::vector<Distance>> onList(references.size());
  std::vector<std::vector<Distance>> inCohort(references.size());
  if (scoring.usesList()) {
    TRY(const auto list, galleries.build(references));
    TRY(onList, list->surroundings(templates, own, peopleAround(scoring)));
  }
  if (scoring.usesCohort() && cohort != nullptr) {
    TRY(inCohort, cohort->surroundings(templates, own, peopleAround(scoring)));
  }
  for (std::size_t i = 0; i < references.size(); ++i)
    references[i].localMean = domain::localMean(scoring, onList[i], inCohort[i]);
  return {};
}

}  // namespace consentry::app
