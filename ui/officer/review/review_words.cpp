// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/review_words.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace consentry::ui {
namespace {

QString tr(const char* text, int count = -1) {
  return QCoreApplication::translate("ReviewWords", text, nullptr, count);
}

QString number(double value, int decimals = 0) {
  return QLocale().toString(value, 'f', decimals);
}

QDateTime localTime(base::Instant at) {
  return QDateTime::fromMSecsSinceEpoch(base::micros(at) / 1000);
}

QString warningWords(domain::QualityMeasure measure, double raw) {
  using enum domain::QualityMeasure;
  switch (measure) {
    case faceCount:
      return raw < 1 ? tr("no face found") : tr("%1 faces found").arg(number(raw));
    case eyeDistance:
      return tr("eyes %1 px apart; comparison below 40 px is unreliable").arg(number(raw));
    case yaw:
      return tr("head turned %1°").arg(number(std::abs(raw)));
    case roll:
      return tr("head tilted %1°").arg(number(std::abs(raw)));
    case pitch:
      return tr("head raised or lowered %1°").arg(number(std::abs(raw)));
    case sharpness:
      return tr("blurred; fine features are lost");
    case exposure:
      return raw < 128 ? tr("face too dark") : tr("face too bright");
    case clipping:
      return tr("%1 % of the face is pure black or white").arg(number(raw / 10, 1));
    case marginLeft:
    case marginRight:
    case marginTop:
    case marginBottom:
      return tr("face cut off at the picture’s edge");
    case imageWidth:
    case imageHeight:
      return tr("picture only %1 px small").arg(number(raw));
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
      return tr("first judgement");
    case firstDone:
    case secondClaimed:
      return tr("second judgement, blind");
    case conflict:
      return tr("conflict · supervisor");
    case agreed:
    case supervised:
    case closed:
      return tr("closed");
    case consentBlocked:
      return tr("stopped: permission ended");
    case recapture:
      return tr("closed: new photograph needed");
  }
  return {};
}

QString stepWords(domain::ReviewStep step) {
  using enum domain::ReviewStep;
  switch (step) {
    case first:
      return tr("First judgement");
    case second:
      return tr("Second judgement");
    case supervisor:
      return tr("Supervisor’s decision");
  }
  return {};
}

QString outcomeWords(domain::CaseOutcome outcome) {
  using enum domain::CaseOutcome;
  switch (outcome) {
    case undecided:
      return tr("Undecided");
    case cleared:
      return tr("Cleared");
    case referSecondary:
      return tr("Refer to secondary inspection");
    case recapture:
      return tr("Recapture");
    case inconclusive:
      return tr("Inconclusive");
  }
  return {};
}

QString reasonWords(domain::ReviewReason reason) {
  using enum domain::ReviewReason;
  switch (reason) {
    case overallImpression:
      return tr("Overall impression");
    case faceShape:
      return tr("Face shape");
    case eyes:
      return tr("Eyes");
    case nose:
      return tr("Nose");
    case mouthChin:
      return tr("Mouth and chin");
    case ears:
      return tr("Ears");
    case marksScars:
      return tr("Marks and scars");
    case hairline:
      return tr("Hairline");
    case imageQuality:
      return tr("Image quality");
    case ageGap:
      return tr("Years between photographs");
    case documentData:
      return tr("Document data");
    case other:
      return tr("Other");
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
      return tr("certainly different people");
    case -2:
      return tr("probably different people");
    case -1:
      return tr("rather different people");
    case 0:
      return tr("cannot say");
    case 1:
      return tr("rather the same person");
    case 2:
      return tr("probably the same person");
    case 3:
      return tr("certainly the same person");
    default:
      return {};
  }
}

QString whyNotWords(const std::string& whyNot, const std::string& heldBy) {
  if (whyNot.empty()) return {};
  if (whyNot == "own_first_judgement") return tr("You judged first; another person judges second");
  if (whyNot == "held")
    return heldBy.empty() ? tr("Somebody else has it open") : tr("Open at %1").arg(QString::fromStdString(heldBy));
  if (whyNot == "closed") return tr("Closed");
  if (whyNot == "role") return tr("Your role does not take this step");
  return tr("Not for you now");
}

QString photoRoleWords(domain::PhotoRole role) {
  switch (role) {
    case domain::PhotoRole::document:
      return tr("document");
    case domain::PhotoRole::live:
      return tr("live");
    case domain::PhotoRole::other:
      return tr("other");
  }
  return {};
}

QString qualityVerdictWords(domain::QualityVerdict verdict) {
  switch (verdict) {
    case domain::QualityVerdict::undecided:
      return tr("not assessed");
    case domain::QualityVerdict::accept:
      return tr("good");
    case domain::QualityVerdict::acceptWithWarning:
      return tr("usable, with warnings");
    case domain::QualityVerdict::recapture:
      return tr("should be taken again");
  }
  return {};
}

QStringList qualityWarnings(const domain::Quality& quality) {
  // A component of 50 is where a measure begins to be doubtful (quality.cpp).
  constexpr int kDoubtful = 50;
  std::vector<domain::QualityValue> bad;
  for (const domain::QualityValue& value : quality.values)
    if (value.raw && value.component && *value.component < kDoubtful) bad.push_back(value);
  std::ranges::stable_sort(bad, {}, [](const domain::QualityValue& value) { return *value.component; });
  QStringList words;
  for (const domain::QualityValue& value : bad) words << warningWords(value.measure, *value.raw);
  words.removeDuplicates();
  return words;
}

QString uncalibratedWords(domain::Uncalibrated reason) {
  switch (reason) {
    case domain::Uncalibrated::otherModel:
      return tr("measured with another model");
    case domain::Uncalibrated::otherData:
      return tr("measured on other photographs than these");
    case domain::Uncalibrated::otherListSize:
      return tr("measured on a list of another size");
  }
  return {};
}

QString waitingWords(base::Instant since, base::Instant now) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - since).count();
  if (minutes < 1) return tr("now");
  if (minutes < 60) return tr("%1 min").arg(minutes);
  if (minutes < 48 * 60) return tr("%1 h").arg(minutes / 60);
  return tr("%1 d").arg(minutes / (24 * 60));
}

