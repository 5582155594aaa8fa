// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <string>

#include "app/two_person.hpp"
#include "ui/common/theme.hpp"

namespace consentry::ui {

using NameOf = std::function<QString(const std::string& user)>;

[[nodiscard]] QString words(domain::TwoPersonAct act);
[[nodiscard]] QString words(domain::ProposalRefusal refusal);
/// What an emergency can grant, as what somebody may do: "see cases".
[[nodiscard]] QString grantWords(domain::Act act);
/// In one line: "Let Park try to sign in again", "Choi: see cases for 2 hours".
[[nodiscard]] QString summary(const domain::Proposal& proposal, const NameOf& nameOf);
/// What follows at once when it is approved.
[[nodiscard]] QString whatFollows(domain::TwoPersonAct act);
/// "waits", "approved", "time is over", …
[[nodiscard]] QString stateWords(const app::ProposalView& view);
[[nodiscard]] Tone stateTone(const app::ProposalView& view);
[[nodiscard]] bool isOpen(const app::ProposalView& view);

}  // namespace consentry::ui
