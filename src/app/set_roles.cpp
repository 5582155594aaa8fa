// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/set_roles.hpp"

#include <algorithm>
#include <map>

#include "app/scoring_in_force.hpp"

namespace consentry::app {

using base::Expected;

SetRoles rolesOf(const std::vector<std::string>& owners, const std::optional<std::int64_t>& listSize) {
  std::map<std::string, std::int64_t> photosOf;
  for (const auto& owner : owners) ++photosOf[owner];
  SetRoles roles;
  std::map<std::string, bool> listed;
  for (std::size_t i = 0; i < owners.size(); ++i) {
    const auto [at, isFirst] = listed.try_emplace(owners[i], false);
    const bool hasRoom = !listSize || std::ssize(roles.references) < *listSize;
    if (isFirst && photosOf[owners[i]] > 1 && hasRoom) {
      at->second = true;
      roles.references.push_back(i);
      continue;
    }
    if (isFirst) ++roles.strangers;
    if (at->second) ++roles.mated;
    roles.probes.push_back(i);
  }
  return roles;
}

std::vector<std::string> ownersOf(const std::vector<ports::PhotoRow>& photos) {
  std::vector<std::string> owners;
  for (const auto& photo : photos) owners.push_back(photo.traveller.text());
  return owners;
}

std::vector<std::string> ownersOf(const SetTemplates& templates) {
  std::vector<std::string> owners;
  for (const auto& photo : templates.photos) owners.push_back(photo.row.traveller.text());
  return owners;
}

Expected<IdentificationResult> identifySet(Context& context, const SetTemplates& templates, const SetRoles& roles,
                                           const std::shared_ptr<const ports::Gallery>& cohort,
                                           const domain::Scoring& scoring) {
  const auto templateOf = [&](std::size_t i) {
    const auto& found = templates.photos[i].faceTemplate;
    return found ? &*found : nullptr;
  };
  std::vector<ListedPhoto> list;
  std::vector<SearchedProbe> probes;
  for (const std::size_t i : roles.references) {
    const auto& row = templates.photos[i].row;
    list.push_back({row.traveller.text(), row.id.text(), templateOf(i)});
  }
  for (const std::size_t i : roles.probes) {
    const auto& photo = templates.photos[i];
    probes.push_back({templates.permits[photo.traveller], photo.row.traveller.text(), photo.row.id.text(),
                      photo.outcome, templateOf(i)});
  }
  return identify(context.services.galleries, list, probes, cohort, scoring);
}

Expected<std::int64_t> recordMeasuringIntent(Context& context, const ports::SetRow& set) {
  std::int64_t seq = 0;
  TRY_VOID(context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(seq, unit.log().record({.type = domain::AuditType::accuracyMeasured,
                                .outcome = domain::AuditOutcome::intent,
                                .actor = context.actor,
                                .set = set.id}));
    return {};
  }));
  return seq;
}

Expected<SiteCohort> cohortOfSite(Context& context, const base::Digest& engine) {
  auto& read = context.services.store.read();
  SiteCohort cohort;
  TRY(const auto inForce, scoringInForce(context, 0, engine));
  if (!inForce.cohort) return cohort;
  cohort.build = inForce.cohort->hash;
  TRY(auto members, read.cohorts().templates(*cohort.build));
  TRY(cohort.gallery, context.services.galleries.build(std::move(members)));
  return cohort;
}

}  // namespace consentry::app
