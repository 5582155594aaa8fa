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
                              std::uint32_t candidate, std::span<const Distance> inCohort) {
  std::vector<Distance> others;
  others.reserve(nearest.size());
  for (const auto& one : nearest)
    if (one.person != candidate) others.push_back(one.nearest);
  return domain::localMean(scoring, others, inCohort);
}

std::vector<ScoredCandidate> scored(const ports::Gallery& list, const domain::Scoring& scoring,
                                    const ports::GalleryAnswer& answer, std::span<const Distance> inCohort,
                                    std::size_t atMost) {
  std::vector<std::pair<domain::Score, const ports::GalleryCandidate*>> found;
  std::set<std::uint32_t> seen;
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
      found.emplace_back(score, &one);
    }
  }
  std::ranges::sort(found, {}, [](const auto& c) { return std::tie(c.first, c.second->person); });
  found.resize(std::min(atMost, found.size()));
  std::vector<ScoredCandidate> candidates;
  candidates.reserve(found.size());
  for (const auto& [score, one] : found)
    candidates.push_back(
        {list.personOf(*one), list.referenceOf(*one), one->distance, score, static_cast<int>(candidates.size()) + 1});
  return candidates;
}

constexpr std::size_t kTogether = 1024;  // references whose templates are copied to be looked up

Expected<void> measureSome(std::span<ports::GalleryReference> references, const ports::Gallery* list,
                           const ports::Gallery* cohort, const domain::Scoring& scoring) {
  std::vector<ports::FaceTemplate> templates;
  std::vector<domain::ListPersonId> own;
  for (const auto& reference : references) {
    templates.push_back(reference.faceTemplate);
    own.push_back(reference.person);
  }
  std::vector<std::vector<Distance>> onList(references.size());
  std::vector<std::vector<Distance>> inCohort(references.size());
  if (list != nullptr) {
    TRY(onList, list->surroundings(templates, own, peopleAround(scoring)));
  }
  if (scoring.usesCohort() && cohort != nullptr) {
    TRY(inCohort, cohort->surroundings(templates, own, peopleAround(scoring)));
  }
  for (std::size_t i = 0; i < references.size(); ++i)
    references[i].localMean = domain::localMean(scoring, onList[i], inCohort[i]);
  return {};
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
    results.push_back(scored(*m_list, m_scoring, answers[i], inCohort[i], atMost));
  return results;
}

Expected<void> measureSurroundings(const ports::GalleryBuilder& galleries,
                                   std::vector<ports::GalleryReference>& references, const ports::Gallery* cohort,
                                   const domain::Scoring& scoring) {
  for (auto& reference : references) reference.localMean = {};
  if (!scoring.scaled()) return {};
  std::shared_ptr<const ports::Gallery> list;
  if (scoring.usesList() && !references.empty()) {
    const auto draft = galleries.begin(references.front().faceTemplate.engine, references.size());
    for (const auto& one : references) TRY_VOID(draft->add(one.person, one.reference, one.faceTemplate.values, {}));
    TRY(list, draft->finish());
  }
  const std::span<ports::GalleryReference> all(references);
  for (std::size_t first = 0; first < all.size(); first += kTogether)
    TRY_VOID(measureSome(all.subspan(first, std::min(kTogether, all.size() - first)), list.get(), cohort, scoring));
  return {};
}

}  // namespace consentry::app
