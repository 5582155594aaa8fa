// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/exact_gallery.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>

namespace consentry::gallery {
namespace {

using app::ports::FaceTemplate;
using app::ports::Gallery;
using app::ports::GalleryAnswer;
using app::ports::GalleryCandidate;
using app::ports::GalleryReference;
using app::ports::GalleryWanted;
using base::Errc;
using base::fail;

/// Independent partial sums: the compiler may do them side by side without changing a bit of the result.
constexpr std::size_t kLanes = 8;

double squaredDistance(std::span<const float> a, std::span<const float> b) {
  std::array<double, kLanes> sums{};
  std::size_t i = 0;
  for (; i + kLanes <= a.size(); i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double difference = static_cast<double>(a[i + lane]) - static_cast<double>(b[i + lane]);
      sums[lane] += difference * difference;
    }
  double total = 0;
  for (; i < a.size(); ++i) {
    const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
    total += difference * difference;
  }
  for (const double sum : sums) total += sum;
  return total;
}

bool allFinite(const std::vector<float>& values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

/// One listed person's references: rows [first, last) of the matrix.
struct Person {
  domain::ListPersonId id;
  std::size_t first = 0;
  std::size_t last = 0;
};

class ExactGallery : public Gallery {
 public:
  /// `references` sorted by person, then reference; all of one engine and dimension.
  explicit ExactGallery(std::vector<GalleryReference> references) {
    if (references.empty()) return;
    m_engine = references.front().faceTemplate.engine;
    m_dimension = references.front().faceTemplate.values.size();
    m_matrix.reserve(references.size() * m_dimension);
    m_references.reserve(references.size());
    for (GalleryReference& entry : references) {
      if (m_people.empty() || m_people.back().id != entry.person)
        m_people.push_back({std::move(entry.person), m_references.size(), m_references.size()});
      ++m_people.back().last;
      m_references.push_back(std::move(entry.reference));
      m_localMeans.push_back(entry.localMean);
      m_matrix.insert(m_matrix.end(), entry.faceTemplate.values.begin(), entry.faceTemplate.values.end());
    }
  }

  [[nodiscard]] std::size_t people() const override { return m_people.size(); }
  [[nodiscard]] std::size_t references() const override { return m_references.size(); }

  [[nodiscard]] base::Expected<GalleryAnswer> search(const domain::Permit&, const FaceTemplate& probe,
                                                     GalleryWanted wanted) const override {
    TRY(auto candidates, compared(probe));
    GalleryAnswer answer;
    answer.nearest =
        first(candidates, wanted.nearest, [](const GalleryCandidate& c) { return std::tie(c.nearest, c.person); });
    answer.adjusted = first(candidates, wanted.adjusted, [](const GalleryCandidate& c) {
      return std::make_tuple(adjusted(c.distance, c.localMean), c.person);
    });
    return answer;
  }

  [[nodiscard]] base::Expected<std::vector<GalleryAnswer>> searchMany(const domain::Permit& permit,
                                                                      std::span<const FaceTemplate> probes,
                                                                      GalleryWanted wanted) const override {
    std::vector<GalleryAnswer> answers;
    answers.reserve(probes.size());
    for (const FaceTemplate& probe : probes) {
      TRY(auto answer, search(permit, probe, wanted));
      answers.push_back(std::move(answer));
    }
    return answers;
  }

  [[nodiscard]] base::Expected<std::vector<std::vector<domain::Distance>>> surroundings(
      std::span<const FaceTemplate> templates, std::span<const domain::ListPersonId> except,
      std::size_t atMost) const override {
    std::vector<std::vector<domain::Distance>> all;
    all.reserve(templates.size());
    for (std::size_t i = 0; i < templates.size(); ++i) {
      TRY(auto candidates, compared(templates[i]));
      if (!except.empty()) std::erase_if(candidates, [&](const GalleryCandidate& c) { return c.person == except[i]; });
      std::vector<domain::Distance> distances;
      for (const auto& one : first(candidates, atMost, [](const GalleryCandidate& c) { return c.nearest; }))
        distances.push_back(one.nearest);
      all.push_back(std::move(distances));
    }
    return all;
  }

 private:
  /// Twice the distance less the local mean: a whole number that orders like distance − ½ local mean.
  static std::int64_t adjusted(domain::Distance distance, domain::LocalMean mean) {
    return 2 * distance.millionths - mean.millionths;
  }

  template <typename Key>
  static std::vector<GalleryCandidate> first(std::vector<GalleryCandidate> candidates, std::size_t count, Key key) {
    const std::size_t kept = std::min(count, candidates.size());
    std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(kept), {}, key);
    candidates.resize(kept);
    return candidates;
  }

  /// Everybody here with their distance to the probe.
  [[nodiscard]] base::Expected<std::vector<GalleryCandidate>> compared(const FaceTemplate& probe) const {
    if (!allFinite(probe.values)) return fail(Errc::invalidArgument, "the probe holds a value that is not a number");
    std::vector<GalleryCandidate> candidates;
    if (m_people.empty()) return candidates;
    if (probe.engine != m_engine || probe.values.size() != m_dimension)
      return fail(Errc::invalidArgument, "the probe's template is of another engine than the gallery's");
    candidates.reserve(m_people.size());
    for (const Person& person : m_people) candidates.push_back(best(person, probe));
    return candidates;
  }

  [[nodiscard]] GalleryCandidate best(const Person& person, const FaceTemplate& probe) const {
    std::optional<GalleryCandidate> found;
    for (std::size_t i = person.first; i < person.last; ++i) {
      const double squared = squaredDistance(probe.values, std::span(m_matrix).subspan(i * m_dimension, m_dimension));
      const auto distance = domain::Distance::of(std::sqrt(squared));
      const auto nearest = found ? std::min(found->nearest, distance) : distance;
      if (!found || adjusted(distance, m_localMeans[i]) < adjusted(found->distance, found->localMean))
        found = {person.id, m_references[i], distance, m_localMeans[i], nearest};
      found->nearest = nearest;
    }
    return *std::move(found);
  }

  base::Digest m_engine;
  std::size_t m_dimension = 0;
  std::vector<Person> m_people;
  std::vector<domain::ReferenceId> m_references;  ///< one a row
  std::vector<domain::LocalMean> m_localMeans;    ///< one a row
  std::vector<float> m_matrix;                    ///< row after row
};

}  // namespace

base::Expected<std::shared_ptr<const Gallery>> ExactGalleryBuilder::build(
    std::vector<GalleryReference> references) const {
  for (const GalleryReference& entry : references) {
    const FaceTemplate& own = entry.faceTemplate;
    const FaceTemplate& first = references.front().faceTemplate;
    if (own.values.empty() || own.engine != first.engine || own.values.size() != first.values.size())
      return fail(Errc::invalidArgument, "the gallery's templates are not all of one engine");
    if (!allFinite(own.values)) return fail(Errc::invalidArgument, "a template holds a value that is not a number");
  }
  std::ranges::sort(references, {}, [](const GalleryReference& r) { return std::tie(r.person, r.reference); });
  return std::make_shared<const ExactGallery>(std::move(references));
}

}  // namespace consentry::gallery
