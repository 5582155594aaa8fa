// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluate.hpp"
#include "app/evaluation_run.hpp"

namespace consentry::app {

using base::Expected;

Expected<ListProfiles::Answer> handle(Context& context, const ListProfiles&, const Job&) {
  TRY(const auto rows, context.services.store.read().governance().profiles());
  ListProfiles::Answer answer;
  for (const auto& row : rows) {
    TRY(auto profile, context.services.files.parseProfile(row.toml));
    answer.push_back(std::move(profile));
  }
  return answer;
}

Expected<StoreProfile::Answer> handle(Context& context, const StoreProfile& request, const Job&) {
  TRY(const auto text, listText(context, request.file));
  TRY(const auto profile, context.services.files.parseProfile(text));
  TRY_VOID(context.services.store.write(
      [&](ports::WriteUnit& unit) -> Expected<void> { return keepProfile(context, unit, profile.name, text); }));
  return profile;
}

}  // namespace consentry::app
