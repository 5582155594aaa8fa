// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/log/log_words.hpp"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>
#include <utility>

#include "domain/audit_event.hpp"
#include "ui/common/engine_words.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Log)
};

/// An object inside the entry's exact bytes; empty when it has none.
QJsonObject part(const app::ports::LogLine& line, const char* name) {
  const auto bytes = QByteArray::fromRawData(line.bytes.data(), static_cast<qsizetype>(line.bytes.size()));
  return QJsonDocument::fromJson(bytes).object().value(QLatin1String(name)).toObject();
}

QString plain(const std::string& word) {
  return fromUtf8(word).replace(QChar(u'_'), QChar(u' '));
}

QString reviewWords(const app::ports::LogLine& line) {
  const QJsonObject review = part(line, "review");
  if (review.isEmpty()) return Words::tr("judged case %1").arg(shortHandle(line.caseId));
  const int conclusion = review.value(QStringLiteral("conclusion")).toInt();
  const QString sign = conclusion > 0 ? QStringLiteral("+") : conclusion < 0 ? QStringLiteral("−") : QString();
  return Words::tr("judged case %1: %2%3").arg(shortHandle(line.caseId), sign, QString::number(std::abs(conclusion)));
}

QString searchWords(const app::ports::LogLine& line) {
  const QJsonObject search = part(line, "search");
  const QString subject = shortHandle(line.subject);
  if (line.outcome == "intent") return Words::tr("began to search for %1").arg(subject);
  if (search.isEmpty()) return Words::tr("searched for %1").arg(subject);
  return Words::tr("searched for %1 · %2 people, list version %3")
      .arg(subject, number(static_cast<qint64>(search.value(QStringLiteral("size")).toDouble())))
      .arg(search.value(QStringLiteral("version")).toInt());
}

QString consentWords(const app::ports::LogLine& line) {
  if (line.consentState == "withdrawn") return Words::tr("recorded a withdrawal of %1").arg(shortHandle(line.subject));
  if (line.consentState == "refused") return Words::tr("recorded a refusal of %1").arg(shortHandle(line.subject));
  return Words::tr("recorded what %1 said about consent").arg(shortHandle(line.subject));
}

QString withSubject(const app::ports::LogLine& line, const QString& act) {
  return line.subject.empty() ? act : act + QChar(u' ') + shortHandle(line.subject);
}

