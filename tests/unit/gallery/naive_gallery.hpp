// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "app/ports/gallery.hpp"

namespace consentry::test {

/// A candidate with the handles that its gallery gives for the numbers.
struct NaiveCandidate {
  domain::ListPersonId person;
  domain::ReferenceId reference;
  domain::Distance distance;
  domain::LocalMean localMean;
  domain::Distance nearest;
  bool operator==(const NaiveCandidate&) const = default;
};

struct NaiveAnswer {
  std::vector<NaiveCandidate> nearest;
  std::vector<NaiveCandidate> adjusted;
  bool operator==(const NaiveAnswer&) const = default;
};

[[nodiscard]] inline NaiveAnswer named(const app::ports::Gallery& gallery, const app::ports::GalleryAnswer& answer) {
  const auto all = [&](const std::vector<app::ports::GalleryCandidate>& part) {
    std::vector<NaiveCandidate> named;
    for (const auto& one : part)
      named.push_back({gallery.personOf(one), gallery.referenceOf(one), one.distance, one.localMean, one.nearest});
    return named;
  };
  return {all(answer.nearest), all(answer.adjusted)};
}

/// The port's definition, written down as plainly as can be: compares the probe with everybody.
class NaiveGallery {
 public:
  explicit NaiveGallery(std::vector<app::ports::GalleryReference> references) {
    for (auto& one : references) m_people[one.person].push_back(std::move(one));
  }

  [[nodiscard]] NaiveAnswer search(const app::ports::FaceTemplate& probe, app::ports::GalleryWanted wanted) const {
    std::vector<NaiveCandidate> everybody;
    for (const auto& [person, references] : m_people) everybody.push_back(best(references, probe));
    NaiveAnswer answer;
    std::ranges::sort(everybody, {}, [](const auto& c) { return std::tie(c.nearest, c.person); });
    answer.nearest = first(everybody, wanted.nearest);
    std::ranges::sort(everybody, {}, [](const auto& c) { return std::make_tuple(key(c), c.person); });
    answer.adjusted = first(everybody, wanted.adjusted);
    return answer;
  }

  [[nodiscard]] std::vector<domain::Distance> surroundings(const app::ports::FaceTemplate& probe,
                                                           const domain::ListPersonId& except,
                                                           std::size_t atMost) const {
    std::vector<domain::Distance> distances;
    for (const auto& [person, references] : m_people)
      if (person != except) distances.push_back(best(references, probe).nearest);
    std::ranges::sort(distances);
    distances.resize(std::min(atMost, distances.size()));
    return distances;
  }

 private:
  static std::int64_t key(const NaiveCandidate& candidate) {
    return 2 * candidate.distance.millionths - candidate.localMean.millionths;
  }

  static domain::Distance distance(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      sum += std::pow(static_cast<double>(a[i]) - static_cast<double>(b[i]), 2);
    return domain::Distance::of(std::sqrt(sum));
  }

  static NaiveCandidate best(const std::vector<app::ports::GalleryReference>& references,
                             const app::ports::FaceTemplate& probe) {
    std::vector<NaiveCandidate> all;
    for (const auto& one : references) {
      const auto apart = distance(one.faceTemplate.values, probe.values);
      all.push_back({one.person, one.reference, apart, one.localMean, apart});
    }
    const auto nearest = std::ranges::min(all, {}, &NaiveCandidate::distance).distance;
    auto found = std::ranges::min(all, {}, [](const auto& c) { return std::make_tuple(key(c), c.reference); });
    found.nearest = nearest;
    return found;
  }

  static std::vector<NaiveCandidate> first(const std::vector<NaiveCandidate>& all, std::size_t count) {
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()))};
  }

  std::map<domain::ListPersonId, std::vector<app::ports::GalleryReference>> m_people;
};

}  // namespace consentry::test
