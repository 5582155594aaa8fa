// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "base/error.hpp"
#include "domain/ids.hpp"
#include "domain/permit.hpp"
#include "domain/score.hpp"

namespace consentry::app::ports {

struct GalleryReference {
  domain::ListPersonId person;
  domain::ReferenceId reference;
  FaceTemplate faceTemplate;
  domain::LocalMean localMean{};  ///< how crowded it is around this reference; zero for plain scoring
};

/// One line a person. Who is meant, their gallery knows: numbers, because an answer is made for every probe and most
/// of its lines are never read.
struct GalleryCandidate {
  std::uint32_t person = 0;     ///< ascending as the handles
  std::uint32_t reference = 0;  ///< the person's with the smallest distance − ½ local mean
  domain::Distance distance;    ///< to that reference
  domain::LocalMean localMean;  ///< of that reference
  domain::Distance nearest;     ///< to whichever of the person's references is nearest
};

/// How many people are wanted of each order.
struct GalleryWanted {
  std::size_t nearest = 0;   ///< by `GalleryCandidate::nearest`
  std::size_t adjusted = 0;  ///< by distance − ½ local mean of the candidate's reference
};

/// Both ascending, one line a person; ties by person handle (of references: by reference handle), so that any run on
/// any machine gives the same answer.
struct GalleryAnswer {
  std::vector<GalleryCandidate> nearest;
  std::vector<GalleryCandidate> adjusted;
};

/// A list version's templates, ready to be searched. Immutable; may be shared between threads.
class Gallery {
 public:
  virtual ~Gallery() = default;
  [[nodiscard]] virtual std::size_t people() const = 0;
  [[nodiscard]] virtual std::size_t references() const = 0;
  /// Whom a candidate of this gallery's answers names.
  [[nodiscard]] virtual domain::ListPersonId personOf(const GalleryCandidate& candidate) const = 0;
  [[nodiscard]] virtual domain::ReferenceId referenceOf(const GalleryCandidate& candidate) const = 0;
  /// Exact: nobody who belongs into the answer is left out. Errc::invalidArgument when the probe is of another engine
  /// or dimension: templates of different models are never compared.
  [[nodiscard]] virtual base::Expected<GalleryAnswer> search(const domain::Permit& permit, const FaceTemplate& probe,
                                                             GalleryWanted wanted) const = 0;
  /// The same for many probes, each with its own permit, in their order, sharing each pass over the references.
  /// Errc::invalidArgument when they are not as many.
  [[nodiscard]] virtual base::Expected<std::vector<GalleryAnswer>> searchMany(std::span<const domain::Permit> permits,
                                                                              std::span<const FaceTemplate> probes,
                                                                              GalleryWanted wanted) const = 0;
  /// For each template the distances to its `atMost` nearest people here, ascending, leaving out the person of the same
  /// index in `except` (empty: nobody is left out). Says only how crowded it is around a face, never whose face it is,
  /// and so needs no permit.
  [[nodiscard]] virtual base::Expected<std::vector<std::vector<domain::Distance>>> surroundings(
      std::span<const FaceTemplate> templates, std::span<const domain::ListPersonId> except,
      std::size_t atMost) const = 0;
};

/// A gallery being filled, reference by reference: a list's templates never stand in memory twice.
class GalleryDraft {
 public:
  virtual ~GalleryDraft() = default;
  /// Errc::invalidArgument when the values are not as many as those before, or one is off the lattice.
  [[nodiscard]] virtual base::Expected<void> add(const domain::ListPersonId& person,
                                                 const domain::ReferenceId& reference, std::span<const float> values,
                                                 domain::LocalMean localMean) = 0;
  /// Leaves the draft empty.
  [[nodiscard]] virtual base::Expected<std::shared_ptr<const Gallery>> finish() = 0;
};

class GalleryBuilder {
 public:
  virtual ~GalleryBuilder() = default;
  /// For templates of this engine, `expected` of them when that is known.
  [[nodiscard]] virtual std::unique_ptr<GalleryDraft> begin(const base::Digest& engine,
                                                            std::size_t expected = 0) const = 0;
  /// Errc::invalidArgument when the templates are not all of one engine, or a value is off the lattice.
  [[nodiscard]] virtual base::Expected<std::shared_ptr<const Gallery>> build(
      std::vector<GalleryReference> references) const = 0;
};

}  // namespace consentry::app::ports
