// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/evaluate.hpp"
#include "app/evaluation_bootstrap.hpp"
#include "app/evaluation_pairs.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// Photographs of people in groups, to be compared all with all.
struct FairnessSet {
  static constexpr std::size_t kMostPhotos = 50'000;

  struct Photo {
    std::uint32_t person = 0;
    std::uint32_t group = 0;
    std::string file;
  };

  void add(const std::string& person, const std::string& group, const std::string& file,
           const ports::FaceTemplate* faceTemplate);
  [[nodiscard]] domain::Score score(domain::Distance distance, std::size_t a, std::size_t b) const {
    return domain::scaledScore(distance, means[a], means[b]);
  }

  /// Of different people.
  [[nodiscard]] std::int64_t pairs() const;

  std::vector<Photo> photos;
  std::vector<std::string> groups;  ///< in the order of their first appearance
  std::vector<std::string> people;
  TemplateTable table;
  std::vector<domain::LocalMean> means;  ///< zero without a cohort

 private:
  std::map<std::string, std::uint32_t> m_people;
  std::map<std::string, std::uint32_t> m_groups;
};

struct FairnessRun {
  EvaluationFigures::Fairness figures;
  std::vector<Drawn> lowest;        ///< of the pairs of different people, ascending, by person
  ports::ScoreHistogram histogram;  ///< of all of them
};

/// One threshold for all, at which at most `fmr` of the pairs of different people are false matches, and each group's
/// own rate there. Pairs that are probably of one person are left out. Groups of fewer than `fewestPairs` are neither
/// best nor worst. Errc::cancelled.
[[nodiscard]] base::Expected<FairnessRun> fairnessOf(const FairnessSet& set, double fmr, std::int64_t fewestPairs,
                                                     const Job& job);

[[nodiscard]] ports::GroupBars barsOf(const EvaluationFigures::Fairness& fairness);

}  // namespace consentry::app