QString purposeWords(domain::Purpose purpose) {
  using enum domain::Purpose;
  switch (purpose) {
    case entryIdCheck:
      return tr("entry identity check");
    case watchlistSearch:
      return tr("watchlist search");
    case secondReview:
      return tr("review by people");
    case qualityCheck:
      return tr("quality check");
    case accuracyTest:
      return tr("accuracy test");
    case researchTraining:
      return tr("research, training");
    case thirdPartyDisclosure:
      return tr("disclosure to others");
    case subjectAccess:
      return tr("access by the person");
  }
  return {};
}

RarityWords rarityWords(const domain::FalseAlarmRate& rate) {
  const auto oneIn = [](double share) { return QLocale().toString(twoFigures(1 / share), 'f', 0); };
  if (rate.fpir <= 0 || rate.high <= 0) return {tr("not measured"), tr("at this distance"), {}};
  RarityWords words;
  words.sentence = tr("searches of this list flags a stranger this strongly");
  if (rate.belowResolution) {
    words.headline = tr("rarer than 1 in %1").arg(oneIn(rate.high));
    words.interval = tr("rarer than the measurement could show");
    return words;
  }
  words.headline = tr("about 1 in %1").arg(oneIn(rate.fpir));
  words.interval = rate.low > 0 ? tr("%1–%2 (95 % interval)").arg(oneIn(rate.high), oneIn(rate.low))
                                : tr("at most 1 in %1 (95 % interval)").arg(oneIn(rate.high));
  return words;
}

std::optional<int> yearsBetween(const std::optional<base::Instant>& a, const std::optional<base::Instant>& b) {
  if (!a || !b) return std::nullopt;
  const auto apart = *a > *b ? *a - *b : *b - *a;
  const auto years = std::chrono::duration_cast<std::chrono::years>(apart).count();
  if (years < 1) return std::nullopt;
  return static_cast<int>(years);
}

QString dayText(base::Instant at) {
  return QLocale().toString(localTime(at).date(), QStringLiteral("d MMM yyyy"));
}

QString momentText(base::Instant at) {
  return QLocale().toString(localTime(at), QStringLiteral("d MMM yyyy HH:mm"));
}

QString dayText(base::Date date) {
  if (!date.ok()) return tr("not set");
  return QLocale().toString(QDate(date), QStringLiteral("d MMM yyyy"));
}

QString shortHandle(const std::string& handle) {
  const QString text = QString::fromStdString(handle);
  if (text.size() <= 12) return text;
  return text.left(4) + QStringLiteral("…") + text.right(4);
}

}  // namespace consentry::ui
