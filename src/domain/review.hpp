// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_words.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/actor.hpp"
#include "domain/ids.hpp"
#include "domain/quality.hpp"

namespace consentry::domain {

enum class CaseState {
  fresh,          ///< NEW: flagged, nobody looks yet
  claimed,        ///< a first reviewer holds it
  firstDone,      ///< waits for a second person
  secondClaimed,  ///< a second reviewer holds it, blind
  agreed,         ///< both said the same; closed in the same transaction
  conflict,       ///< waits for a supervisor who judged neither
  supervised,     ///< decided by a supervisor; closed in the same transaction
  closed,
  consentBlocked,  ///< the permission ended while it was open; nothing is shown any more
  recapture        ///< closed: a new photograph is needed
};

enum class ReviewStep { first, second, supervisor };

enum class CaseOutcome { undecided, cleared, referSecondary, recapture, inconclusive };

/// Why somebody judged so. A closed list: it stands in the log. Free words go into the note, which can be erased.
enum class ReviewReason {
  overallImpression,
  faceShape,
  eyes,
  nose,
  mouthChin,
  ears,
  marksScars,
  hairline,
  imageQuality,
  ageGap,
  documentData,
  other
};

/// −3 certainly different … 0 cannot say … +3 certainly the same person.
class Conclusion {
 public:
  Conclusion() = default;
  /// Errc::invalidArgument outside −3…+3.
  [[nodiscard]] static base::Expected<Conclusion> of(int value);
  [[nodiscard]] int value() const { return m_value; }
  auto operator<=>(const Conclusion&) const = default;

 private:
  int m_value = 0;
};

/// "−2 probably different", …; English words of the scale.
[[nodiscard]] std::string_view conclusionWords(Conclusion conclusion);

/// One person's judgement of a case.
struct Judgement {
  UserId reviewer;
  ReviewStep step = ReviewStep::first;
  int candidateRank = 1;  ///< the candidate the conclusion speaks about
  Conclusion conclusion;
  CaseOutcome outcome = CaseOutcome::undecided;
  ReviewReason reason = ReviewReason::overallImpression;
  std::string note;  ///< free words, erasable, never in the log
  std::chrono::milliseconds shownFor{0};
  base::Instant at;
};

/// A claim is a lease: after `until` anybody else may take the case.
struct Claim {
  UserId by;
  base::Instant until;
};

/// What the rules need to know of a case.
struct CaseFacts {
  CaseState state = CaseState::fresh;
  std::optional<Claim> claim;
  std::vector<Judgement> judgements;  ///< in order
};

inline constexpr std::chrono::minutes kClaimLease{15};

/// Claiming: NEW or FIRST_DONE (or a claim that ran out), by an officer or supervisor who has not judged the case.
/// Errc::denied (own first judgement) or Errc::conflict (held by another, wrong state) otherwise.
[[nodiscard]] base::Expected<CaseFacts> claimed(CaseFacts facts, const Actor& actor, base::Instant now);
/// Giving a claim back by its holder.
[[nodiscard]] base::Expected<CaseFacts> released(CaseFacts facts, const Actor& actor, base::Instant now);
/// Storing a judgement under a live claim of one's own. The step is set from the state. First → FIRST_DONE; second →
/// AGREED or CONFLICT. RECAPTURE by both closes as such.
[[nodiscard]] base::Expected<CaseFacts> judged(CaseFacts facts, const Actor& actor, Judgement judgement,
                                               base::Instant now);
/// A supervisor who judged neither decides a CONFLICT. → SUPERVISED
[[nodiscard]] base::Expected<CaseFacts> supervised(CaseFacts facts, const Actor& actor, Judgement judgement,
                                                   base::Instant now);
/// AGREED | SUPERVISED → CLOSED (or RECAPTURE when that was the outcome); any open state → CONSENT_BLOCKED.
[[nodiscard]] base::Expected<CaseFacts> closed(CaseFacts facts);
[[nodiscard]] base::Expected<CaseFacts> blocked(CaseFacts facts);

/// Two judgements agree when the outcome is the same and the conclusions lean the same way (about the same candidate,
/// where they say "same person").
[[nodiscard]] bool agree(const Judgement& a, const Judgement& b);

/// The strongest |conclusion| these photographs allow: 3, or 2 with warnings, or 1 when either should be taken again.
[[nodiscard]] int conclusionCap(const Quality& probe, const Quality& reference);

/// What this actor must not see yet: nothing of the case's judgements while they could still be the blind second.
struct Visibility {
  bool firstJudgement = false;
  bool score = false;
  bool identity = false;  ///< alias, reason, nationality of the listed person
};
[[nodiscard]] Visibility visibilityFor(const CaseFacts& facts, const Actor& actor);

/// The words of what was hidden, for the log ("first_judgement", "score", "identity").
[[nodiscard]] std::vector<std::string> hiddenWords(const Visibility& visibility);

[[nodiscard]] bool isOpen(CaseState state);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::CaseState, {fresh, "new"}, {claimed, "claimed"}, {firstDone, "first_done"},
                     {secondClaimed, "second_claimed"}, {agreed, "agreed"}, {conflict, "conflict"},
                     {supervised, "supervised"}, {closed, "closed"}, {consentBlocked, "consent_blocked"},
                     {recapture, "recapture"});
CONSENTRY_ENUM_WORDS(domain::ReviewStep, {first, "first"}, {second, "second"}, {supervisor, "supervisor"});
CONSENTRY_ENUM_WORDS(domain::CaseOutcome, {undecided, "undecided"}, {cleared, "cleared"},
                     {referSecondary, "refer_secondary"}, {recapture, "recapture"}, {inconclusive, "inconclusive"});
CONSENTRY_ENUM_WORDS(domain::ReviewReason, {overallImpression, "overall_impression"}, {faceShape, "face_shape"},
                     {eyes, "eyes"}, {nose, "nose"}, {mouthChin, "mouth_chin"}, {ears, "ears"},
                     {marksScars, "marks_scars"}, {hairline, "hairline"}, {imageQuality, "image_quality"},
                     {ageGap, "age_gap"}, {documentData, "document_data"}, {other, "other"});
