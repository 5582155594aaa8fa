// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/profile_words.hpp"

#include <QCoreApplication>

#include "ui/common/rate_words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Profiles)
};

}  // namespace

ProfileWorth worthOf(const domain::ThresholdProfile& profile, const std::optional<EngineInForce>& engine) {
  if (!engine || !engine->identity) return ProfileWorth::unknown;
  if (profile.model == *engine->identity) return ProfileWorth::current;
  const bool sameNetworks = profile.engine == engine->choice && profile.precision == engine->precision;
  return sameNetworks ? ProfileWorth::expired : ProfileWorth::otherEngine;
}

Permission worthBadge(ProfileWorth worth) {
  switch (worth) {
    case ProfileWorth::unknown:
      return {Words::tr("Not known"), QStringLiteral("circle"), Tone::secondary,
              Words::tr("The engine in force cannot run, so that nobody can tell whether this profile is for it.")};
    case ProfileWorth::current:
      return {Words::tr("For this engine"), QStringLiteral("check"), Tone::green,
              Words::tr("Measured with exactly the engine in force.")};
    case ProfileWorth::otherEngine:
      return {Words::tr("Other engine"), QStringLiteral("circle"), Tone::secondary,
              Words::tr("Measured with other networks, another mode or another precision than those in force.")};
    case ProfileWorth::expired:
      return {Words::tr("Expired"), QStringLiteral("clock"), Tone::red,
              Words::tr("The model has changed since; its figures no longer hold and it cannot be used.")};
  }
  return {};
}

QString rateText(double share, double low, double high) {
  return Words::tr("%1 (%2)", "a rate and its interval").arg(percentText(share), intervalText(low, high));
}

const domain::FpirPoint* pointAt(const domain::ThresholdProfile& profile, double fpir) {
  const domain::FpirPoint* best = nullptr;
  for (const domain::FpirPoint& point : profile.curve)
    if (point.fpir <= fpir && (!best || point.threshold.at >= best->threshold.at)) best = &point;
  return best;
}

}  // namespace consentry::ui
