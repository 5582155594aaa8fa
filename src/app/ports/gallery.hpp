// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
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
};

/// One line a person: the nearest of their references.
struct GalleryCandidate {
  domain::ListPersonId person;
  domain::ReferenceId reference;
  domain::Distance distance;
  int rank = 0;  ///< from 1, ascending distance; ties by person handle so that any run gives the same order
};

/// A list version's templates, ready to be searched. Immutable; may be shared between threads.
class Gallery {
 public:
  virtual ~Gallery() = default;
  [[nodiscard]] virtual std::size_t people() const = 0;
  [[nodiscard]] virtual std::size_t references() const = 0;
  /// The `atMost` nearest people. Exact: every reference is compared. Errc::invalidArgument when the probe is of
  /// another engine or dimension: templates of different models are never compared.
  [[nodiscard]] virtual base::Expected<std::vector<GalleryCandidate>> search(const domain::Permit& permit,
                                                                             const FaceTemplate& probe,
                                                                             std::size_t atMost) const = 0;
};

class GalleryBuilder {
 public:
  virtual ~GalleryBuilder() = default;
  /// Errc::invalidArgument when the templates are not all of one engine.
  [[nodiscard]] virtual base::Expected<std::shared_ptr<const Gallery>> build(
      std::vector<GalleryReference> references) const = 0;
};

}  // namespace consentry::app::ports
