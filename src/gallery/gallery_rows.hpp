// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "gallery/coded_references.hpp"
#include "gallery/handle_column.hpp"

namespace consentry::gallery {

/// A gallery's references as the search goes through them: those with the largest local mean first, so that the
/// references of a block have nearly the same and one bound fits all of them. A person is a number, ascending as the
/// handles.
struct GalleryRows {
  CodedReferences templates;
  HandleColumn people{};
  HandleColumn references{};            ///< by row
  std::vector<std::uint32_t> person{};  ///< by row
  std::vector<std::uint32_t> next{};    ///< by row: the same person's next reference, after the last the first
  std::vector<std::int32_t> means{};    ///< by row: local mean in millionths; descending
};

}  // namespace consentry::gallery
