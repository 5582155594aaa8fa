// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/officer/desk.hpp"

namespace consentry::ui {

using WatchlistDesk =
    Desk<app::ListWatchlists, app::ShowList, app::ShowListPerson, app::CreateList, app::AddListPerson,
         app::ApproveListPerson, app::MoveListPerson, app::ActivateApproved, app::ShowListVersions, app::ShowListAsOf>;
using BridgeWatchlistDesk = BridgeDesk<WatchlistDesk, app::ListWatchlists, app::ShowList, app::ShowListPerson,
                                       app::CreateList, app::AddListPerson, app::ApproveListPerson, app::MoveListPerson,
                                       app::ActivateApproved, app::ShowListVersions, app::ShowListAsOf>;

}  // namespace consentry::ui