QString actOf(domain::AuditType type, const app::ports::LogLine& line) {
  using enum domain::AuditType;
  const bool denied = line.outcome == "denied";
  switch (type) {
    case logOpened:
      return Words::tr("opened the log");
    case keyRotated:
      return Words::tr("changed the signing key");
    case logAnchored:
      return Words::tr("had the log anchored by a witness");
    case slipPrinted:
      return Words::tr("printed a slip of the log's head");
    case logExported:
      return Words::tr("exported the log");
    case logVerified:
      return Words::tr("verified the log");
    case logViewed:
      return Words::tr("viewed the log");
    case programStarted:
      return Words::tr("program started");
    case cleanExit:
      return Words::tr("program ended");
    case clockStepped:
      return Words::tr("the machine's clock jumped");
    case userAdded:
      return Words::tr("added a person");
    case userDisabled:
      return Words::tr("took a person's right to act");
    case roleGranted:
      return Words::tr("granted a role");
    case roleRevoked:
      return Words::tr("took a role away");
    case policyProposed:
      return Words::tr("proposed a policy");
    case policyApproved:
      return Words::tr("approved a policy");
    case basisProposed:
      return Words::tr("proposed a legal basis");
    case basisApproved:
      return Words::tr("approved a legal basis");
    case consentRecorded:
      return consentWords(line);
    case stopOn:
      return Words::tr("put a stop in force");
    case stopOff:
      return Words::tr("lifted a stop");
    case setImportStarted:
      return Words::tr("began to import set %1").arg(shortHandle(line.set));
    case setImported:
      return Words::tr("imported set %1").arg(shortHandle(line.set));
    case setRemoved:
      return Words::tr("removed set %1").arg(shortHandle(line.set));
    case photoUse:
      return withSubject(
          line, denied ? Words::tr("wanted to open the photograph of") : Words::tr("opened the photograph of"));
    case listCreated:
      return Words::tr("created list %1").arg(shortHandle(line.list));
    case listEntryProposed:
      return Words::tr("proposed an entry of list %1").arg(shortHandle(line.list));
    case referenceEnrolled:
      return denied ? Words::tr("wanted to enrol a reference photograph")
                    : Words::tr("enrolled a reference photograph");
    case listEntryApproved:
      return Words::tr("approved an entry of list %1").arg(shortHandle(line.list));
    case listEntryState:
      return Words::tr("changed the state of an entry of list %1").arg(shortHandle(line.list));
    case listVersion:
      return Words::tr("made a version of list %1").arg(shortHandle(line.list));
    case screeningStarted:
      return Words::tr("began to screen set %1").arg(shortHandle(line.set));
    case faceSearched:
      return denied ? withSubject(line, Words::tr("wanted to search for")) : searchWords(line);
    case screeningFinished:
      return Words::tr("finished screening set %1").arg(shortHandle(line.set));
    case candidatesShown:
      return denied ? Words::tr("wanted to see case %1").arg(shortHandle(line.caseId))
                    : Words::tr("was shown the candidates of case %1").arg(shortHandle(line.caseId));
    case referenceShown:
      return denied ? Words::tr("wanted to see reference photographs") : Words::tr("was shown reference photographs");
    case caseClaimed:
      return Words::tr("claimed case %1").arg(shortHandle(line.caseId));
    case caseReleased:
      return Words::tr("gave case %1 back").arg(shortHandle(line.caseId));
    case caseReviewed:
      return reviewWords(line);
    case caseSupervised:
      return Words::tr("decided the conflict of case %1").arg(shortHandle(line.caseId));
    case caseClosed:
      return Words::tr("closed case %1").arg(shortHandle(line.caseId));
    case caseBlocked:
      return Words::tr("case %1 was blocked: the permission ended").arg(shortHandle(line.caseId));
    case profileStored:
      return Words::tr("stored a threshold profile");
    case modelsChecked:
      return Words::tr("checked the models");
    case accuracyMeasured:
      return Words::tr("measured accuracy");
    case personErased:
      return Words::tr("erased %1").arg(shortHandle(line.subject));
    case surroundingsMeasured:
      return Words::tr("measured the surroundings of faces on list %1").arg(shortHandle(line.list));
    case engineChosen:
      return Words::tr("chose the recognition engine");
    case cohortPerson:
      return denied ? withSubject(line, Words::tr("wanted to add to a cohort"))
                    : withSubject(line, Words::tr("added to a cohort"));
    case cohortBuilt:
      return Words::tr("built a cohort");
    case cohortChosen:
      return Words::tr("chose the cohort for scores");
    case modelAdded:
      return Words::tr("added a network of this site's own");
    case signedIn:
      return Words::tr("signed in");
    case signedOut:
      return Words::tr("signed out");
    case signInFailed:
      return Words::tr("gave a wrong passphrase");
    case credentialSet:
      return Words::tr("set a passphrase");
    case userLocked:
      return Words::tr("was locked out after wrong passphrases");
    case userUnlocked:
      return Words::tr("unlocked a person");
    case actProposed:
      return Words::tr("proposed an act of two people");
    case actDecided:
      return Words::tr("decided on a proposal");
    case emergencyGranted:
      return Words::tr("was granted an act in an emergency");
    case keysRenewed:
      return Words::tr("renewed the keys of people");
    case orderStarted:
      return Words::tr("began an erasure by order");
    case orderFinished:
      return Words::tr("finished an erasure by order");
    case holdPlaced:
      return Words::tr("placed a legal hold");
    case holdLifted:
      return Words::tr("lifted a legal hold");
    case retentionRuleSet:
      return Words::tr("set a retention rule");
    case retentionRun:
      return Words::tr("removed what had reached its term");
    case backupMade:
      return Words::tr("made a backup");
    case storeRestored:
      return Words::tr("restored the store from a backup");
    case storeMigrated:
      return Words::tr("brought the store up to date");
    case cageWeak:
      return Words::tr("decoded photographs behind a weaker cage");
    case diskLow:
      return Words::tr("found the disk nearly full");
    case writeFailed:
      return Words::tr("could not record an act, which did not happen");
    case clockJumped:
      return Words::tr("found the clock set forward");
  }
  return {};
}

}  // namespace

QString actWords(const app::ports::LogLine& line) {
  const auto type = base::fromWord<domain::AuditType>(line.type);
  return type ? actOf(*type, line) : plain(line.type);
}

QString outcomeWords(const std::string& outcome) {
  const auto known = base::fromWord<domain::AuditOutcome>(outcome);
  if (!known) return plain(outcome);
  switch (*known) {
    case domain::AuditOutcome::ok:
      return Words::tr("done");
    case domain::AuditOutcome::denied:
      return Words::tr("denied");
    case domain::AuditOutcome::failed:
      return Words::tr("failed");
    case domain::AuditOutcome::intent:
      return Words::tr("begun");
  }
  return {};
}

Tone outcomeTone(const std::string& outcome) {
  if (outcome == "ok") return Tone::green;
  if (outcome == "denied" || outcome == "failed") return Tone::red;
  return outcome == "intent" ? Tone::accent : Tone::text;
}

Permission permissionOf(const app::ports::LogLine& line) {
  const auto kind = base::fromWord<domain::DecisionKind>(line.decision);
  if (!kind) {
    const auto said = base::fromWord<domain::ConsentState>(line.consentState);
    return said && *said != domain::ConsentState::none ? permissionOf(*said) : noPermissionInvolved();
  }
  return permissionOf(*kind, base::fromWord<domain::DenialReason>(line.reason),
                      base::fromWord<domain::BasisKind>(line.basis).value_or(domain::BasisKind::none),
                      base::fromWord<domain::ConsentState>(line.consentState).value_or(domain::ConsentState::none),
                      part(line, "basis").value(QStringLiteral("ref")).toString().toStdString());
}

