// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/officer/desk.hpp"

namespace consentry::ui {

using ReviewDesk =
    Desk<app::ListCases, app::ShowCase, app::ClaimCase, app::ReleaseCase, app::DecideCase, app::SuperviseCase>;
using BridgeReviewDesk = BridgeDesk<ReviewDesk, app::ListCases, app::ShowCase, app::ClaimCase, app::ReleaseCase,
                                    app::DecideCase, app::SuperviseCase>;

}  // namespace consentry::ui
