// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "app/ports/sealed_check.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// See SealedCheck::openEvery; over a connection that has SealedCells.
[[nodiscard]] base::Expected<std::vector<app::ports::SealedPlace>> openEverySealedCell(
    Connection& db, const std::function<void(std::int64_t)>& progress);

}  // namespace consentry::storage
