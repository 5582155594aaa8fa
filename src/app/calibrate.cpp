// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/engine_in_force.hpp"
#include "app/evaluation_run.hpp"
#include "app/identification_run.hpp"
#include "app/lookup.hpp"
#include "app/network_notes.hpp"
#include "app/set_roles.hpp"
#include "app/set_templates.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

Expected<void> checkSize(const SetRoles& roles, double priorityFpir, std::string_view of) {
  const auto needed = CalibrationNeeds::strangers(priorityFpir);
  if (roles.strangers < needed)
    return fail(Errc::invalidArgument,
                fmt::format("a false alarm rate of {} needs at least {} people who are not on the list (3 divided by "
                            "the rate); {} has {}",
                            priorityFpir, needed, of, roles.strangers));
  if (roles.mated < CalibrationNeeds::kMated)
    return fail(Errc::invalidArgument,
                fmt::format("a miss rate needs at least {} further photographs of people on the list; {} has {}",
                            CalibrationNeeds::kMated, of, roles.mated));
  return {};
}

Expected<void> checkRequest(const Calibrate& request) {
  if (!(request.priorityFpir > 0 && request.priorityFpir <= request.reviewFpir && request.reviewFpir < 1))
    return fail(Errc::invalidArgument, "false alarm rates lie between 0 and 1, priority not above review");
  if (request.name.empty() || request.name.size() > 100)
    return fail(Errc::invalidArgument, "a profile name has 1 to 100 bytes");
  if (request.listSize && *request.listSize < 1) return fail(Errc::invalidArgument, "a list has at least one person");
  return {};
}

}  // namespace

std::int64_t CalibrationNeeds::strangers(double fpir) {
  return std::llround(std::ceil(3 / fpir - 1e-9));
}

Expected<Calibrate::Answer> handle(Context& context, const Calibrate& request, const Job& job) {
  TRY_VOID(checkRequest(request));
  auto& services = context.services;
  TRY_VOID(checkProfileName(services.store.read().governance(), request.name));
  TRY(const auto set, pickSet(services.store.read(), request.set));
  if (set.state != domain::SetState::complete) return fail(Errc::conflict, "the set's import is not complete");
  TRY_VOID(checkOutput(context, request.profileFile, "# Threshold profile"));
  TRY(const auto rows, services.store.read().sets().photos(set.id));
  TRY_VOID(checkSize(rolesOf(ownersOf(rows), request.listSize), request.priorityFpir, "the set"));
  TRY(const auto because, recordMeasuringIntent(context, set));
  TRY(const auto engine, request.engine ? services.engine(*request.engine) : engineInForce(context));
  TRY(const auto templates, embedSet(context, job, *engine, set, rows, because));
  const auto roles = rolesOf(ownersOf(templates), request.listSize);
  TRY_VOID(checkSize(roles, request.priorityFpir,
                     fmt::format("the set, without {} travellers whom the gate denied,", templates.deniedTravellers)));
  SiteCohort cohort;
  if (request.scoring != ScoringChoice::plain && request.scoring != ScoringChoice::list) {
    TRY(cohort, cohortOfSite(context, engine->identity().hash));
  }
  TRY(const auto scoring, scoringAsked({.choice = request.scoring,
                                        .neighbours = request.neighbours,
                                        .hasList = true,
                                        .listPeople = std::ssize(roles.references),
                                        .hasCohort = cohort.build.has_value()}));
  TRY(const auto result, identifySet(context, templates, roles, cohort.gallery, scoring));

  const auto scores = scoresOf(result);
  Calibrate::Answer answer{.travellers = std::ssize(templates.travellers),
                           .deniedTravellers = templates.deniedTravellers,
                           .deniedPhotos = templates.deniedPhotos,
                           .strangers = roles.strangers};
  auto& figures = answer.figures;
  figures.mated = roles.mated;
  figures.nonmated = std::ssize(roles.probes) - roles.mated;
  figures.noFace = templates.noFace;
  figures.unreadable = templates.unreadable;
  figures.identification = identificationFigures(scores);
  figures.identification->people = result.people;
  figures.identification->references = std::ssize(roles.references);
  figures.dataset = templates.hash;
  saidOfEveryRun(figures, engine->identity(), scoring, templates.seconds, std::ssize(templates.photos));
  TRY(figures.networks, networkNotes(services.models, engine->identity().choice.networks));
  auto& profile = answer.profile;
  profile = describedBy(profileFrom(scores, request.reviewFpir, request.priorityFpir), engine->identity(), scoring,
                        cohort.build, templates.hash, services.clock.now());
  profile.pairs = pairCurve(result.others, result.mates);
  profile.name = request.name;
  profile.dataset = set.name;
  profile.people = result.people;
  profile.references = std::ssize(roles.references);
  figures.profile = profile.name;
  figures.plots = plotsOfSearches(scores, profile, result.people);
  TRY_VOID(recordFigures(context, because, figures, engine->identity().hash, profile));
  if (request.profileFile)
    TRY_VOID(services.files.writeFile(*request.profileFile, base::asBytes(services.files.writeProfile(profile)), true));
  return answer;
}

}  // namespace consentry::app
