// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/governance.hpp"
#include "app/services.hpp"

namespace consentry::app {

struct EngineView {
  domain::EngineChoice choice;
  bool chosen = false;                            ///< by somebody; else what every site begins with
  std::vector<ports::EngineSetting> history;      ///< newest first
  std::optional<ports::EngineIdentity> identity;  ///< when its weights are here
  std::optional<base::Error> problem;             ///< why it cannot run, when it cannot
  std::vector<std::string> profiles;              ///< stored threshold profiles that were measured with it
};

/// The engine in force. Loads its weights to say whether it can run.
struct ShowEngine {
  using Answer = EngineView;
  static constexpr auto kAct = domain::Act::seeModels;
};
[[nodiscard]] base::Expected<ShowEngine::Answer> handle(Context& context, const ShowEngine& request, const Job& job);

/// Takes effect at the next search. Templates of other engines stay and are never compared with its own: a list's
/// references are embedded anew from their photographs when it is next screened. Refused while a weight is missing, and
/// without an effect (Errc::conflict) when it is in force already.
struct ChooseEngine {
  using Answer = EngineView;
  static constexpr auto kAct = domain::Act::manageModels;
  std::string networks;              ///< "reference", "dlib", "both" or an added model's name; empty: as now
  std::optional<domain::Mode> mode;  ///< nothing: as now
};
[[nodiscard]] base::Expected<ChooseEngine::Answer> handle(Context& context, const ChooseEngine& request,
                                                          const Job& job);

}  // namespace consentry::app
