// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/words.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
};

QDateTime toQt(base::Instant at) {
  return QDateTime::fromMSecsSinceEpoch(base::micros(at) / 1000, Qt::UTC);
}

}  // namespace

QString number(qint64 value) {
  return QLocale().toString(value);
}

QString timeOfDay(base::Instant at) {
  return toQt(at).toLocalTime().toString(QStringLiteral("HH:mm:ss"));
}

QString dayAndTime(base::Instant at) {
  return QLocale().toString(toQt(at).toLocalTime(), Words::tr("d MMM yyyy HH:mm", "date and time"));
}

QString fullTime(base::Instant at) {
  const QDateTime utc = toQt(at);
  return Words::tr("%1 (%2 UTC)")
      .arg(QLocale().toString(utc.toLocalTime(), Words::tr("d MMMM yyyy HH:mm:ss", "date and time with seconds")),
           utc.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")));
}

QString day(base::Date date) {
  const QDate day(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                  static_cast<int>(static_cast<unsigned>(date.day())));
  return QLocale().toString(day, Words::tr("d MMM yyyy", "date"));
}

QString since(base::Instant at, base::Instant now) {
  const auto passed = std::chrono::duration_cast<std::chrono::minutes>(now - at).count();
  if (passed < 1) return Words::tr("now");
  if (passed < 60) return Words::tr("%1 min").arg(passed);
  if (passed < 48 * 60) return Words::tr("%1 h").arg(passed / 60);
  return Words::tr("%n day(s)", nullptr, static_cast<int>(passed / (24 * 60)));
}

QString timeLeft(std::chrono::seconds left) {
  const auto seconds = left.count();
  if (seconds < 60) return Words::tr("%1 s left").arg(seconds);
  if (seconds < 3600) return Words::tr("%1 min left").arg((seconds + 30) / 60);
  return Words::tr("%1 h %2 min left").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString shortHandle(std::string_view handle) {
  const QString text = fromUtf8(handle);
  return text.size() <= 10 ? text : text.left(4) + QChar(0x2026) + text.right(4);
}

QString words(domain::Purpose purpose) {
  using enum domain::Purpose;
  switch (purpose) {
    case entryIdCheck:
      return Words::tr("entry identity check");
    case watchlistSearch:
      return Words::tr("watchlist search");
    case secondReview:
      return Words::tr("second review");
    case qualityCheck:
      return Words::tr("quality check");
    case accuracyTest:
      return Words::tr("accuracy test");
    case researchTraining:
      return Words::tr("research and training");
    case thirdPartyDisclosure:
      return Words::tr("disclosure to a third party");
    case subjectAccess:
      return Words::tr("the person's own access");
  }
  return {};
}

QString words(domain::BasisKind basis) {
  using enum domain::BasisKind;
  switch (basis) {
    case none:
      return Words::tr("no basis");
    case consent:
      return Words::tr("consent");
    case statute:
      return Words::tr("statute");
    case courtOrder:
      return Words::tr("court order");
  }
  return {};
}

QString words(domain::Role role) {
  using enum domain::Role;
  switch (role) {
    case officer:
      return Words::tr("officer");
    case supervisor:
      return Words::tr("supervisor");
    case auditor:
      return Words::tr("auditor");
    case consentClerk:
      return Words::tr("consent clerk");
    case administrator:
      return Words::tr("administrator");
  }
  return {};
}

QString words(domain::RowVerdict verdict) {
  using enum domain::RowVerdict;
  switch (verdict) {
    case undecided:
      return Words::tr("Undecided");
    case fresh:
      return Words::tr("New");
    case lowQuality:
      return Words::tr("New, low quality");
    case duplicate:
      return Words::tr("Duplicate");
    case noConsent:
      return Words::tr("No permission");
    case blocked:
      return Words::tr("Blocked");
    case unreadable:
      return Words::tr("Unreadable");
    case noFace:
      return Words::tr("No face");
    case severalFaces:
      return Words::tr("Several faces");
    case invalid:
      return Words::tr("Row not valid");
  }
  return {};
}

}  // namespace consentry::ui
