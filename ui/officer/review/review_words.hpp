// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <string>

#include "app/review_cases.hpp"
#include "domain/quality.hpp"
#include "domain/review.hpp"
#include "domain/score.hpp"

namespace consentry::ui {

/// The words of the review screens, translated. Stable words of the log never reach the screen.
[[nodiscard]] QString stepWords(domain::CaseState state);
[[nodiscard]] QString stepWords(domain::ReviewStep step);
[[nodiscard]] QString outcomeWords(domain::CaseOutcome outcome);
[[nodiscard]] QString reasonWords(domain::ReviewReason reason);
[[nodiscard]] QString conclusionText(int conclusion);   ///< "−2", with a real minus sign
[[nodiscard]] QString conclusionWords(int conclusion);  ///< "probably different people"
[[nodiscard]] QString whyNotWords(const std::string& whyNot, const std::string& heldBy);
[[nodiscard]] QString photoRoleWords(domain::PhotoRole role);
[[nodiscard]] QString qualityVerdictWords(domain::QualityVerdict verdict);
/// Warnings only, in words, worst first.
[[nodiscard]] QStringList qualityWarnings(const domain::Quality& quality);
[[nodiscard]] QString uncalibratedWords(domain::Uncalibrated reason);

/// "about 1 in 900" and "600–1,500".
struct RarityWords {
  QString headline;
  QString sentence;
  QString interval;
};
[[nodiscard]] RarityWords rarityWords(const domain::FalseAlarmRate& rate);

/// Whole years between two moments, nothing when either is unknown or it is less than one.
[[nodiscard]] std::optional<int> yearsBetween(const std::optional<base::Instant>& a,
                                              const std::optional<base::Instant>& b);

}  // namespace consentry::ui
