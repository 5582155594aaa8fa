// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/screenings.hpp"
#include "app/ports/sets.hpp"
#include "app/ports/watchlists.hpp"
#include "app/services.hpp"
#include "domain/review.hpp"
#include "domain/score.hpp"

namespace consentry::app {

/// A line of the queue. Nothing of anybody's judgement is in it.
struct CaseLine {
  domain::CaseId id;
  std::int64_t number = 0;
  domain::CaseState state = domain::CaseState::fresh;
  domain::FlagLevel level = domain::FlagLevel::review;
  domain::CaseOutcome outcome = domain::CaseOutcome::undecided;
  std::string setName;
  std::string listName;
  std::string traveller;  ///< random handle
  std::string nationality;
  std::string gender;
  std::string birthYear;
  base::Instant openedAt;
  std::string heldBy;     ///< display name while claimed
  bool mayClaim = false;  ///< by this actor, now
  std::string
      whyNot;  ///< when not: stable word ("own_first_judgement", "saw_score", "held", "supervisor", "closed", "role")
  base::Bytes thumbnail;  ///< of the traveller; empty when the permission ended
  bool erased = false;    ///< of this person nothing is left but the handle
};

struct ListCases {
  using Answer = std::vector<CaseLine>;
  static constexpr auto kAct = domain::Act::seeCases;
  bool openOnly = true;
};
[[nodiscard]] base::Expected<ListCases::Answer> handle(Context& context, const ListCases& request, const Job& job);

struct CaseReference {
  domain::ReferenceId id;
  base::Bytes photograph;  ///< the file's bytes; empty unless asked for
  base::Bytes thumbnail;
  std::optional<base::Instant> capturedAt;
  ports::FaceBox face;
  domain::Quality quality;
};

struct CaseCandidate {
  int rank = 0;
  domain::ListPersonId person;                 ///< empty while the identity is hidden
  int conclusionCap = 3;                       ///< strongest |conclusion| these photographs allow
  std::optional<domain::Distance> distance;    ///< nothing while hidden
  std::optional<domain::Score> score;          ///< what the rank is by; nothing while hidden
  std::optional<domain::FalseAlarmRate> rate;  ///< at that score; nothing while hidden, beyond what was measured, or
                                               ///< measured for another use (`domain::ratesCarryOver`)
  domain::FlagLevel level = domain::FlagLevel::none;  ///< `none` while hidden
  domain::ReferenceId nearest;                        ///< the reference that gave the distance
  std::vector<CaseReference> references;
  std::optional<std::string> alias;  ///< identity: only after judging
  std::optional<std::string> reason;
  std::optional<std::string> legalReference;
  std::optional<std::string> expectedAction;
  bool erased = false;  ///< of this listed person nothing is left but the handle
};

struct CaseView {
  CaseLine line;
  domain::Visibility visible;
  base::Bytes photograph;  ///< the traveller's file; empty unless asked for or denied
  ports::PhotoRow photo;
  domain::Decision permission;                  ///< of this view, asked of the gate now and recorded
  std::vector<domain::ConsentRecord> consents;  ///< the traveller's own
  std::vector<domain::ConsentState> consentStates;
  std::vector<CaseCandidate> candidates;
  std::vector<domain::Judgement> judgements;  ///< only those this actor may see
  std::optional<domain::Claim> claim;
  std::string profile;  ///< name, with what it was measured on
  std::string profileMeasuredOn;
  std::vector<domain::Uncalibrated> uncalibrated;
  domain::EngineChoice engine;  ///< that searched
  domain::Precision precision = domain::Precision::f32;
  domain::Scoring scoring;
  std::vector<ports::PeopleOfGroup> uncovered;  ///< travellers of the run whose groups the cohort does not hold
  int conclusionCap = 3;                        ///< of the candidate shown first
  std::int64_t searchSeq = 0;                   ///< log entry of the search
  std::int64_t shownSeq = 0;                    ///< log entry of this showing; 0 when nothing was shown
};

/// Shows a case. With photographs it asks the gate (purpose second review) anew and records what is shown before
/// handing it out; a denial blocks the case and shows nothing.
struct ShowCase {
  using Answer = CaseView;
  static constexpr auto kAct = domain::Act::seeCases;
  std::string id;  ///< number, handle or unique beginning
  bool withPhotographs = false;
};
[[nodiscard]] base::Expected<ShowCase::Answer> handle(Context& context, const ShowCase& request, const Job& job);

struct ClaimCase {
  using Answer = CaseLine;
  static constexpr auto kAct = domain::Act::review;
  std::string id;
};
[[nodiscard]] base::Expected<ClaimCase::Answer> handle(Context& context, const ClaimCase& request, const Job& job);

struct ReleaseCase {
  using Answer = CaseLine;
  static constexpr auto kAct = domain::Act::review;
  std::string id;
};
[[nodiscard]] base::Expected<ReleaseCase::Answer> handle(Context& context, const ReleaseCase& request, const Job& job);

struct DecideCase {
  using Answer = CaseView;  ///< now with what was hidden, as far as the rules allow
  static constexpr auto kAct = domain::Act::review;
  std::string id;
  int candidateRank = 1;
  int conclusion = 0;
  domain::CaseOutcome outcome = domain::CaseOutcome::undecided;
  domain::ReviewReason reason = domain::ReviewReason::overallImpression;
  std::string note;
  std::chrono::milliseconds shownFor{0};
};
[[nodiscard]] base::Expected<DecideCase::Answer> handle(Context& context, const DecideCase& request, const Job& job);

/// A supervisor's decision of a conflict.
struct SuperviseCase {
  using Answer = CaseView;
  static constexpr auto kAct = domain::Act::supervise;
  std::string id;
  int candidateRank = 1;
  int conclusion = 0;
  domain::CaseOutcome outcome = domain::CaseOutcome::undecided;
  domain::ReviewReason reason = domain::ReviewReason::overallImpression;
  std::string note;
  std::chrono::milliseconds shownFor{0};
};
[[nodiscard]] base::Expected<SuperviseCase::Answer> handle(Context& context, const SuperviseCase& request,
                                                           const Job& job);

/// The case's log entries, oldest first.
struct ShowCaseHistory {
  using Answer = std::vector<ports::LogLine>;
  static constexpr auto kAct = domain::Act::seeCases;
  std::string id;
};
[[nodiscard]] base::Expected<ShowCaseHistory::Answer> handle(Context& context, const ShowCaseHistory& request,
                                                             const Job& job);

}  // namespace consentry::app
