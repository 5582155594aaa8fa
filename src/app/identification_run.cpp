// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identification_run.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "app/evaluation_pairs.hpp"

namespace consentry::app {

using base::Expected;
using domain::Distance;

namespace {

constexpr std::size_t kCandidates = 10;  // as many as screening shows a reviewer
constexpr std::size_t kBatch = 256;
constexpr std::int64_t kMostPairs = 400'000'000;  // beyond, single comparisons are not counted: a minute's work

/// Numbers for names, in the order of their first appearance.
class People {
 public:
  [[nodiscard]] std::size_t count() const { return m_numbers.size(); }
  std::uint32_t numberOf(const std::string& name) {
    return m_numbers.try_emplace(name, static_cast<std::uint32_t>(m_numbers.size())).first->second;
  }

 private:
  std::map<std::string, std::uint32_t> m_numbers;
};

/// The list's references with their surroundings, as rows to compare a probe with one by one.
class ListRows {
 public:
  explicit ListRows(const std::vector<ports::GalleryReference>& references, People& people) {
    for (const auto& reference : references) {
      m_table.add(&reference.faceTemplate);
      m_means.push_back(reference.localMean);
      m_people.push_back(people.numberOf(reference.person.text()));
    }
  }

  struct Best {
    Distance nearest;
    std::int64_t adjusted = 0;  ///< twice distance less local mean of the best reference
    Distance distance;
    domain::LocalMean mean;
  };

  /// Each listed person's best reference for this probe.
  [[nodiscard]] std::map<std::uint32_t, Best> compare(const ports::FaceTemplate& probe) {
    m_table.add(&probe);
    const std::size_t row = m_table.rows() - 1;
    std::map<std::uint32_t, Best> best;
    for (std::size_t i = 0; i < m_people.size(); ++i) {
      const Distance distance = m_table.between(i, row);
      const std::int64_t adjusted = 2 * distance.millionths - m_means[i].millionths;
      const auto [at, isNew] = best.try_emplace(m_people[i], Best{distance, adjusted, distance, m_means[i]});
      if (isNew) continue;
      auto& one = at->second;
      one.nearest = std::min(one.nearest, distance);
      if (adjusted < one.adjusted) one = {one.nearest, adjusted, distance, m_means[i]};
    }
    m_table.removeLast();
    return best;
  }

 private:
  TemplateTable m_table;
  std::vector<domain::LocalMean> m_means;
  std::vector<std::uint32_t> m_people;
};

/// How crowded it is around a probe, seen without one of the people in it.
class AroundProbe {
 public:
  AroundProbe(const domain::Scoring& scoring, const std::map<std::uint32_t, ListRows::Best>& best,
              std::span<const Distance> inCohort)
      : m_scoring(scoring), m_inCohort(inCohort) {
    for (const auto& [person, one] : best) m_nearest.push_back(one.nearest);
    const auto kept = std::min(m_nearest.size(), static_cast<std::size_t>(scoring.neighbours) + 1);
    std::ranges::partial_sort(m_nearest, m_nearest.begin() + static_cast<std::ptrdiff_t>(kept));
    m_nearest.resize(kept);
    m_withAll = domain::localMean(m_scoring, m_nearest, m_inCohort);
  }

  [[nodiscard]] domain::LocalMean without(const ListRows::Best& one) const {
    const auto own = std::ranges::lower_bound(m_nearest, one.nearest);
    if (own == m_nearest.end() || *own != one.nearest) return m_withAll;
    std::vector<Distance> others(m_nearest);
    others.erase(others.begin() + (own - m_nearest.begin()));
    return domain::localMean(m_scoring, others, m_inCohort);
  }

