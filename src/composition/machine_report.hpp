// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "app/ports/cage.hpp"
#include "app/ports/findings.hpp"
#include "composition/machine_facts.hpp"

namespace consentry::composition {

/// What was looked at on this computer, each with its stable word: store, disk_space, disk_encryption, permissions,
/// memory_locking, core_dumps, swap, clock, keyring, decoder_cage, models_folder, and model:ROLE for each weight file
/// (hashes are compared, some 100 ms). `store` and `models` may be empty. Any thread; writes nothing; nobody needs to
/// act. What the store itself says about its care (app::storeFindings) is not in it.
[[nodiscard]] std::vector<app::ports::Finding> machineReport(const std::filesystem::path& store,
                                                             const std::filesystem::path& models);

/// The part of it that facts decide.
[[nodiscard]] std::vector<app::ports::Finding> findingsOf(const MachineFacts& facts);
[[nodiscard]] app::ports::Finding findingOf(const app::ports::CageReport& cage);

}  // namespace consentry::composition
