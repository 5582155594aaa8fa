// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/review_words.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace consentry::ui {
namespace {

struct ReviewWords {
  Q_DECLARE_TR_FUNCTIONS(consentry::ui::ReviewWords)
};

QString figure(double value, int decimals = 0) {
  return QLocale().toString(value, 'f', decimals);
}

QString warningWords(domain::QualityMeasure measure, double raw) {
  using enum domain::QualityMeasure;
  switch (measure) {
    case faceCount:
      return raw < 1 ? ReviewWords::tr("no face found") : ReviewWords::tr("%1 faces found").arg(figure(raw));
    case eyeDistance:
      return ReviewWords::tr("eyes %1 px apart; comparison below 40 px is unreliable").arg(figure(raw));
    case yaw:
      return ReviewWords::tr("head turned %1°").arg(figure(std::abs(raw)));
    case roll:
      return ReviewWords::tr("head tilted %1°").arg(figure(std::abs(raw)));
    case pitch:
      return ReviewWords::tr("head raised or lowered %1°").arg(figure(std::abs(raw)));
    case eyesOpen:
      return ReviewWords::tr("an eye looks closed");
    case mouthOpen:
      return ReviewWords::tr("mouth open");
    case gaze:
    case occlusion:
      break;
    case sharpness:
      return ReviewWords::tr("blurred; fine features are lost");
    case exposure:
      return raw < 128 ? ReviewWords::tr("face too dark") : ReviewWords::tr("face too bright");
    case clipping:
      return ReviewWords::tr("%1 % of the face is pure black or white").arg(figure(raw / 10, 1));
    case marginLeft:
    case marginRight:
    case marginTop:
    case marginBottom:
      return ReviewWords::tr("face cut off at the picture’s edge");
    case imageWidth:
    case imageHeight:
      return ReviewWords::tr("picture only %1 px small").arg(figure(raw));
  }
  return {};
}

/// Two figures are all that such an estimate carries.
double twoFigures(double value) {
  if (value < 100) return std::round(value);
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  return std::round(value / unit) * unit;
}

}  // namespace

QString stepWords(domain::CaseState state) {
  using enum domain::CaseState;
  switch (state) {
    case fresh:
    case claimed:
      return ReviewWords::tr("first judgement");
    case firstDone:
    case secondClaimed:
      return ReviewWords::tr("second judgement, blind");
    case conflict:
      return ReviewWords::tr("conflict · supervisor");
    case agreed:
    case supervised:
    case closed:
      return ReviewWords::tr("closed");
    case consentBlocked:
      return ReviewWords::tr("stopped: permission ended");
    case recapture:
      return ReviewWords::tr("closed: new photograph needed");
  }
  return {};
}

QString stepWords(domain::ReviewStep step) {
  using enum domain::ReviewStep;
  switch (step) {
    case first:
      return ReviewWords::tr("First judgement");
    case second:
      return ReviewWords::tr("Second judgement");
    case supervisor:
      return ReviewWords::tr("Supervisor’s decision");
  }
  return {};
}

QString outcomeWords(domain::CaseOutcome outcome) {
  using enum domain::CaseOutcome;
  switch (outcome) {
    case undecided:
      return ReviewWords::tr("Undecided");
    case cleared:
      return ReviewWords::tr("Cleared");
    case referSecondary:
      return ReviewWords::tr("Refer to secondary inspection");
    case recapture:
      return ReviewWords::tr("Recapture");
    case inconclusive:
      return ReviewWords::tr("Inconclusive");
  }
  return {};
}

QString reasonWords(domain::ReviewReason reason) {
  using enum domain::ReviewReason;
  switch (reason) {
    case overallImpression:
      return ReviewWords::tr("Overall impression");
    case faceShape:
      return ReviewWords::tr("Face shape");
    case eyes:
      return ReviewWords::tr("Eyes");
    case nose:
      return ReviewWords::tr("Nose");
    case mouthChin:
      return ReviewWords::tr("Mouth and chin");
    case ears:
      return ReviewWords::tr("Ears");
    case marksScars:
      return ReviewWords::tr("Marks and scars");
    case hairline:
      return ReviewWords::tr("Hairline");
    case imageQuality:
      return ReviewWords::tr("Image quality");
    case ageGap:
      return ReviewWords::tr("Years between photographs");
    case documentData:
      return ReviewWords::tr("Document data");
    case other:
      return ReviewWords::tr("Other");
  }
  return {};
}

