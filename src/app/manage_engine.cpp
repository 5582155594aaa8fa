// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_engine.hpp"

#include <utility>

#include "app/engine_in_force.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

Expected<EngineView> engineView(Context& context) {
  auto& services = context.services;
  auto& governance = services.store.read().governance();
  EngineView view;
  TRY(view.choice, choiceInForce(governance));
  TRY(view.history, governance.engineSettings());
  view.chosen = !view.history.empty();
  auto engine = services.engine(view.choice);
  if (!engine) {
    view.problem = std::move(engine).error();
    return view;
  }
  view.identity = (*engine)->identity();
  TRY(const auto rows, governance.profiles());
  for (const auto& row : rows) {
    TRY(const auto profile, services.files.parseProfile(row.toml));
    if (profile.model == view.identity->hash) view.profiles.push_back(profile.name);
  }
  return view;
}

}  // namespace

Expected<ShowEngine::Answer> handle(Context& context, const ShowEngine&, const Job&) {
  return engineView(context);
}

Expected<ChooseEngine::Answer> handle(Context& context, const ChooseEngine& request, const Job&) {
  auto& services = context.services;
  TRY(const auto before, choiceInForce(services.store.read().governance()));
  const domain::EngineChoice choice{.networks = request.networks.empty() ? before.networks : request.networks,
                                    .mode = request.mode.value_or(before.mode)};
  // An engine that cannot run must not be in force: nothing could be imported, listed or screened.
  TRY(const auto engine, services.engine(choice));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto settings, unit.governance().engineSettings());
    if (!settings.empty() && settings.front().choice == choice)
      return fail(Errc::conflict, "this engine is in force already");
    TRY_VOID(
        unit.governance().addEngineSetting({.choice = choice, .by = context.actor.user, .at = services.clock.now()}));
    TRY_VOID(unit.log().record({.type = domain::AuditType::engineChosen,
                                .actor = context.actor,
                                .change = domain::AuditChange{.object = "engine:" + choice.networks,
                                                              .after = engine->identity().hash,
                                                              .detail = std::string(base::word(choice.mode))}}));
    return {};
  }));
  return engineView(context);
}

}  // namespace consentry::app
