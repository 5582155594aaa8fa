// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_models.hpp"

#include <utility>

namespace consentry::app {

base::Expected<ListModels::Answer> handle(Context& context, const ListModels& /*request*/, const Job& /*job*/) {
  TRY(auto models, context.services.models.status());
  TRY(auto added, context.services.models.added());
  return ListModels::Answer{.models = std::move(models), .added = std::move(added)};
}

}  // namespace consentry::app
