// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/gallery.hpp"

namespace consentry::gallery {

/// Compares the probe with every reference; the distance is summed in double precision in a fixed order, so that any
/// machine gives the same millionths.
class ExactGalleryBuilder : public app::ports::GalleryBuilder {
 public:
  /// Also Errc::invalidArgument for a value that is not a finite number: it would compare as nobody.
  [[nodiscard]] base::Expected<std::shared_ptr<const app::ports::Gallery>> build(
      std::vector<app::ports::GalleryReference> references) const override;
};

}  // namespace consentry::gallery
