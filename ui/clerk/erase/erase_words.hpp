// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "app/erasure_orders.hpp"
#include "app/manage_erasures.hpp"
#include "domain/retention.hpp"

namespace consentry::ui {

[[nodiscard]] QString words(domain::SubjectKind kind);
[[nodiscard]] QString words(domain::PersonalThing thing);
[[nodiscard]] QString words(domain::RetentionKind kind);
/// "photographs 2, templates 1"; "nothing"
[[nodiscard]] QString thingWords(const std::vector<domain::ThingCount>& counts);
/// Where the renewal of everybody's keys stands, in a sentence.
[[nodiscard]] QString renewalWords(const app::RenewalView& view);
/// "everybody of nationality AUS"
[[nodiscard]] QString selectionWords(const domain::KeptSelection& selection, std::int64_t people);
[[nodiscard]] QString orderState(const app::OrderView& order);
[[nodiscard]] QString words(app::ports::OrderException why);

}  // namespace consentry::ui
