// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "base/bytes.hpp"
#include "domain/score.hpp"
#include "ui/common/permission_badge.hpp"

namespace consentry::ui {

/// What a threshold profile is worth with the engine in force.
enum class ProfileWorth { unknown, current, otherEngine, expired };

/// The engine in force, as far as it is known.
struct EngineInForce {
  domain::EngineChoice choice;
  domain::Precision precision = domain::Precision::f32;
  std::optional<base::Digest> identity;  ///< nothing while its weights are missing
};

/// Expired: measured with the networks in force, but before they changed.
[[nodiscard]] ProfileWorth worthOf(const domain::ThresholdProfile& profile, const std::optional<EngineInForce>& engine);
[[nodiscard]] Permission worthBadge(ProfileWorth worth);

/// "7.0 % (6.2–7.9 %)"
[[nodiscard]] QString rateText(double share, double low, double high);
/// The measured point nearest to a false alarm rate from below; nothing when the curve does not reach so low.
[[nodiscard]] const domain::FpirPoint* pointAt(const domain::ThresholdProfile& profile, double fpir);

}  // namespace consentry::ui