QString sentence(const app::ports::LogLine& line, const QString& who) {
  QString text = Words::tr("On %1 %2 %3.", "time, person, act").arg(fullTime(line.at), who, actWords(line));
  const auto reason = base::fromWord<domain::DenialReason>(line.reason);
  if (line.outcome == "denied" && reason)
    text += QChar(u' ') + Words::tr("It was refused: %1. No face was opened.").arg(denialWords(*reason));
  else if (line.outcome == "denied")
    text += QChar(u' ') + Words::tr("It was refused.");
  else if (line.outcome == "failed")
    text += QChar(u' ') + Words::tr("It failed.");
  return text;
}

QString reliedOn(const app::ports::LogLine& line) {
  QStringList parts;
  const QJsonObject basis = part(line, "basis");
  const QJsonObject consent = part(line, "consent");
  if (const QString reference = basis.value(QStringLiteral("ref")).toString(); !reference.isEmpty()) parts << reference;
  if (const QString record = consent.value(QStringLiteral("record")).toString(); !record.isEmpty())
    parts << Words::tr("consent record %1, event %2")
                 .arg(shortHandle(record.toStdString()))
                 .arg(consent.value(QStringLiteral("event")).toInt());
  if (const QString rule = consent.value(QStringLiteral("rule")).toString(); !rule.isEmpty())
    parts << Words::tr("policy version %1, rule %2").arg(consent.value(QStringLiteral("policy")).toInt()).arg(rule);
  return parts.join(QStringLiteral(" · "));
}

QList<SearchFact> searchFacts(const app::ports::LogLine& line) {
  const QJsonObject search = part(line, "search");
  QList<SearchFact> facts;
  const auto text = [&](const char* key) { return search.value(QLatin1String(key)).toString().toStdString(); };
  const auto score = [&](const char* key) {
    return scoreText(domain::Score{static_cast<std::int64_t>(search.value(QLatin1String(key)).toDouble())});
  };
  // Entries of programs that knew one engine only do not name it.
  if (const std::string networks = text("engine"); !networks.empty()) {
    const auto mode = base::fromWord<domain::Mode>(text("mode")).value_or(domain::Mode::fast);
    const auto precision = base::fromWord<domain::Precision>(text("precision")).value_or(domain::Precision::f32);
    const auto around = base::fromWord<domain::Neighbourhood>(text("scoring")).value_or(domain::Neighbourhood::none);
    const domain::Scoring scoring{around, search.value(QStringLiteral("neighbours")).toInt()};
    facts << SearchFact{Words::tr("Engine"), engineWords({networks, mode}, precision)}
          << SearchFact{Words::tr("Score"), words(scoring)};
  }
  if (search.contains(QStringLiteral("review")))
    facts << SearchFact{
        Words::tr("Thresholds"),
        Words::tr("review at %1 or below, priority at %2 or below").arg(score("review"), score("priority"))};
  if (search.value(QStringLiteral("uncalibrated")).toBool())
    facts << SearchFact{Words::tr("Rates"), Words::tr("uncalibrated for this use")};
  const std::array hashes{std::pair("model", Words::tr("Model’s hash")),
                          std::pair("profile", Words::tr("Profile’s hash")),
                          std::pair("cohort", Words::tr("Hash of the cohort’s build"))};
  for (const auto& [key, label] : hashes)
    if (const std::string hash = text(key); !hash.empty()) facts << SearchFact{label, fromUtf8(hash), true};
  return facts;
}

QString verdictHeading(const app::ports::LogVerdict& verdict) {
  if (verdict.verdict == "ANCHORED") return Words::tr("Whole, and witnessed from outside");
  if (verdict.verdict == "UNANCHORED TAIL") return Words::tr("Whole; its newest part has no outside witness yet");
  if (verdict.verdict == "ALTERED") return Words::tr("Altered");
  if (verdict.verdict == "GAP") return Words::tr("An entry is missing");
  if (verdict.verdict == "TRUNCATED") return Words::tr("The end is missing");
  if (verdict.verdict == "FORKED") return Words::tr("Not the log that was witnessed");
  if (verdict.verdict == "KEY ORDER") return Words::tr("Signed by the wrong key");
  if (verdict.verdict == "CLOCK") return Words::tr("Time runs backwards");
  if (verdict.verdict == "UNREADABLE") return Words::tr("Cannot be read as a log");
  return fromUtf8(verdict.verdict);
}

Tone verdictTone(const app::ports::LogVerdict& verdict) {
  return verdict.accepted ? Tone::green : Tone::red;
}

}  // namespace consentry::ui
