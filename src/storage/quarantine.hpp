// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "base/time.hpp"

namespace consentry::storage {

/// quarantine.txt in a store's directory: damage was found, the files are evidence, and nothing is written here any
/// more, even if they should look sound another day. A restored store begins in a directory without it.
[[nodiscard]] std::filesystem::path quarantineOf(const std::filesystem::path& directory);

/// Errc::storeDamaged with since when and why, when there is one.
[[nodiscard]] base::Expected<void> demandNoQuarantine(const std::filesystem::path& directory);

/// Best effort: a disk that cannot take the note leaves the damage, which the next opening finds again.
void quarantine(const std::filesystem::path& directory, base::Instant now, const base::Error& why);

}  // namespace consentry::storage
