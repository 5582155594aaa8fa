// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/matcher.hpp"
#include "app/ports/store.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// Makes the templates that a list version lacks for this engine, from the photographs that are kept: each person's
/// basis is asked of the gate anew, and each use and each template is an entry, as when they were enrolled. What was
/// made stays when it is cancelled. Errc::denied or Errc::invalidArgument, after all others were made, when somebody's
/// could not be made: a list is searched whole or not at all.
[[nodiscard]] base::Expected<void> makeMissingTemplates(Context& context, const ports::WatchlistRow& list, int version,
                                                        ports::FaceEngine& engine, const Job& job);

/// A list version ready to be searched: its local means are measured once and kept, and read ever after.
[[nodiscard]] base::Expected<Matcher> matcherFor(Context& context, const ports::SurroundingsKey& key);

/// What a past run searched with, from what was kept; nothing is measured. Errc::notFound when templates of its cohort
/// were destroyed since.
[[nodiscard]] base::Expected<Matcher> matcherOf(Context& context, const ports::RunRow& run);

/// Does the first two for the newest version of a list that was just changed, as far as that is possible now. What is
/// missing is made, and what stands in the way is said, when the list is next screened.
void prepareNewest(Context& context, const ports::WatchlistRow& list, const Job& job);

}  // namespace consentry::app
