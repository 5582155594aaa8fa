// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/administrator/models/model_words.hpp"
#include "ui/administrator/models/profile_words.hpp"

namespace consentry::ui {

class DetailPanel;

void showModel(DetailPanel& panel, const ModelRow& row);
void showProfile(DetailPanel& panel, const domain::ThresholdProfile& profile, ProfileWorth worth);

}  // namespace consentry::ui
