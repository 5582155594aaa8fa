// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "domain/engine_choice.hpp"
#include "domain/gate.hpp"
#include "domain/group.hpp"
#include "domain/ids.hpp"
#include "domain/review.hpp"
#include "domain/score.hpp"
#include "domain/scoring.hpp"

namespace consentry::app::ports {

/// A use of a face that was asked for, with the gate's answer: the row that a comparison must name.
struct UseRow {
  std::int64_t id = 0;  ///< given by the store
  domain::TravellerId subject;
  domain::Purpose purpose = domain::Purpose::entryIdCheck;
  domain::Recipient recipient = domain::Recipient::thisSite();
  domain::Decision decision;
  base::Instant at;
  std::int64_t logSeq = 0;  ///< its entry in the log
};

enum class RunState { running, finished, cancelled };

/// So many people of one group.
struct PeopleOfGroup {
  domain::Group group;
  std::int64_t people = 0;
  bool operator==(const PeopleOfGroup&) const = default;
};

struct RunRow {
  domain::RunId id;
  domain::SetId set;
  domain::WatchlistId list;
  int listVersion = 0;
  base::Digest engine;
  std::string profile;
  domain::UserId by;
  base::Instant startedAt;
  std::optional<base::Instant> finishedAt;
  RunState state = RunState::running;
  std::int64_t photographs = 0;
  std::int64_t searched = 0;
  std::int64_t denied = 0;
  std::int64_t failed = 0;  ///< no face, unreadable at that moment
  std::int64_t flaggedReview = 0;
  std::int64_t flaggedPriority = 0;
  std::int64_t intentSeq = 0;
  std::vector<domain::Uncalibrated> uncalibrated;
  domain::EngineChoice choice{.networks = "reference", .mode = domain::Mode::fast};
  domain::Precision precision = domain::Precision::f32;
  domain::Scoring scoring;
  std::optional<base::Digest> cohort;      ///< the build that scores were made with, when the scoring asks for one
  std::vector<PeopleOfGroup> uncovered{};  ///< travellers of groups that the cohort does not hold; known at the end
};

/// One probe against one listed person. The database refuses it unless `use` is an allowed use of the same person.
struct ComparisonRow {
  domain::RunId run;
  std::int64_t use = 0;
  domain::TravellerId subject;
  domain::PhotoId photo;
  domain::ListPersonId person;
  domain::ReferenceId reference;
  domain::Distance distance;
  int rank = 0;
  domain::FlagLevel level = domain::FlagLevel::none;
  domain::Score score{};  ///< what the rank is by
};

struct CaseRow {
  domain::CaseId id;
  std::int64_t number = 0;  ///< for people: "Case 41"; given by the store
  domain::RunId run;
  domain::SetId set;
  domain::WatchlistId list;
  domain::TravellerId subject;
  domain::PhotoId photo;
  std::int64_t use = 0;
  domain::FlagLevel level = domain::FlagLevel::review;
  domain::CaseFacts facts;
  domain::CaseOutcome outcome = domain::CaseOutcome::undecided;
  base::Instant openedAt;
  std::int64_t searchSeq = 0;  ///< the log entry of the search's result
};

class ScreeningReader {
 public:
  virtual ~ScreeningReader() = default;
  [[nodiscard]] virtual base::Expected<std::vector<RunRow>> runs() = 0;  ///< newest first
  [[nodiscard]] virtual base::Expected<std::optional<RunRow>> findRun(const domain::RunId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<UseRow>> findUse(std::int64_t id) = 0;
  /// Photographs of the run that already have a result, for resuming.
  [[nodiscard]] virtual base::Expected<std::vector<domain::PhotoId>> donePhotos(const domain::RunId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<CaseRow>> cases(bool openOnly) = 0;  ///< priority, then oldest first
  /// Also while people are sealed.
  [[nodiscard]] virtual base::Expected<std::int64_t> openCaseCount() = 0;
  [[nodiscard]] virtual base::Expected<std::optional<CaseRow>> findCase(const domain::CaseId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<CaseRow>> findCaseByNumber(std::int64_t number) = 0;
  /// Every comparison kept for the case, by rank.
  [[nodiscard]] virtual base::Expected<std::vector<ComparisonRow>> candidates(const domain::CaseId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<domain::CaseId>> openCasesOf(const domain::TravellerId& id) = 0;
};

class ScreeningWriter : public ScreeningReader {
 public:
  /// Stores the use and returns its id.
  [[nodiscard]] virtual base::Expected<std::int64_t> addUse(const UseRow& use) = 0;
  [[nodiscard]] virtual base::Expected<void> addRun(const RunRow& run) = 0;
  /// State, counts and uncovered groups; why a run is uncalibrated stands as it was added.
  [[nodiscard]] virtual base::Expected<void> replaceRun(const RunRow& run) = 0;
  /// Notes that a photograph of the run has its result (searched, denied or failed).
  [[nodiscard]] virtual base::Expected<void> markDone(const domain::RunId& run, const domain::PhotoId& photo) = 0;
  [[nodiscard]] virtual base::Expected<void> addComparison(const ComparisonRow& comparison) = 0;
  /// Salt of the probe's commitment in the log entry `seq`, kept where it can be erased.
  [[nodiscard]] virtual base::Expected<void> addCommitmentSalt(std::int64_t seq, const domain::TravellerId& subject,
                                                               base::ByteView salt) = 0;
  /// Stores the case, returns its number.
  [[nodiscard]] virtual base::Expected<std::int64_t> addCase(const CaseRow& row) = 0;
  /// State, claim and outcome; judgements that are new are appended, old ones never change. A second judgement by the
  /// first reviewer is refused by the database itself.
  [[nodiscard]] virtual base::Expected<void> replaceCase(const CaseRow& row) = 0;
};

}  // namespace consentry::app::ports

#include "base/enum_words.hpp"
CONSENTRY_ENUM_WORDS(app::ports::RunState, {running, "running"}, {finished, "finished"}, {cancelled, "cancelled"});
