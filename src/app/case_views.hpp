// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review_cases.hpp"

namespace consentry::app {

/// What showing a case in that state is for: the first judgement belongs to the search, later ones are second reviews.
[[nodiscard]] domain::Purpose purposeOfShowing(domain::CaseState state);

/// Whether a denial ended the permission of this very person, for good: a stop is lifted and a policy replaced, and
/// neither must kill a case.
[[nodiscard]] bool endsTheCase(const domain::Decision& decision);

/// Whether this person held the case before its first judgement and so may have seen the score.
[[nodiscard]] base::Expected<bool> heldItFirst(Context& context, ports::ReadView& read, const ports::CaseRow& row);

/// The gate's answer for showing the case now; nothing is recorded.
[[nodiscard]] base::Expected<domain::Decision> permissionNow(Context& context, ports::ReadView& read,
                                                             const ports::CaseRow& row);

/// The queue's line of a case, as this actor may see it.
[[nodiscard]] base::Expected<CaseLine> caseLine(Context& context, ports::ReadView& read, const ports::CaseRow& row);

/// The whole case, as far as this actor may see it now. With photographs the showing is recorded first.
[[nodiscard]] base::Expected<CaseView> caseView(Context& context, const ports::CaseRow& row, bool withPhotographs);

}  // namespace consentry::app
