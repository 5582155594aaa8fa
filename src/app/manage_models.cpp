// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_models.hpp"

namespace consentry::app {

using base::Expected;

Expected<AddModel::Answer> handle(Context& context, const AddModel& request, const Job&) {
  auto& services = context.services;
  TRY(const auto examined, services.models.examine(request.network, request.card));
  // Before the entry: the log names no network that could never have judged anybody.
  TRY_VOID(services.probe(examined));
  const ports::AddedModel& model = examined.model;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(
        {.type = domain::AuditType::modelAdded,
         .actor = context.actor,
         .change = domain::AuditChange{
             .object = "model:" + model.card.name, .after = model.sha256, .detail = base::toHex(model.cardSha256)}}));
    // The files last: where they cannot be written, the entry is not kept either.
    return services.models.keep(examined);
  }));
  return model;
}

}  // namespace consentry::app
