// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace consentry::app::ports {

/// What became of the sealed cells of one place of a store.
struct SealedPlace {
  std::string place;         ///< "table.column"
  std::int64_t opened = 0;   ///< cells that opened
  std::int64_t keyless = 0;  ///< cells whose person has no key: nobody reads them again
  std::string firstBad{};    ///< key of the first row that does not open; what comes after it was not tried
};

/// Opens what is sealed in one store, to see whether it can be.
class SealedCheck {
 public:
  virtual ~SealedCheck() = default;
  /// Every cell of every place; needs an open vault (Errc::sealed). Hears how many cells are tried.
  [[nodiscard]] virtual base::Expected<std::vector<SealedPlace>> openEvery(
      const std::function<void(std::int64_t)>& progress) = 0;
};

}  // namespace consentry::app::ports
