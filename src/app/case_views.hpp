// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review_cases.hpp"

namespace consentry::app {

/// The queue's line of a case, as this actor may see it.
[[nodiscard]] base::Expected<CaseLine> caseLine(Context& context, ports::ReadView& read, const ports::CaseRow& row);

/// The whole case, as far as this actor may see it now. With photographs the showing is recorded first.
[[nodiscard]] base::Expected<CaseView> caseView(Context& context, const ports::CaseRow& row, bool withPhotographs);

}  // namespace consentry::app
