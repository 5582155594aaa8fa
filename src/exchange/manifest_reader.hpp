// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "app/ports/files.hpp"

namespace consentry::exchange {

inline constexpr std::int64_t kLargestManifest = std::int64_t{512} * 1024 * 1024;  ///< bytes
inline constexpr std::size_t kMostLines = 1'000'000;                               ///< verdicts of one file

enum class ManifestKind { csv, jsonLines };

/// The verdicts of a manifest's text, one for each row and for each line that is not one. Never more than one verdict
/// for a physical line; a good CSV row may run over several lines. Errc::parse for a CSV without a usable header,
/// Errc::limitExceeded for more than a million rows.
[[nodiscard]] base::Expected<app::ports::Manifest> parseManifest(std::string_view text, ManifestKind kind,
                                                                 base::Date today);

}  // namespace consentry::exchange
