// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/list_models.hpp"
#include "app/manage_cohorts.hpp"
#include "app/manage_engine.hpp"
#include "ui/officer/desk.hpp"

namespace consentry::ui {

template <>
inline constexpr bool kOnlyReads<app::ListModels> = true;
template <>
inline constexpr bool kOnlyReads<app::ListCohorts> = true;

using ModelsDesk = Desk<app::ListModels, app::ListProfiles, app::ShowEngine, app::ChooseEngine, app::ListCohorts,
                        app::CreateCohort, app::RefreshCohort, app::UseCohort, app::ListSets>;
using BridgeModelsDesk =
    BridgeDesk<ModelsDesk, app::ListModels, app::ListProfiles, app::ShowEngine, app::ChooseEngine, app::ListCohorts,
               app::CreateCohort, app::RefreshCohort, app::UseCohort, app::ListSets>;

}  // namespace consentry::ui
