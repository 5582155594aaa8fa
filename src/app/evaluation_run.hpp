// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/services.hpp"
#include "base/bytes.hpp"
#include "domain/permit.hpp"

namespace consentry::app {

/// A photograph of a data set: where it lies.
struct DatasetPhoto {
  std::filesystem::path folder;
  std::string file;  ///< relative to `folder`
};

/// Templates of a data set's photographs, in memory only, each embedded once however often it is listed.
struct DatasetTemplates {
  struct One {
    ports::PhotoOutcome outcome = ports::PhotoOutcome::unreadable;
    std::optional<ports::FaceTemplate> faceTemplate;
  };
  std::vector<One> photos;  ///< beside the photographs asked for
  std::int64_t distinct = 0;
  std::int64_t noFace = 0;  ///< of the distinct ones
  std::int64_t unreadable = 0;
  base::Digest hash;  ///< over `lists` and every photograph's own hash, in order
  double seconds = 0;
};

/// Embeds them all; the face nearest the centre counts. A file that is not there is `unreadable`, never skipped.
[[nodiscard]] base::Expected<DatasetTemplates> embedDataset(Context& context, const Job& job,
                                                            const domain::Permit& permit,
                                                            const std::vector<DatasetPhoto>& photos,
                                                            std::string_view lists);

}  // namespace consentry::app
