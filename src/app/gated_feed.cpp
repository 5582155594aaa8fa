// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gated_feed.hpp"

namespace consentry::app {

using base::Expected;

Expected<void> decideTogether(Context& context,
                              const std::function<Expected<void>(ports::WriteUnit&, const GateRules&)>& act) {
  return context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), context.services.files));
    return act(unit, rules);
  });
}

}  // namespace consentry::app
