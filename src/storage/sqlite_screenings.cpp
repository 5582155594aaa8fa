// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_screenings.hpp"

#include <algorithm>

#include "storage/value_lists.hpp"

namespace consentry::storage {
namespace {

using app::ports::CaseRow;
using app::ports::ComparisonRow;
using app::ports::RunRow;
using app::ports::UseRow;

RunRow runFrom(Row& row) {
  RunRow run;
  run.id = row.handle<domain::RunId>(0);
  run.set = row.handle<domain::SetId>(1);
  run.list = row.handle<domain::WatchlistId>(2);
  run.listVersion = row.number(3);
  run.engine = row.digest(4);
  run.profile = row.text(5);
  run.by = row.handle<domain::UserId>(6);
  run.startedAt = row.instant(7);
  run.finishedAt = row.maybeInstant(8);
  run.state = row.word<app::ports::RunState>(9);
  run.photographs = row.integer(10);
  run.searched = row.integer(11);
  run.denied = row.integer(12);
  run.failed = row.integer(13);
  run.flaggedReview = row.integer(14);
  run.flaggedPriority = row.integer(15);
  run.intentSeq = row.integer(16);
  run.choice = {.networks = row.text(17), .mode = row.word<domain::Mode>(18)};
  run.precision = row.word<domain::Precision>(19);
  run.scoring = {.neighbourhood = row.word<domain::Neighbourhood>(20), .neighbours = row.number(21)};
  if (!row.isNull(22)) run.cohort = row.digest(22);
  return run;
}

base::Expected<void> fill(Connection& db, RunRow& run) {
  TRY(run.uncalibrated, wordsOf<domain::Uncalibrated>(
                            db, "SELECT value FROM run_uncalibrated WHERE record = ? ORDER BY position", run.id));
  TRY(run.uncovered, db.list(
                         "SELECT kind, value, people FROM run_uncovered WHERE record = ? ORDER BY kind, value",
                         [](Row& row) {
                           return app::ports::PeopleOfGroup{.group = {row.word<domain::GroupKind>(0), row.text(1)},
                                                            .people = row.integer(2)};
                         },
                         run.id));
  return {};
}

UseRow useFrom(Row& row) {
  UseRow use;
  use.id = row.integer(0);
  use.subject = row.handle<domain::TravellerId>(1);
  use.purpose = row.word<domain::Purpose>(2);
  use.recipient = row.valid(domain::Recipient::parse(row.text(3))).value_or(domain::Recipient::thisSite());
  use.decision.kind = row.word<domain::DecisionKind>(4);
  use.decision.reason = row.maybeWord<domain::DenialReason>(5);
  use.decision.basis = row.word<domain::BasisKind>(6);
  use.decision.reference = row.text(7);
  use.decision.legalBasis = row.maybeHandle<domain::BasisId>(8);
  use.decision.consent = row.maybeHandle<domain::ConsentId>(9);
  use.decision.consentEvent = row.number(10);
  use.decision.consentState = row.word<domain::ConsentState>(11);
  if (!row.isNull(12)) use.decision.notice = row.digest(12);
  use.decision.rule = row.text(13);
  use.decision.policyVersion = row.number(14);
  use.decision.stop = row.maybeHandle<domain::StopId>(15);
  use.at = row.instant(16);
  use.logSeq = row.integer(17);
  return use;
}

CaseRow caseFrom(Row& row) {
  CaseRow found;
  found.id = row.handle<domain::CaseId>(0);
  found.number = row.integer(1);
  found.run = row.handle<domain::RunId>(2);
  found.set = row.handle<domain::SetId>(3);
  found.list = row.handle<domain::WatchlistId>(4);
  found.subject = row.handle<domain::TravellerId>(5);
  found.photo = row.handle<domain::PhotoId>(6);
  found.use = row.integer(7);
  found.level = row.word<domain::FlagLevel>(8);
  found.facts.state = row.word<domain::CaseState>(9);
  if (!row.isNull(10)) found.facts.claim = {.by = row.handle<domain::UserId>(10), .until = row.instant(11)};
  found.outcome = row.word<domain::CaseOutcome>(12);
  found.openedAt = row.instant(13);
  found.searchSeq = row.integer(14);
  return found;
}

base::Expected<void> fill(Connection& db, CaseRow& found) {
  TRY(found.facts.judgements,
      db.list(
          "SELECT j.reviewer, j.step, j.candidate_rank, j.conclusion, j.outcome, j.reason, "
          "coalesce(opened(c.subject, 'judgement_note.note', n.review_case || '|' || n.step, n.note), ''), "
          "j.shown_ms, j.at FROM judgement j JOIN review_case c ON c.id = j.review_case "
          "LEFT JOIN judgement_note n ON n.review_case = j.review_case AND n.step = j.step "
          "WHERE j.review_case = ? ORDER BY j.rowid",
          [](Row& row) {
            return domain::Judgement{
                .reviewer = row.handle<domain::UserId>(0),
                .step = row.word<domain::ReviewStep>(1),
                .candidateRank = row.number(2),
                .conclusion = row.valid(domain::Conclusion::of(row.number(3))).value_or(domain::Conclusion{}),
                .outcome = row.word<domain::CaseOutcome>(4),
                .reason = row.word<domain::ReviewReason>(5),
                .note = row.text(6),
                .shownFor = std::chrono::milliseconds(row.integer(7)),
                .at = row.instant(8)};
          },
          found.id));
  return {};
}

/// A use that the gate did not allow is a refusal, whichever constraint noticed it.
base::Expected<void> refusedAsDenied(base::Expected<int> inserted, std::string_view what) {
  if (inserted) return {};
  if (inserted.error().code() != base::Errc::conflict) return std::unexpected(std::move(inserted).error());
  return base::fail(base::Errc::denied, std::string(what) + ": " + inserted.error().message());
}

}  // namespace

base::Expected<std::vector<RunRow>> SqliteScreenings::runs() {
  TRY(auto runs, m_db.list("SELECT id, photo_set, watchlist, list_version, engine, profile, by, started_at, "
                           "finished_at, state, photographs, searched, denied, failed, flagged_review, "
                           "flagged_priority, intent_seq, networks, mode, precision, neighbourhood, neighbours, cohort "
                           "FROM screening_run ORDER BY started_at DESC, rowid DESC",
                           runFrom));
  for (auto& run : runs) TRY_VOID(fill(m_db, run));
  return runs;
}

base::Expected<std::optional<RunRow>> SqliteScreenings::findRun(const domain::RunId& id) {
  TRY(auto run, m_db.first("SELECT id, photo_set, watchlist, list_version, engine, profile, by, started_at, "
                           "finished_at, state, photographs, searched, denied, failed, flagged_review, "
                           "flagged_priority, intent_seq, networks, mode, precision, neighbourhood, neighbours, cohort "
                           "FROM screening_run WHERE id = ?",
                           runFrom, id));
  if (run) TRY_VOID(fill(m_db, *run));
  return run;
}

base::Expected<std::optional<UseRow>> SqliteScreenings::findUse(std::int64_t id) {
  return m_db.first(
      "SELECT id, subject, purpose, recipient, decision, reason, basis, reference, legal_basis, consent, "
      "consent_event, consent_state, notice, rule, policy_version, stop, at, log_seq FROM face_use "
      "WHERE id = ?",
      useFrom, id);
}

base::Expected<std::vector<domain::PhotoId>> SqliteScreenings::donePhotos(const domain::RunId& id) {
  return m_db.list(
      "SELECT photo FROM run_done WHERE run = ? ORDER BY photo",
      [](Row& row) { return row.handle<domain::PhotoId>(0); }, id);
}

base::Expected<std::vector<CaseRow>> SqliteScreenings::cases(bool openOnly) {
  TRY(auto cases, m_db.list("SELECT id, number, run, photo_set, watchlist, subject, photo, use_id, level, state, "
                            "claimed_by, claimed_until, outcome, opened_at, search_seq FROM review_case "
                            "ORDER BY level = 'priority' DESC, opened_at, number",
                            caseFrom));
  if (openOnly) std::erase_if(cases, [](const CaseRow& row) { return !domain::isOpen(row.facts.state); });
  for (auto& row : cases) TRY_VOID(fill(m_db, row));
  return cases;
}

base::Expected<std::int64_t> SqliteScreenings::openCaseCount() {
  TRY(const auto states,
      m_db.list("SELECT state FROM review_case", [](Row& row) { return row.word<domain::CaseState>(0); }));
  return std::ranges::count_if(states, domain::isOpen);
}

base::Expected<std::optional<CaseRow>> SqliteScreenings::findCase(const domain::CaseId& id) {
  TRY(auto found, m_db.first("SELECT id, number, run, photo_set, watchlist, subject, photo, use_id, level, state, "
                             "claimed_by, claimed_until, outcome, opened_at, search_seq FROM review_case WHERE id = ?",
                             caseFrom, id));
  if (found) TRY_VOID(fill(m_db, *found));
  return found;
}

base::Expected<std::optional<CaseRow>> SqliteScreenings::findCaseByNumber(std::int64_t number) {
  TRY(auto found, m_db.first("SELECT id, number, run, photo_set, watchlist, subject, photo, use_id, level, state, "
                             "claimed_by, claimed_until, outcome, opened_at, search_seq FROM review_case "
                             "WHERE number = ?",
                             caseFrom, number));
  if (found) TRY_VOID(fill(m_db, *found));
  return found;
}

base::Expected<std::vector<ComparisonRow>> SqliteScreenings::candidates(const domain::CaseId& id) {
  return m_db.list(
      "SELECT c.run, c.use_id, c.subject, c.photo, c.person, c.reference, c.distance, c.rank, c.level, c.score "
      "FROM review_case r JOIN comparison c ON c.run = r.run AND c.photo = r.photo WHERE r.id = ? ORDER BY c.rank",
      [](Row& row) {
        return ComparisonRow{.run = row.handle<domain::RunId>(0),
                             .use = row.integer(1),
                             .subject = row.handle<domain::TravellerId>(2),
                             .photo = row.handle<domain::PhotoId>(3),
                             .person = row.handle<domain::ListPersonId>(4),
                             .reference = row.handle<domain::ReferenceId>(5),
                             .distance = {row.integer(6)},
                             .rank = row.number(7),
                             .level = row.word<domain::FlagLevel>(8),
                             .score = {row.integer(9)}};
      },
      id);
}

base::Expected<std::vector<domain::CaseId>> SqliteScreenings::openCasesOf(const domain::TravellerId& id) {
  TRY(const auto cases,
      m_db.list(
          "SELECT id, state FROM review_case WHERE subject = ? ORDER BY number",
          [](Row& row) { return std::pair(row.handle<domain::CaseId>(0), row.word<domain::CaseState>(1)); }, id));
  std::vector<domain::CaseId> open;
  for (const auto& [caseId, state] : cases)
    if (domain::isOpen(state)) open.push_back(caseId);
  return open;
}

base::Expected<std::int64_t> SqliteScreenings::addUse(const UseRow& use) {
  const auto& decision = use.decision;
  TRY_VOID(
      m_db.run("INSERT INTO face_use (subject, purpose, recipient, allowed, decision, reason, basis, reference, "
               "legal_basis, consent, consent_event, consent_state, notice, rule, policy_version, stop, at, "
               "log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               use.subject, use.purpose, use.recipient.text(), decision.allowed(), decision.kind, decision.reason,
               decision.basis, decision.reference, decision.legalBasis, decision.consent, decision.consentEvent,
               decision.consentState, decision.notice, decision.rule, decision.policyVersion, decision.stop, use.at,
               use.logSeq));
  return m_db.lastRowId();
}

base::Expected<void> SqliteScreenings::addRun(const RunRow& run) {
  TRY_VOID(
      m_db.run("INSERT INTO screening_run (id, photo_set, watchlist, list_version, engine, profile, by, "
               "started_at, finished_at, state, photographs, searched, denied, failed, flagged_review, "
               "flagged_priority, intent_seq, networks, mode, precision, neighbourhood, neighbours, cohort) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               run.id, run.set, run.list, run.listVersion, run.engine, run.profile, run.by, run.startedAt,
               run.finishedAt, run.state, run.photographs, run.searched, run.denied, run.failed, run.flaggedReview,
               run.flaggedPriority, run.intentSeq, run.choice.networks, run.choice.mode, run.precision,
               run.scoring.neighbourhood, run.scoring.neighbours, run.cohort));
  return addValues(m_db, "INSERT INTO run_uncalibrated (record, position, value) VALUES (?, ?, ?)", run.id,
                   run.uncalibrated);
}

base::Expected<void> SqliteScreenings::replaceRun(const RunRow& run) {
  TRY_VOID(exactlyOne(
      m_db.run("UPDATE screening_run SET finished_at = ?2, state = ?3, photographs = ?4, searched = ?5, denied = ?6, "
               "failed = ?7, flagged_review = ?8, flagged_priority = ?9, intent_seq = ?10 WHERE id = ?1",
               run.id, run.finishedAt, run.state, run.photographs, run.searched, run.denied, run.failed,
               run.flaggedReview, run.flaggedPriority, run.intentSeq),
      base::Errc::notFound, "no such screening run"));
  for (const auto& [group, people] : run.uncovered)
    TRY_VOID(
        m_db.run("INSERT INTO run_uncovered (record, kind, value, people) VALUES (?, ?, ?, ?) "
                 "ON CONFLICT DO NOTHING",
                 run.id, group.kind, group.value, people));
  return {};
}

base::Expected<void> SqliteScreenings::markDone(const domain::RunId& run, const domain::PhotoId& photo) {
  TRY_VOID(m_db.run("INSERT INTO run_done (run, photo) VALUES (?, ?)", run, photo));
  return {};
}

base::Expected<void> SqliteScreenings::addComparison(const ComparisonRow& comparison) {
  return refusedAsDenied(
      m_db.run("INSERT INTO comparison (run, photo, rank, use_id, subject, person, reference, distance, level, score) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               comparison.run, comparison.photo, comparison.rank, comparison.use, comparison.subject, comparison.person,
               comparison.reference, comparison.distance.millionths, comparison.level, comparison.score.millionths),
      "a comparison needs an allowed use of this person");
}

base::Expected<void> SqliteScreenings::addCommitmentSalt(std::int64_t seq, const domain::TravellerId& subject,
                                                         base::ByteView salt) {
  TRY_VOID(
      m_db.run("INSERT INTO commitment_salt (log_seq, subject, salt) "
               "VALUES (?1, ?2, sealed(?2, 'commitment_salt.salt', ?1, ?3))",
               seq, subject, salt));
  return {};
}

base::Expected<std::int64_t> SqliteScreenings::addCase(const CaseRow& row) {
  const auto& claim = row.facts.claim;
  const auto by = claim ? std::optional(claim->by) : std::nullopt;
  const auto until = claim ? std::optional(claim->until) : std::nullopt;
  TRY_VOID(refusedAsDenied(
      m_db.run("INSERT INTO review_case (id, run, photo_set, watchlist, subject, photo, use_id, level, state, "
               "claimed_by, claimed_until, outcome, opened_at, search_seq) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               row.id, row.run, row.set, row.list, row.subject, row.photo, row.use, row.level, row.facts.state, by,
               until, row.outcome, row.openedAt, row.searchSeq),
      "a case needs an allowed use of this person"));
  const auto number = m_db.lastRowId();
  TRY_VOID(addJudgements(row, 0));
  return number;
}

base::Expected<void> SqliteScreenings::replaceCase(const CaseRow& row) {
  TRY(const auto stored, findCase(row.id));
  if (!stored) return base::fail(base::Errc::notFound, "no such case");
  const auto& before = stored->facts.judgements;
  if (row.facts.judgements.size() < before.size() ||
      !std::equal(before.begin(), before.end(), row.facts.judgements.begin(),
                  [](const auto& a, const auto& b) { return a.reviewer == b.reviewer && a.step == b.step; }))
    return base::fail(base::Errc::conflict, "judgements that are stored never change");
  const auto& claim = row.facts.claim;
  const auto by = claim ? std::optional(claim->by) : std::nullopt;
  const auto until = claim ? std::optional(claim->until) : std::nullopt;
  TRY_VOID(
      m_db.run("UPDATE review_case SET state = ?2, claimed_by = ?3, claimed_until = ?4, outcome = ?5 "
               "WHERE id = ?1",
               row.id, row.facts.state, by, until, row.outcome));
  return addJudgements(row, before.size());
}

base::Expected<void> SqliteScreenings::addJudgements(const CaseRow& row, std::size_t stored) {
  for (std::size_t at = stored; at < row.facts.judgements.size(); ++at) {
    const auto& judgement = row.facts.judgements[at];
    auto inserted = m_db.run(
        "INSERT INTO judgement (review_case, step, reviewer, candidate_rank, conclusion, outcome, "
        "reason, shown_ms, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.id, judgement.step, judgement.reviewer, judgement.candidateRank, judgement.conclusion.value(),
        judgement.outcome, judgement.reason, judgement.shownFor.count(), judgement.at);
    if (!inserted && inserted.error().code() == base::Errc::alreadyExists)
      return base::fail(base::Errc::denied, "nobody judges a case twice, and no step is judged twice");
    TRY_VOID(inserted);
    if (!judgement.note.empty())
      TRY_VOID(
          m_db.run("INSERT INTO judgement_note (review_case, step, note) "
                   "VALUES (?1, ?2, sealed(?3, 'judgement_note.note', ?1 || '|' || ?2, ?4))",
                   row.id, judgement.step, row.subject, judgement.note));
  }
  return {};
}

}  // namespace consentry::storage