QString conclusionText(int conclusion) {
  if (conclusion == 0) return QStringLiteral("0");
  return (conclusion < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QString::number(std::abs(conclusion));
}

QString conclusionWords(int conclusion) {
  switch (conclusion) {
    case -3:
      return ReviewWords::tr("certainly different people");
    case -2:
      return ReviewWords::tr("probably different people");
    case -1:
      return ReviewWords::tr("rather different people");
    case 0:
      return ReviewWords::tr("cannot say");
    case 1:
      return ReviewWords::tr("rather the same person");
    case 2:
      return ReviewWords::tr("probably the same person");
    case 3:
      return ReviewWords::tr("certainly the same person");
    default:
      return {};
  }
}

QString whyNotWords(const std::string& whyNot, const std::string& heldBy) {
  if (whyNot.empty()) return {};
  if (whyNot == "own_first_judgement") return ReviewWords::tr("You judged first; another person judges second");
  if (whyNot == "saw_score") return ReviewWords::tr("You held this case first; a blind judgement needs another");
  if (whyNot == "held")
    return heldBy.empty() ? ReviewWords::tr("Somebody else has it open")
                          : ReviewWords::tr("Taken by %1").arg(QString::fromStdString(heldBy));
  if (whyNot == "supervisor") return ReviewWords::tr("For a supervisor who judged neither time");
  if (whyNot == "closed") return ReviewWords::tr("Closed");
  if (whyNot == "role") return ReviewWords::tr("Your role does not take this step");
  return ReviewWords::tr("Not for you now");
}

QString photoRoleWords(domain::PhotoRole role) {
  switch (role) {
    case domain::PhotoRole::document:
      return ReviewWords::tr("document");
    case domain::PhotoRole::live:
      return ReviewWords::tr("live");
    case domain::PhotoRole::other:
      return ReviewWords::tr("other");
  }
  return {};
}

QString qualityVerdictWords(domain::QualityVerdict verdict) {
  switch (verdict) {
    case domain::QualityVerdict::undecided:
      return ReviewWords::tr("not assessed");
    case domain::QualityVerdict::accept:
      return ReviewWords::tr("good");
    case domain::QualityVerdict::acceptWithWarning:
      return ReviewWords::tr("usable, with warnings");
    case domain::QualityVerdict::recapture:
      return ReviewWords::tr("should be taken again");
  }
  return {};
}

QStringList qualityWarnings(const domain::Quality& quality) {
  // A component of 50 is where a measure begins to be doubtful (quality.cpp).
  constexpr int kDoubtful = 50;
  std::vector<domain::QualityValue> bad;
  for (const domain::QualityValue& value : quality.values)
    if (value.raw && value.component && *value.component < kDoubtful) bad.push_back(value);
  std::ranges::sort(bad, {},
                    [](const domain::QualityValue& value) { return std::pair(*value.component, value.measure); });
  QStringList words;
  for (const domain::QualityValue& value : bad) words << warningWords(value.measure, *value.raw);
  words.removeDuplicates();
  return words;
}

QString uncalibratedWords(domain::Uncalibrated reason) {
  switch (reason) {
    case domain::Uncalibrated::otherModel:
      return ReviewWords::tr("measured with another model");
    case domain::Uncalibrated::otherData:
      return ReviewWords::tr("measured on other photographs than these");
    case domain::Uncalibrated::otherListSize:
      return ReviewWords::tr("measured on a list of another size");
    case domain::Uncalibrated::otherScoring:
      return ReviewWords::tr("measured with another kind of score");
  }
  return {};
}

RarityWords rarityWords(const domain::FalseAlarmRate& rate) {
  const auto oneIn = [](double share) { return QLocale().toString(twoFigures(1 / share), 'f', 0); };
  if (rate.fpir <= 0 || rate.high <= 0) return {ReviewWords::tr("not measured"), ReviewWords::tr("at this score"), {}};
  RarityWords words;
  words.sentence = ReviewWords::tr("searches of a list of this size flags a stranger at this score");
  if (rate.belowResolution) {
    words.headline = ReviewWords::tr("rarer than 1 in %1").arg(oneIn(rate.high));
    words.interval = ReviewWords::tr("beyond what was measured; how much rarer, nobody can say");
    return words;
  }
  words.headline = ReviewWords::tr("about 1 in %1").arg(oneIn(rate.fpir));
  words.interval = rate.low > 0 ? ReviewWords::tr("%1–%2 (95 % interval)").arg(oneIn(rate.high), oneIn(rate.low))
                                : ReviewWords::tr("at most 1 in %1 (95 % interval)").arg(oneIn(rate.high));
  return words;
}

std::optional<int> yearsBetween(const std::optional<base::Instant>& a, const std::optional<base::Instant>& b) {
  if (!a || !b) return std::nullopt;
  const auto apart = *a > *b ? *a - *b : *b - *a;
  const auto years = std::chrono::duration_cast<std::chrono::years>(apart).count();
  if (years < 1) return std::nullopt;
  return static_cast<int>(years);
}

}  // namespace consentry::ui
