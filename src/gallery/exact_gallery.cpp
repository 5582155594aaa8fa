// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/exact_gallery.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>

namespace consentry::gallery {
namespace {

using app::ports::FaceTemplate;
using app::ports::Gallery;
using app::ports::GalleryCandidate;
using app::ports::GalleryReference;
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
      m_matrix.insert(m_matrix.end(), entry.faceTemplate.values.begin(), entry.faceTemplate.values.end());
    }
  }

  [[nodiscard]] std::size_t people() const override { return m_people.size(); }
  [[nodiscard]] std::size_t references() const override { return m_references.size(); }

  [[nodiscard]] base::Expected<std::vector<GalleryCandidate>> search(const domain::Permit&, const FaceTemplate& probe,
                                                                     std::size_t atMost) const override {
    if (!allFinite(probe.values)) return fail(Errc::invalidArgument, "the probe holds a value that is not a number");
    if (m_people.empty()) return {};
    if (probe.engine != m_engine || probe.values.size() != m_dimension)
      return fail(Errc::invalidArgument, "the probe's template is of another engine than the gallery's");
    std::vector<GalleryCandidate> candidates;
    candidates.reserve(m_people.size());
    for (const Person& person : m_people) candidates.push_back(nearest(person, probe));
    const std::size_t kept = std::min(atMost, candidates.size());
    std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(kept), {},
                              [](const GalleryCandidate& c) { return std::tie(c.distance, c.person); });
    candidates.resize(kept);
    for (std::size_t i = 0; i < kept; ++i) candidates[i].rank = static_cast<int>(i) + 1;
    return candidates;
  }

 private:
  [[nodiscard]] GalleryCandidate nearest(const Person& person, const FaceTemplate& probe) const {
    double best = std::numeric_limits<double>::infinity();
    std::size_t row = person.first;
    for (std::size_t i = person.first; i < person.last; ++i) {
      const double squared = squaredDistance(probe.values, std::span(m_matrix).subspan(i * m_dimension, m_dimension));
      if (squared < best) {
        best = squared;
        row = i;
      }
    }
    return {person.id, m_references[row], domain::Distance::of(std::sqrt(best))};
  }

  base::Digest m_engine;
  std::size_t m_dimension = 0;
  std::vector<Person> m_people;
  std::vector<domain::ReferenceId> m_references;  ///< one a row
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
