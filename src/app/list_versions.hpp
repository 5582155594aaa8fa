// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/ports/store.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// RFC 6962 root over the members in order; leaf text as at ports::ListVersionRow.
[[nodiscard]] base::Digest rootOfMembers(const std::vector<ports::ListMember>& members);

/// Makes a version of what is searchable today and records it. `because` are the entries that led to it.
[[nodiscard]] base::Expected<ports::ListVersionRow> makeVersion(Context& context, ports::WriteUnit& unit,
                                                                const ports::WatchlistRow& list,
                                                                std::vector<std::int64_t> because);

/// Entries whose day or review has passed become EXPIRED; a new version is made when there were any.
[[nodiscard]] base::Expected<void> expireOverdue(Context& context, ports::WriteUnit& unit,
                                                 const ports::WatchlistRow& list);

/// Whether `expireOverdue` has something to do.
[[nodiscard]] base::Expected<bool> hasOverdue(ports::WatchlistReader& lists, const domain::WatchlistId& list,
                                              base::Date today);

/// Records a person's new state.
[[nodiscard]] base::Expected<std::int64_t> recordState(Context& context, ports::WriteUnit& unit,
                                                       const domain::ListPerson& person);

}  // namespace consentry::app
