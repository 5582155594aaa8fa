// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screening_plan.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "app/scoring_in_force.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::ThresholdProfile;

namespace {

/// Newest first.
Expected<std::vector<ThresholdProfile>> storedProfiles(Context& context) {
  TRY(auto rows, context.services.store.read().governance().profiles());
  std::ranges::sort(rows, std::ranges::greater(), &ports::ProfileRow::storedAt);
  std::vector<ThresholdProfile> profiles;
  for (const auto& row : rows) {
    TRY(auto profile, context.services.files.parseProfile(row.toml));
    if (profile.hash != row.hash)
      return fail(Errc::storeDamaged, "a threshold profile is not the text that was stored");
    profiles.push_back(std::move(profile));
  }
  return profiles;
}

Expected<ThresholdProfile> named(const std::vector<ThresholdProfile>& profiles, const std::string& name,
                                 const base::Digest& engine, const domain::Scoring& inForce) {
  const auto found = std::ranges::find(profiles, name, &ThresholdProfile::name);
  if (found == profiles.end()) return fail(Errc::notFound, "no threshold profile of that name");
  if (found->model != engine)
    return fail(
        Errc::invalidArgument,
        "this threshold profile has expired: it was measured with another engine, or an older version of it, than "
        "the one in force; measure one anew (`calibrate`) or choose its engine (`engine use`)");
  if (found->scoring.scaled() && found->scoring != inForce)
    return fail(Errc::invalidArgument,
                "this threshold profile speaks of scores that are scaled otherwise than those of this list are, with "
                "the cohort in use or none; measure one for them (`calibrate`), or choose the cohort (`cohort use`)");
  return *found;
}

Expected<ThresholdProfile> fitting(const std::vector<ThresholdProfile>& profiles, const base::Digest& engine,
                                   const domain::Scoring& inForce, const std::optional<base::Digest>& cohort) {
  const auto ofEngine = [&](const domain::Scoring& scoring, const auto& fits) {
    return std::ranges::find_if(profiles, [&](const ThresholdProfile& one) {
      return one.model == engine && one.scoring == scoring && fits(one);
    });
  };
  const auto any = [](const ThresholdProfile&) { return true; };
  auto found = ofEngine(inForce, [&](const ThresholdProfile& one) { return one.cohort == cohort; });
  if (found == profiles.end()) found = ofEngine(inForce, any);
  if (found == profiles.end()) found = ofEngine({}, any);
  if (found != profiles.end()) return *found;
  return fail(
      Errc::notFound,
      profiles.empty()
          ? "no threshold profile is stored: store one (`profile add`) or measure one (`calibrate`)"
          : "no threshold profile fits the engine in force and this list: those that are stored have expired with "
            "another engine, or speak of other scores; store one (`profile add`) or measure one (`calibrate`)");
}

}  // namespace

Expected<ScreeningPlan> planScreening(Context& context, const std::optional<std::string>& profile,
                                      const ports::EngineIdentity& engine, std::int64_t listPeople) {
  TRY(const auto profiles, storedProfiles(context));
  TRY(const auto inForce, scoringInForce(context, listPeople, engine.hash));
  const auto cohort = inForce.cohort ? std::optional(inForce.cohort->hash) : std::nullopt;
  ScreeningPlan plan;
  if (profile) {
    TRY(plan.profile, named(profiles, *profile, engine.hash, inForce.scoring));
  } else {
    TRY(plan.profile, fitting(profiles, engine.hash, inForce.scoring, cohort));
  }
  if (plan.profile.scoring.scaled()) {
    plan.scoring = inForce.scoring;
    plan.cohort = cohort;
  }
  // A set of travellers is never the set that a profile was measured on.
  plan.uncalibrated = domain::uncalibratedReasons(plan.profile, engine.hash, std::nullopt, listPeople);
  if (plan.profile.cohort != plan.cohort) plan.uncalibrated.push_back(domain::Uncalibrated::otherScoring);
  return plan;
}

bool breaksBudget(const ThresholdProfile& profile, const ports::WatchlistRow& list) {
  return std::ranges::any_of(profile.curve, [&](const domain::FpirPoint& point) {
    return point.threshold <= profile.review && point.fpir > list.falseAlertBudget;
  });
}

}  // namespace consentry::app
