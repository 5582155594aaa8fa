// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "app/ports/screenings.hpp"
#include "domain/photo_set.hpp"
#include "domain/watchlist.hpp"
#include "raw_store.hpp"

namespace consentry::test {

using base::Errc;

TEST_CASE("log entries and kept checkpoints are never changed, replaced or removed", "[storage]") {
  StoreRoom room;
  makeStore(room, 3);
  const auto db = insider(room);
  must(db->run("INSERT INTO log_checkpoint (size, reason, note) VALUES (2, 'export', 'note')"));
  for (const char* sql :
       {"UPDATE log_entry SET bytes = '{}' WHERE seq = 1", "DELETE FROM log_entry WHERE seq = 3",
        "DELETE FROM log_entry", "INSERT OR REPLACE INTO log_entry (seq, bytes) VALUES (1, '{}')",
        "REPLACE INTO log_entry (seq, bytes) VALUES (3, '{}')",
        "INSERT INTO log_entry (seq, bytes) VALUES (1, '{}') ON CONFLICT (seq) DO UPDATE SET bytes = '{}'",
        "UPDATE log_checkpoint SET note = ''", "DELETE FROM log_checkpoint",
        "REPLACE INTO log_checkpoint (size, reason, note) VALUES (2, 'export', 'other')"}) {
    INFO(sql);
    CHECK(codeOf(db->run(sql)) == Errc::denied);
  }
  CHECK(must(db->integer("SELECT count(*) FROM log_entry")) == 4);
}

namespace {

/// Rows that a comparison names, made with SQL alone: a traveller, a photograph, a list with a reference, a run, and
/// three uses: 1 denied, 2 allowed for something else, 3 allowed for searching.
void fillForComparison(Connection& db) {
  must(db.execute(R"(
    INSERT INTO user_account VALUES ('u', 'kim', 'Kim', 0, 0), ('w', 'lee', 'Lee', 0, 0);
    INSERT INTO traveller VALUES ('t', NULL, NULL, NULL, NULL, NULL);
    INSERT INTO photo_set VALUES ('s', 'n', zeroblob(32), '', 'watchlist_search', 'u', 0, 1, 'complete', 1, NULL);
    INSERT INTO photo VALUES ('p', 's', 't', 'live', zeroblob(32), 1, 1, NULL, NULL, NULL, NULL, NULL, 'accept', NULL);
    INSERT INTO watchlist VALUES ('l', 'wanted', '', 1, 0.1, 'u', 0);
    INSERT INTO list_person VALUES ('x', 'l', 0, 'u', NULL, NULL, '2027-01-01', '2027-01-01', 'draft', NULL, NULL, NULL, NULL);
    INSERT INTO list_reference VALUES ('r', 'x', zeroblob(32), 0, 0, 1, 1, 0.0, 'accept', 0, NULL);
    INSERT INTO list_version VALUES ('l', 1, zeroblob(32), 1, 1, 0, 'u');
    INSERT INTO screening_run (id, photo_set, watchlist, list_version, engine, profile, by, started_at, finished_at, state,
      photographs, searched, denied, failed, flagged_review, flagged_priority, intent_seq) VALUES ('run', 's', 'l', 1, zeroblob(32), '', 'u', 0, NULL, 'running', 0, 0, 0, 0, 0, 0, 0);
  )"));
  const auto use = [&](int id, int allowed, const char* decision, const char* reason, const char* purpose) {
    must(db.run(
        "INSERT INTO face_use VALUES (?, 't', ?, 'border_control', ?, ?, ?, 'consent', '', NULL, NULL, 0, 'none', "
        "NULL, '', 1, NULL, 0, 0)",
        id, purpose, allowed, decision, reason == nullptr ? std::nullopt : std::optional(std::string(reason))));
  };
  use(1, 0, "denied", "withdrawn", "watchlist_search");
  use(2, 1, "allowed", nullptr, "quality_check");
  use(3, 1, "allowed", nullptr, "watchlist_search");
}

}  // namespace

TEST_CASE("raw SQL cannot store a comparison without an allowed use", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  const auto db = insider(room);
  fillForComparison(*db);
  const auto compare = [&](int use, const char* subject, const std::string& allowed) {
    return db->run(
        "INSERT INTO comparison (run, photo, rank, use_id, subject, use_allowed, person, reference, distance, "
        "level) VALUES ('run', 'p', 1, ?, ?, " +
            allowed + ", 'x', 'r', 1, 'none')",
        use, subject);
  };
  CHECK_FALSE(compare(1, "t", "1"));
  CHECK_FALSE(compare(1, "t", "0"));
  CHECK_FALSE(compare(1, "t", "NULL"));
  CHECK_FALSE(compare(2, "t", "1"));
  CHECK_FALSE(compare(3, "somebody else", "1"));
  CHECK_FALSE(compare(4, "t", "1"));
  must(compare(3, "t", "1"));
  CHECK_FALSE(db->run("UPDATE comparison SET use_id = 1"));
}

TEST_CASE("the guards hold in a program that leaves foreign keys and recursive triggers off", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  const auto db = insider(room);
  fillForComparison(*db);
  must(db->execute("PRAGMA foreign_keys = OFF"));
  must(db->execute("PRAGMA recursive_triggers = OFF"));
  const auto compare = [&](int use, const char* subject) {
    return codeOf(
        db->run("INSERT INTO comparison (run, photo, rank, use_id, subject, use_allowed, person, reference, "
                "distance, level) VALUES ('run', 'p', 1, ?, ?, 1, 'x', 'r', 1, 'none')",
                use, subject));
  };
  CHECK(compare(1, "t") == Errc::denied);
  CHECK(compare(3, "somebody else") == Errc::denied);
  CHECK(compare(99, "t") == Errc::denied);
  CHECK(codeOf(db->run("REPLACE INTO face_use SELECT id, subject, purpose, recipient, 1, 'allowed', NULL, basis, "
                       "reference, legal_basis, consent, consent_event, consent_state, notice, rule, policy_version, "
                       "stop, at, log_seq FROM face_use WHERE id = 1")) == Errc::denied);
}

TEST_CASE("raw SQL cannot turn a denied use into an allowed one", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  const auto db = insider(room);
  fillForComparison(*db);
  CHECK(codeOf(db->run("UPDATE face_use SET allowed = 1, decision = 'allowed', reason = NULL WHERE id = 1")) ==
        Errc::denied);
  CHECK(codeOf(db->run("DELETE FROM face_use WHERE id = 1")) == Errc::denied);
  CHECK(codeOf(db->run("REPLACE INTO face_use SELECT id, subject, purpose, recipient, 1, 'allowed', NULL, basis, "
                       "reference, legal_basis, consent, consent_event, consent_state, notice, rule, policy_version, "
                       "stop, at, log_seq FROM face_use WHERE id = 1")) == Errc::denied);
  CHECK_FALSE(
      db->run("INSERT INTO face_use SELECT 9, subject, purpose, recipient, 1, decision, reason, basis, reference, "
              "legal_basis, consent, consent_event, consent_state, notice, rule, policy_version, stop, at, "
              "log_seq FROM face_use WHERE id = 1"));
}

TEST_CASE("raw SQL cannot break the two-person rules", "[storage]") {
  StoreRoom room;
  makeStore(room, 1);
  const auto db = insider(room);
  fillForComparison(*db);
  must(db->execute(R"(
    INSERT INTO policy VALUES ('p', NULL, '', zeroblob(32), 'u', 0, NULL, NULL);
    INSERT INTO review_case VALUES (1, 'c', 'run', 's', 'l', 't', 'p', 3, 1, 'review', 'new', NULL, NULL, 'undecided', 0, 0);
    INSERT INTO judgement VALUES ('c', 'first', 'u', 1, 0, 'cleared', 'eyes', 0, 0);
  )"));
  for (const char* sql :
       {"UPDATE policy SET version = 1, approved_by = 'u', approved_at = 0", "UPDATE policy SET toml = 'other'",
        "UPDATE list_person SET approved_by = 'u'", "UPDATE list_person SET state = 'active'",
        "INSERT INTO judgement VALUES ('c', 'second', 'u', 1, 0, 'cleared', 'eyes', 0, 0)",
        "INSERT INTO judgement VALUES ('c', 'first', 'w', 1, 0, 'cleared', 'eyes', 0, 0)",
        "REPLACE INTO judgement VALUES ('c', 'first', 'w', 1, 0, 'cleared', 'eyes', 0, 0)",
        "UPDATE judgement SET reviewer = 'w'", "DELETE FROM judgement", "UPDATE review_case SET use_id = 1",
        "UPDATE list_version SET people = 9", "DELETE FROM list_version"}) {
    INFO(sql);
    CHECK_FALSE(db->run(sql));
  }
  must(db->run("UPDATE policy SET version = 1, approved_by = 'w', approved_at = 0"));
  must(db->run("INSERT INTO judgement VALUES ('c', 'second', 'w', 1, 0, 'cleared', 'eyes', 0, 0)"));
}

namespace {

/// The quoted words of "column TEXT … CHECK (column IN ('a', 'b'))" in a table's SQL.
std::set<std::string> wordsOf(Connection& db, const std::string& table, const std::string& column) {
  const auto sql =
      must(db.first("SELECT sql FROM sqlite_schema WHERE name = ?", [](Row& row) { return row.text(0); }, table));
  REQUIRE(sql);
  auto at = sql->find("(" + column + " IN (");
  REQUIRE(at != std::string::npos);
  const auto end = sql->find("))", at);
  std::set<std::string> words;
  while ((at = sql->find('\'', at)) < end) {
    const auto close = sql->find('\'', at + 1);
    words.insert(sql->substr(at + 1, close - at - 1));
    at = close + 1;
  }
  return words;
}

template <class E>
std::set<std::string> allWords() {
  std::set<std::string> words;
  for (const auto& [value, word] : base::allOf<E>()) words.emplace(word);
  return words;
}

template <class E>
void checkWords(Connection& db, const std::string& table, const std::string& column) {
  INFO(table << "." << column);
  CHECK(wordsOf(db, table, column) == allWords<E>());
}

}  // namespace

TEST_CASE("the database knows exactly the words that the program knows", "[storage]") {
  StoreRoom room;
  makeStore(room, 0);
  const auto db = insider(room);
  checkWords<domain::Role>(*db, "user_role", "role");
  for (const char* table : {"consent_purpose", "basis_purpose"}) checkWords<domain::Purpose>(*db, table, "value");
  for (const char* table : {"photo_set", "face_use"}) checkWords<domain::Purpose>(*db, table, "purpose");
  for (const char* table : {"consent_category", "basis_category"})
    checkWords<domain::DataCategory>(*db, table, "value");
  checkWords<domain::ConsentState>(*db, "consent_event", "state");
  checkWords<domain::ConsentGiver>(*db, "consent_event", "giver");
  checkWords<domain::StopScope>(*db, "stop", "scope");
  checkWords<domain::SetState>(*db, "photo_set", "state");
  checkWords<domain::PhotoRole>(*db, "photo", "role");
  for (const char* table : {"photo", "list_reference"}) checkWords<domain::QualityVerdict>(*db, table, "verdict");
  checkWords<domain::RowVerdict>(*db, "set_line", "verdict");
  for (const char* table : {"set_line", "face_use"}) {
    checkWords<domain::DecisionKind>(*db, table, "decision");
    checkWords<domain::DenialReason>(*db, table, "reason");
    checkWords<domain::BasisKind>(*db, table, "basis");
    checkWords<domain::ConsentState>(*db, table, "consent_state");
  }
  checkWords<domain::ListState>(*db, "list_person", "state");
  checkWords<app::ports::RunState>(*db, "screening_run", "state");
  checkWords<domain::Uncalibrated>(*db, "run_uncalibrated", "value");
  for (const char* table : {"engine_setting", "screening_run"}) checkWords<domain::Mode>(*db, table, "mode");
  checkWords<domain::Precision>(*db, "screening_run", "precision");
  checkWords<domain::Neighbourhood>(*db, "screening_run", "neighbourhood");
  checkWords<domain::GroupKind>(*db, "run_uncovered", "kind");
  checkWords<domain::AgeBand>(*db, "cohort_person", "age_band");
  for (const char* table : {"comparison", "review_case"}) checkWords<domain::FlagLevel>(*db, table, "level");
  checkWords<domain::CaseState>(*db, "review_case", "state");
  checkWords<domain::CaseOutcome>(*db, "review_case", "outcome");
  checkWords<domain::CaseOutcome>(*db, "judgement", "outcome");
  checkWords<domain::ReviewReason>(*db, "judgement", "reason");
  for (const char* table : {"judgement", "judgement_note"}) checkWords<domain::ReviewStep>(*db, table, "step");
}

TEST_CASE("every table is strict and every reference has a name", "[storage]") {
  StoreRoom room;
  makeStore(room, 0);
  const auto db = insider(room);
  CHECK(
      must(db->integer("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
                       "AND name NOT LIKE 'sqlite_%'")) == 0);
  for (const auto& sql : must(db->list("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL",
                                       [](Row& row) { return row.text(0); }))) {
    INFO(sql);
    std::size_t references = 0, named = 0;
    for (std::size_t at = 0; (at = sql.find(" REFERENCES ", at)) != std::string::npos; ++at) ++references;
    for (std::size_t at = 0; (at = sql.find("CONSTRAINT ", at)) != std::string::npos; ++at) ++named;
    CHECK(named >= references);
  }
}

}  // namespace consentry::test
