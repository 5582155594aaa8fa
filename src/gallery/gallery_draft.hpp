// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gallery/exact_gallery.hpp"
#include "gallery/gallery_rows.hpp"

namespace consentry::gallery {

/// Takes references in any order, checks and packs them, and puts them into the order of `GalleryRows`.
class ExactGalleryDraft : public app::ports::GalleryDraft {
 public:
  ExactGalleryDraft(const base::Digest& engine, std::size_t expected, const ExactGalleryBuilder::Options& options);

  [[nodiscard]] base::Expected<void> add(const domain::ListPersonId& person, const domain::ReferenceId& reference,
                                         std::span<const float> values, domain::LocalMean localMean) override;
  [[nodiscard]] base::Expected<std::shared_ptr<const app::ports::Gallery>> finish() override;

 private:
  [[nodiscard]] std::vector<std::uint32_t> byHandle() const;
  [[nodiscard]] GalleryRows arranged();

  base::Digest m_engine;
  std::size_t m_expected;
  ExactGalleryBuilder::Options m_options;
  CodedReferences m_templates{0, 0};
  HandleColumn m_people;  ///< by reference, as they came
  HandleColumn m_references;
  std::vector<std::int32_t> m_means;
};

/// Errc::unsupported when the options name a kernel that does not run here.
[[nodiscard]] base::Expected<std::shared_ptr<const app::ports::Gallery>> makeExactGallery(
    const base::Digest& engine, GalleryRows rows, const ExactGalleryBuilder::Options& options);

}  // namespace consentry::gallery
