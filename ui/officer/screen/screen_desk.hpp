// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/officer/desk.hpp"

namespace consentry::ui {

using ScreenDesk = Desk<app::ListSets, app::ListWatchlists, app::ListProfiles, app::ScreenSet, app::ListRuns>;
using BridgeScreenDesk =
    BridgeDesk<ScreenDesk, app::ListSets, app::ListWatchlists, app::ListProfiles, app::ScreenSet, app::ListRuns>;

}  // namespace consentry::ui