 private:
  const domain::Scoring& m_scoring;
  std::span<const Distance> m_inCohort;
  std::vector<Distance> m_nearest;
  domain::LocalMean m_withAll;
};

struct Pairs {
  std::vector<Drawn> mates;
  Smallest<Drawn> others;
};

void comparePairs(ListRows& rows, const SearchedProbe& probe, std::uint32_t person, const domain::Scoring& scoring,
                  std::span<const Distance> inCohort, Pairs& pairs, bool mated) {
  domain::Score own = kNeverAlike;
  if (probe.faceTemplate != nullptr) {
    const auto best = rows.compare(*probe.faceTemplate);
    const AroundProbe around(scoring, best, inCohort);
    for (const auto& [listed, one] : best) {
      const auto score = scoring.scaled() ? domain::scaledScore(one.distance, around.without(one), one.mean)
                                          : domain::Score::plain(one.distance);
      if (listed == person)
        own = score;
      else
        pairs.others.offer({score, person, listed});
    }
  }
  if (mated) pairs.mates.push_back({own, person, person});
}

}  // namespace

Expected<IdentificationResult> identify(const ports::GalleryBuilder& galleries, const std::vector<ListedPhoto>& list,
                                        const std::vector<SearchedProbe>& probes,
                                        const std::shared_ptr<const ports::Gallery>& cohort,
                                        const domain::Scoring& scoring) {
  IdentificationResult result;
  People people;
  std::vector<ports::GalleryReference> members;
  std::set<std::uint32_t> listed;
  for (const auto& photo : list) {
    listed.insert(people.numberOf(photo.person));
    if (photo.faceTemplate != nullptr)
      members.push_back(
          {domain::ListPersonId(photo.person), domain::ReferenceId(photo.photo), *photo.faceTemplate, {}});
  }
  result.people = std::ssize(listed);
  TRY_VOID(measureSurroundings(galleries, members, cohort.get(), scoring));
  ListRows rows(members, people);
  TRY(auto gallery, galleries.build(std::move(members)));
  const Matcher matcher(std::move(gallery), cohort, scoring);

  std::map<std::uint32_t, std::int64_t> probesOf;
  for (const auto& probe : probes) {
    const auto person = people.numberOf(probe.person);
    const bool mated = listed.contains(person);
    result.probes.push_back({.mated = mated, .person = person});
    result.others.n += result.people - (mated ? 1 : 0);
    ++probesOf[person];
  }
  const bool countsPairs = result.others.n <= kMostPairs;
  Pairs pairs{{}, Smallest<Drawn>(countsPairs ? static_cast<std::size_t>(result.others.n / 64 + 1000) : 0)};
  for (std::size_t first = 0; first < probes.size(); first += kBatch) {
    const std::size_t last = std::min(probes.size(), first + kBatch);
    std::vector<ports::FaceTemplate> templates;
    std::vector<domain::Permit> permits;
    std::vector<domain::ListPersonId> owners;
    std::vector<std::size_t> which;
    for (std::size_t i = first; i < last; ++i) {
      if (probes[i].faceTemplate == nullptr) continue;
      templates.push_back(*probes[i].faceTemplate);
      permits.push_back(probes[i].permit);
      owners.emplace_back(probes[i].person);
      which.push_back(i);
    }
    TRY(auto candidates, matcher.searchMany(permits, templates, kCandidates));
    for (std::size_t i = 0; i < which.size(); ++i) {
      auto& probe = result.probes[which[i]];
      for (const auto& one : candidates[i])
        if (one.person.text() == probes[which[i]].person) probe.own = one.rank;
      probe.candidates = std::move(candidates[i]);
    }
    std::vector<std::vector<Distance>> around(templates.size());
    if (countsPairs && scoring.usesCohort() && cohort) {
      TRY(around, cohort->surroundings(templates, owners, static_cast<std::size_t>(scoring.neighbours)));
    }
    std::size_t next = 0;
    for (std::size_t i = first; countsPairs && i < last; ++i) {
      const auto& one = result.probes[i];
      const std::span<const Distance> inCohort =
          probes[i].faceTemplate != nullptr ? std::span<const Distance>(around[next++]) : std::span<const Distance>();
      comparePairs(rows, probes[i], one.person, scoring, inCohort, pairs, one.mated);
    }
  }
  std::ranges::sort(pairs.mates);
  result.mates = std::move(pairs.mates);
  result.others.lowest = pairs.others.take();
  if (!countsPairs) result.others.n = 0;
  result.others.people = people.count();
  result.others.inDraw = [probesOf, listed](Weights weights) {
    double onList = 0;
    for (const auto person : listed) onList += weights[person];
    double all = 0;
    for (const auto& [person, count] : probesOf) {
      const double own = weights[person];
      all += own * static_cast<double>(count) * (onList - (listed.contains(person) ? own : 0));
    }
    return all;
  };
  return result;
}

std::vector<ProbeScore> scoresOf(const IdentificationResult& result) {
  std::vector<ProbeScore> scores;
  for (const auto& probe : result.probes) {
    ProbeScore score{.mated = probe.mated, .person = probe.person};
    if (!probe.candidates.empty()) score.nearest = probe.candidates.front().score;
    if (probe.own > 0) {
      score.mate = probe.candidates[static_cast<std::size_t>(probe.own) - 1].score;
      score.mateRank = probe.own;
    }
    scores.push_back(score);
  }
  return scores;
}

domain::ThresholdProfile describedBy(domain::ThresholdProfile profile, const ports::EngineIdentity& engine,
                                     const domain::Scoring& scoring, const std::optional<base::Digest>& cohort,
                                     const base::Digest& dataset, base::Instant at) {
  profile.model = engine.hash;
  profile.modelName = engine.name;
  profile.engine = engine.choice;
  profile.precision = engine.precision;
  profile.scoring = scoring;
  if (scoring.usesCohort()) profile.cohort = cohort;
  profile.datasetHash = dataset;
  profile.measuredAt = at;
  return profile;
}

}  // namespace consentry::app
