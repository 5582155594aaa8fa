// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "storage/sqlite_erasures.hpp"

namespace consentry::storage {
namespace {

using app::ports::RetentionRunRow;
using domain::RetentionCount;
using domain::RetentionKind;
using domain::RetentionRule;

constexpr std::string_view kStanding = "FROM legal_hold h WHERE h.lifted_at IS NULL AND h.subject = ";

/// What a kind means: rows of `from` that fit `where` (?1 is the cutoff), the handle of the person and, where a case
/// can be open on it, the photograph.
struct Rule {
  RetentionKind kind;
  std::string_view id;  ///< what is counted and destroyed
  std::string_view from;
  std::string_view where;
  std::string_view person;
  std::string_view photo;  ///< empty: no case can be open on it
};

constexpr std::string_view kFilledPhoto =
    "(p.hash IS NOT NULL OR EXISTS (SELECT 1 FROM photo_content f WHERE f.photo = p.id))";

constexpr auto kRules = std::to_array<Rule>({
    {RetentionKind::photoSets, "p.id", "photo p JOIN photo_set s ON s.id = p.photo_set",
     "s.state = 'complete' AND s.finished_at < ?1", "p.traveller", "p.id"},
    {RetentionKind::unflaggedPhotographs, "p.id", "photo p",
     "(SELECT max(r.finished_at) FROM run_done d JOIN screening_run r ON r.id = d.run WHERE d.photo = p.id AND "
     "r.state = 'finished') < ?1 AND NOT EXISTS (SELECT 1 FROM review_case c WHERE c.photo = p.id) AND NOT EXISTS "
     // Whoever allowed accuracy tests is kept for them, as long as the cohort is.
     "(SELECT 1 FROM cohort_person m JOIN cohort_template t ON t.build = m.build AND t.traveller = m.traveller "
     "WHERE m.photo = p.id)",
     "p.traveller", "p.id"},
    {RetentionKind::closedCases, "p.id", "photo p",
     "EXISTS (SELECT 1 FROM review_case c WHERE c.photo = p.id) AND (SELECT max(coalesce((SELECT max(j.at) FROM "
     "judgement j WHERE j.review_case = c.id), c.opened_at)) FROM review_case c WHERE c.photo = p.id) < ?1",
     "p.traveller", "p.id"},
    {RetentionKind::cohortTemplates, "t.rowid", "cohort_template t JOIN cohort_build b ON b.hash = t.build",
     "b.at < ?1", "t.traveller", ""},
    {RetentionKind::listEntries, "p.id", "list_person p",
     "p.state IN ('expired', 'removed') AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.subject = p.id) AND "
     "coalesce((SELECT max(v.at) FROM list_member m JOIN list_version v ON v.watchlist = m.watchlist AND "
     "v.number = m.number WHERE m.person = p.id), (SELECT max(r.added_at) FROM list_reference r WHERE r.person = "
     "p.id), 0) < ?1",
     "p.id", ""},
    {RetentionKind::notes, "n.review_case || ':' || n.step",
     "judgement_note n JOIN judgement j ON j.review_case = n.review_case AND j.step = n.step JOIN review_case c ON "
     "c.id = n.review_case",
     "j.at < ?1", "c.subject", "c.photo"},
    {RetentionKind::commitmentSalts, "s.log_seq", "commitment_salt s JOIN log_entry l ON l.seq = s.log_seq",
     "l.at < ?1", "s.subject", ""},
});

constexpr std::string_view kOpenCase =
    "EXISTS (SELECT 1 FROM review_case o WHERE o.state NOT IN ('closed', 'consent_blocked', 'recapture') AND o.photo "
    "= ";

const Rule* ruleOf(RetentionKind kind) {
  const auto found = std::ranges::find(kRules, kind, &Rule::kind);
  return found == kRules.end() ? nullptr : &*found;
}

bool isOfPhotographs(const Rule& rule) {
  return rule.kind == RetentionKind::photoSets || rule.kind == RetentionKind::unflaggedPhotographs ||
         rule.kind == RetentionKind::closedCases;
}

std::string whereOf(const Rule& rule) {
  std::string where = " FROM " + std::string(rule.from) + " WHERE " + std::string(rule.where);
  if (isOfPhotographs(rule)) where += " AND " + std::string(kFilledPhoto);
  return where;
}

std::string heldOf(const Rule& rule) {
  return "EXISTS (SELECT 1 " + std::string(kStanding) + std::string(rule.person) + ")";
}

std::string openOf(const Rule& rule) {
  return rule.photo.empty() ? "0" : std::string(kOpenCase) + std::string(rule.photo) + ")";
}

/// The things that may go.
std::string idsOf(const Rule& rule) {
  return "SELECT " + std::string(rule.id) + whereOf(rule) + " AND NOT " + heldOf(rule) + " AND NOT " + openOf(rule);
}

constexpr auto kPhotoStatements = std::to_array<std::string_view>({
    "DELETE FROM photo_content WHERE photo = ?",
    "DELETE FROM photo_thumbnail WHERE photo = ?",
    "DELETE FROM photo_geometry WHERE photo = ?",
    "DELETE FROM photo_quality WHERE record = ?",
    "DELETE FROM cohort_template WHERE (build, traveller) IN (SELECT build, traveller FROM cohort_person WHERE photo = "
    "?)",
    "UPDATE photo SET hash = NULL, captured = NULL, face_left = NULL, face_top = NULL, face_right = NULL, "
    "face_bottom = NULL, face_score = NULL WHERE id = ?",
});

}  // namespace

base::Expected<std::vector<RetentionRule>> SqliteErasures::rules() {
  return m_db.list("SELECT kind, days, by, at FROM retention_rule ORDER BY number DESC", [](Row& row) {
    return RetentionRule{.kind = row.word<RetentionKind>(0),
                         .days = row.number(1),
                         .setBy = row.handle<domain::UserId>(2),
                         .setAt = row.instant(3)};
  });
}

base::Expected<std::vector<RetentionRunRow>> SqliteErasures::runs() {
  TRY(auto runs, m_db.list("SELECT number, at, by, log_seq FROM retention_run ORDER BY number DESC", [](Row& row) {
    RetentionRunRow run{.number = row.integer(0), .at = row.instant(1), .by = {}, .logSeq = row.integer(3)};
    if (!row.isNull(2)) run.by = row.handle<domain::UserId>(2);
    return run;
  }));
  for (auto& run : runs) {
    TRY(run.counts, m_db.list(
                        "SELECT kind, objects, held, open FROM retention_run_count WHERE run = ? ORDER BY kind",
                        [](Row& row) {
                          return RetentionCount{row.word<RetentionKind>(0), row.integer(1), row.integer(2),
                                                row.integer(3)};
                        },
                        run.number));
  }
  return runs;
}

base::Expected<RetentionCount> SqliteErasures::due(RetentionKind kind, base::Instant cutoff) {
  RetentionCount count{.kind = kind};
  const Rule* const rule = ruleOf(kind);
  if (rule == nullptr) return count;  // templates of probes: none is ever stored
  const std::string sql = "SELECT count(*), coalesce(sum(" + heldOf(*rule) + "), 0), coalesce(sum(NOT " +
                          heldOf(*rule) + " AND " + openOf(*rule) + "), 0)" + whereOf(*rule);
  TRY_VOID(m_db.each(
      sql,
      [&](Row& row) {
        count.held = row.integer(1);
        count.open = row.integer(2);
        count.objects = row.integer(0) - count.held - count.open;
      },
      cutoff));
  if (kind == RetentionKind::notes) {
    TRY(const auto reasons,
        m_db.integer("SELECT count(*) FROM erasure_reason r JOIN erasure e ON e.id = r.erasure WHERE e.at < ?",
                     cutoff));
    count.objects += reasons;
  }
  return count;
}

base::Expected<std::vector<domain::ListPersonId>> SqliteErasures::dueEntries(base::Instant cutoff) {
  return m_db.list(
      idsOf(*ruleOf(RetentionKind::listEntries)), [](Row& row) { return row.handle<domain::ListPersonId>(0); }, cutoff);
}

base::Expected<std::chrono::microseconds> SqliteErasures::longestSilence(base::Instant since, base::Instant now) {
  TRY(const auto between, m_db.integer("SELECT coalesce(max(d), 0) FROM (SELECT at - lag(at) OVER (ORDER BY at) AS d "
                                       "FROM log_entry WHERE at >= ?)",
                                       since));
  TRY(const auto last, m_db.integer("SELECT coalesce(max(at), 0) FROM log_entry"));
  return std::chrono::microseconds(std::max(between, base::micros(now) - last));
}

base::Expected<void> SqliteErasures::addRule(const RetentionRule& rule) {
  TRY_VOID(m_db.run("INSERT INTO retention_rule (kind, days, by, at) VALUES (?, ?, ?, ?)", rule.kind, rule.days,
                    rule.setBy, rule.setAt));
  return {};
}

base::Expected<void> SqliteErasures::addRun(const RetentionRunRow& run) {
  TRY_VOID(
      m_db.run("INSERT INTO retention_run (at, by, log_seq) VALUES (?, ?, ?)", run.at, orNull(run.by), run.logSeq));
  const auto number = m_db.lastRowId();
  for (const auto& count : run.counts)
    TRY_VOID(m_db.run("INSERT INTO retention_run_count (run, kind, objects, held, open) VALUES (?, ?, ?, ?, ?)", number,
                      count.kind, count.objects, count.held, count.open));
  return {};
}

base::Expected<void> SqliteErasures::retirePhotographs(RetentionKind kind, base::Instant cutoff) {
  TRY(const auto photos, m_db.list(idsOf(*ruleOf(kind)), [](Row& row) { return row.text(0); }, cutoff));
  for (const auto& photo : photos)
    for (const auto& statement : kPhotoStatements) TRY_VOID(m_db.run(statement, photo));
  return {};
}

/// A set of which no photograph is left, and no line of anybody whom a hold keeps, is a removed set.
base::Expected<void> SqliteErasures::closeEmptySets(base::Instant cutoff, base::Instant now) {
  TRY(const auto sets, m_db.list(
                           "SELECT s.id FROM photo_set s WHERE s.state = 'complete' AND s.finished_at < ?1 AND NOT "
                           "EXISTS (SELECT 1 FROM photo p WHERE p.photo_set = s.id AND p.hash IS NOT NULL) AND NOT "
                           "EXISTS (SELECT 1 FROM set_line l JOIN legal_hold h ON h.subject = l.traveller AND "
                           "h.lifted_at IS NULL WHERE l.photo_set = s.id)",
                           [](Row& row) { return row.text(0); }, cutoff));
  for (const auto& set : sets) {
    TRY_VOID(m_db.run("UPDATE photo_set SET state = 'removed', removed_at = ?2 WHERE id = ?1", set, now));
    TRY_VOID(m_db.run("UPDATE set_line SET traveller_ref = NULL, file = NULL, why = NULL WHERE photo_set = ?", set));
  }
  return {};
}

base::Expected<RetentionCount> SqliteErasures::retire(RetentionKind kind, base::Instant cutoff, base::Instant now) {
  TRY(const auto count, due(kind, cutoff));
  switch (kind) {
    case RetentionKind::probeTemplates:
    case RetentionKind::listEntries:
      return count;
    case RetentionKind::photoSets:
      TRY_VOID(retirePhotographs(kind, cutoff));
      TRY_VOID(closeEmptySets(cutoff, now));
      break;
    case RetentionKind::unflaggedPhotographs:
    case RetentionKind::closedCases:
      TRY_VOID(retirePhotographs(kind, cutoff));
      break;
    case RetentionKind::cohortTemplates:
      TRY_VOID(m_db.run("DELETE FROM cohort_template WHERE rowid IN (" + idsOf(*ruleOf(kind)) + ")", cutoff));
      break;
    case RetentionKind::notes:
      TRY_VOID(m_db.run("DELETE FROM judgement_note WHERE review_case || ':' || step IN (" + idsOf(*ruleOf(kind)) + ")",
                        cutoff));
      TRY_VOID(m_db.run("DELETE FROM erasure_reason WHERE erasure IN (SELECT id FROM erasure WHERE at < ?)", cutoff));
      break;
    case RetentionKind::commitmentSalts:
      TRY_VOID(m_db.run("DELETE FROM commitment_salt WHERE log_seq IN (" + idsOf(*ruleOf(kind)) + ")", cutoff));
      break;
  }
  m_destroyed = m_destroyed || count.objects > 0;
  return count;
}

}  // namespace consentry::storage
