// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "app/ports/screenings.hpp"
#include "domain/group.hpp"

namespace consentry::ui {

[[nodiscard]] QString words(domain::GroupKind kind);      ///< "Nationality"
[[nodiscard]] QString words(const domain::Group& group);  ///< "KOR", "18 to 29 years", "women"
/// "KOR (12 travellers), 60 years and over (3 travellers)"
[[nodiscard]] QString groupList(const std::vector<app::ports::PeopleOfGroup>& groups);

}  // namespace consentry::ui
