// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_in_force.hpp"

namespace consentry::app {

base::Expected<domain::EngineChoice> choiceInForce(ports::GovernanceReader& governance) {
  TRY(auto settings, governance.engineSettings());
  if (settings.empty()) return domain::EngineChoice{};
  return std::move(settings.front().choice);
}

base::Expected<std::shared_ptr<ports::FaceEngine>> engineInForce(Context& context) {
  TRY(const auto choice, choiceInForce(context.services.store.read().governance()));
  return context.services.engine(choice);
}

}  // namespace consentry::app
