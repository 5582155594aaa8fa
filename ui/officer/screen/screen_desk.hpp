// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/manage_engine.hpp"
#include "ui/officer/desk.hpp"

namespace consentry::ui {

using ScreenDesk =
    Desk<app::ListSets, app::ListWatchlists, app::ListProfiles, app::ScreenSet, app::ListRuns, app::ShowEngine>;
using BridgeScreenDesk = BridgeDesk<ScreenDesk, app::ListSets, app::ListWatchlists, app::ListProfiles, app::ScreenSet,
                                    app::ListRuns, app::ShowEngine>;

}  // namespace consentry::ui
