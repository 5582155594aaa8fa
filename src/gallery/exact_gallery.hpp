// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/ports/gallery.hpp"

namespace consentry::gallery {

/// Searches 8-bit codes first and compares in full whoever a proven bound cannot leave out (see ProbeQuery): the answer
/// is that of comparing with everybody, the same on every machine.
class ExactGalleryBuilder : public app::ports::GalleryBuilder {
 public:
  struct Options {
    std::string kernel{};     ///< one of `scanKernels()`; empty: the fastest that runs here
    std::size_t threads = 0;  ///< for many probes at once; 0: as many as the machine has
  };

  ExactGalleryBuilder() = default;
  explicit ExactGalleryBuilder(Options options) : m_options(std::move(options)) {}

  /// `finish` fails with Errc::unsupported when the kernel of the options does not run here.
  [[nodiscard]] std::unique_ptr<app::ports::GalleryDraft> begin(const base::Digest& engine,
                                                                std::size_t expected = 0) const override;
  [[nodiscard]] base::Expected<std::shared_ptr<const app::ports::Gallery>> build(
      std::vector<app::ports::GalleryReference> references) const override;

 private:
  Options m_options;
};

}  // namespace consentry::gallery
