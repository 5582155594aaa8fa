// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/calibrate.hpp"
#include "app/report_fairness.hpp"
#include "ui/officer/desk.hpp"

namespace consentry::ui {

using AccuracyDesk = Desk<app::ListProfiles, app::ListSets, app::Calibrate, app::ReportFairness>;
using BridgeAccuracyDesk =
    BridgeDesk<AccuracyDesk, app::ListProfiles, app::ListSets, app::Calibrate, app::ReportFairness>;

}  // namespace consentry::ui
