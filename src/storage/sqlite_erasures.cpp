// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_erasures.hpp"

#include <algorithm>

#include "domain/review.hpp"
#include "storage/person_places.hpp"

namespace consentry::storage {
namespace {

using app::ports::ErasureCheck;
using app::ports::ErasureRow;
using app::ports::LineKey;
using app::ports::OrderExceptionRow;
using app::ports::OrderRow;
using domain::KeyRenewal;
using domain::LegalHold;
using domain::ThingCount;

ErasureRow erasureFrom(Row& row) {
  ErasureRow erasure;
  erasure.id = row.handle<domain::ErasureId>(0);
  erasure.subject = row.text(1);
  erasure.kind = row.word<domain::SubjectKind>(2);
  if (!row.isNull(3)) erasure.by = row.handle<domain::UserId>(3);
  erasure.at = row.instant(4);
  erasure.cases = row.integer(5);
  if (!row.isNull(6)) erasure.order = row.handle<domain::ProposalId>(6);
  erasure.renewal = row.integer(7);
  erasure.logSeq = row.integer(8);
  return erasure;
}

LegalHold holdFrom(Row& row) {
  LegalHold hold;
  hold.id = row.handle<domain::HoldId>(0);
  hold.subject = row.text(1);
  hold.reference = row.text(2);
  hold.placedBy = row.handle<domain::UserId>(3);
  hold.placedAt = row.instant(4);
  if (!row.isNull(5)) hold.liftedBy = row.handle<domain::UserId>(5);
  hold.liftedAt = row.maybeInstant(6);
  return hold;
}

KeyRenewal renewalFrom(Row& row) {
  return {.number = row.integer(0),
          .askedAt = row.instant(1),
          .dueAt = row.instant(2),
          .doneAt = row.maybeInstant(3),
          .doneSeq = row.isNull(4) ? -1 : row.integer(4)};
}

OrderRow orderFrom(Row& row) {
  return {.proposal = row.handle<domain::ProposalId>(0),
          .selection = {.kind = row.word<domain::SelectionKind>(1), .value = row.text(2)},
          .legalReference = row.text(3),
          .startedAt = row.maybeInstant(4),
          .startedSeq = row.isNull(5) ? -1 : row.integer(5),
          .finishedAt = row.maybeInstant(6),
          .finishedSeq = row.isNull(7) ? -1 : row.integer(7)};
}

std::optional<std::int64_t> orNothing(std::int64_t seq) {
  return seq < 0 ? std::nullopt : std::optional(seq);
}

}  // namespace

base::Expected<domain::SubjectKind> SqliteErasures::kindOf(const std::string& subject) {
  TRY(const auto listed, m_db.integer("SELECT count(*) FROM list_person WHERE id = ?", subject));
  return listed > 0 ? domain::SubjectKind::listedPerson : domain::SubjectKind::traveller;
}

base::Expected<std::vector<ThingCount>> SqliteErasures::standing(const std::string& subject) {
  std::vector<ThingCount> counts;
  TRY(const auto kind, kindOf(subject));
  for (const auto& place : personPlaces()) {
    if (place.only && *place.only != kind) continue;
    TRY(const auto objects, m_db.integer(countIn(place), subject));
    if (objects > 0) domain::addTo(counts, {{place.thing, objects}});
  }
  return counts;
}

base::Expected<std::vector<ThingCount>> SqliteErasures::destroy(const std::string& subject) {
  std::vector<ThingCount> counts;
  TRY(const auto kind, kindOf(subject));
  for (const auto& place : personPlaces()) {
    if (place.only && *place.only != kind) continue;
    if (place.thing == domain::PersonalThing::personKey) continue;
    TRY(const auto objects, m_db.run(destroyIn(place), subject));
    if (objects > 0) domain::addTo(counts, {{place.thing, objects}});
  }
  m_destroyed = true;
  return counts;
}

base::Expected<void> SqliteErasures::fill(ErasureRow& row) {
  TRY(row.counts, m_db.list(
                      "SELECT thing, objects FROM erasure_count WHERE erasure = ? ORDER BY thing",
                      [](Row& one) { return ThingCount{one.word<domain::PersonalThing>(0), one.integer(1)}; }, row.id));
  return {};
}

base::Expected<std::vector<ErasureRow>> SqliteErasures::erasures() {
  TRY(auto rows, m_db.list("SELECT id, subject, kind, by, at, cases, order_of, renewal, log_seq FROM erasure "
                           "ORDER BY at DESC, rowid DESC",
                           erasureFrom));
  for (auto& row : rows) TRY_VOID(fill(row));
  return rows;
}

base::Expected<std::optional<ErasureRow>> SqliteErasures::find(const domain::ErasureId& id) {
  TRY(auto row, m_db.first("SELECT id, subject, kind, by, at, cases, order_of, renewal, log_seq FROM erasure "
                           "WHERE id = ?",
                           erasureFrom, id));
  if (row) TRY_VOID(fill(*row));
  return row;
}

base::Expected<std::optional<ErasureRow>> SqliteErasures::findOf(const std::string& subject) {
  TRY(auto row, m_db.first("SELECT id, subject, kind, by, at, cases, order_of, renewal, log_seq FROM erasure "
                           "WHERE subject = ?",
                           erasureFrom, subject));
  if (row) TRY_VOID(fill(*row));
  return row;
}

base::Expected<std::vector<ErasureRow>> SqliteErasures::erasuresBy(const domain::ProposalId& order) {
  TRY(auto rows, m_db.list("SELECT id, subject, kind, by, at, cases, order_of, renewal, log_seq FROM erasure "
                           "WHERE order_of = ? ORDER BY at, rowid",
                           erasureFrom, order));
  for (auto& row : rows) TRY_VOID(fill(row));
  return rows;
}

base::Expected<std::vector<ErasureRow>> SqliteErasures::unchecked() {
  TRY(auto rows, m_db.list("SELECT id, subject, kind, by, at, cases, order_of, renewal, log_seq FROM erasure "
                           "WHERE NOT EXISTS (SELECT 1 FROM erasure_check WHERE erasure = erasure.id) ORDER BY at",
                           erasureFrom));
  for (auto& row : rows) TRY_VOID(fill(row));
  return rows;
}

base::Expected<std::string> SqliteErasures::reasonOf(const domain::ErasureId& id) {
  TRY(auto reason,
      m_db.first("SELECT reason FROM erasure_reason WHERE erasure = ?", [](Row& row) { return row.text(0); }, id));
  return reason.value_or("");
}

base::Expected<std::vector<ErasureCheck>> SqliteErasures::checksOf(const domain::ErasureId& id) {
  return m_db.list(
      "SELECT erasure, at, found, journal_emptied, log_seq FROM erasure_check WHERE erasure = ? ORDER BY at",
      [](Row& row) {
        return ErasureCheck{.erasure = row.handle<domain::ErasureId>(0),
                            .at = row.instant(1),
                            .found = row.integer(2),
                            .journalEmptied = row.flag(3),
                            .logSeq = row.integer(4)};
      },
      id);
}

base::Expected<std::vector<LegalHold>> SqliteErasures::holds() {
  return m_db.list(
      "SELECT id, subject, reference, placed_by, placed_at, lifted_by, lifted_at FROM legal_hold "
      "ORDER BY placed_at DESC, rowid DESC",
      holdFrom);
}

base::Expected<std::optional<LegalHold>> SqliteErasures::holdOf(const std::string& subject) {
  return m_db.first(
      "SELECT id, subject, reference, placed_by, placed_at, lifted_by, lifted_at FROM legal_hold "
      "WHERE subject = ? AND lifted_at IS NULL ORDER BY placed_at LIMIT 1",
      holdFrom, subject);
}

base::Expected<std::optional<KeyRenewal>> SqliteErasures::renewal() {
  return m_db.first("SELECT number, asked_at, due_at, done_at, done_seq FROM key_renewal ORDER BY number DESC LIMIT 1",
                    renewalFrom);
}

base::Expected<std::optional<KeyRenewal>> SqliteErasures::findRenewal(std::int64_t number) {
  return m_db.first("SELECT number, asked_at, due_at, done_at, done_seq FROM key_renewal WHERE number = ?", renewalFrom,
                    number);
}

base::Expected<std::optional<OrderRow>> SqliteErasures::findOrder(const domain::ProposalId& id) {
  return m_db.first(
      "SELECT proposal, selection, value, legal_reference, started_at, started_seq, finished_at, finished_seq "
      "FROM erasure_order WHERE proposal = ?",
      orderFrom, id);
}

base::Expected<std::vector<OrderRow>> SqliteErasures::orders() {
  return m_db.list(
      "SELECT proposal, selection, value, legal_reference, started_at, started_seq, finished_at, finished_seq "
      "FROM erasure_order ORDER BY rowid DESC",
      orderFrom);
}

base::Expected<domain::People> SqliteErasures::peopleOf(const domain::ProposalId& order) {
  domain::People people;
  TRY_VOID(m_db.each(
      "SELECT subject FROM order_person WHERE proposal = ?", [&](Row& row) { people.insert(row.text(0)); }, order));
  return people;
}

base::Expected<std::vector<OrderExceptionRow>> SqliteErasures::exceptionsOf(const domain::ProposalId& id) {
  return m_db.list(
      "SELECT subject, why, hold FROM order_exception WHERE proposal = ? ORDER BY why, subject",
      [](Row& row) {
        OrderExceptionRow exception{.subject = row.text(0), .why = row.word<app::ports::OrderException>(1)};
        if (!row.isNull(2)) exception.hold = row.handle<domain::HoldId>(2);
        return exception;
      },
      id);
}

base::Expected<std::vector<domain::TravellerId>> SqliteErasures::everybody() {
  return m_db.list(
      "SELECT t.id FROM traveller t WHERE NOT EXISTS (SELECT 1 FROM erasure e WHERE e.subject = t.id) ORDER BY t.id",
      [](Row& row) { return row.handle<domain::TravellerId>(0); });
}

base::Expected<std::vector<domain::TravellerId>> SqliteErasures::peopleOfSet(const domain::SetId& set) {
  return m_db.list(
      "SELECT DISTINCT l.traveller FROM set_line l WHERE l.photo_set = ? AND l.traveller IS NOT NULL AND NOT EXISTS "
      "(SELECT 1 FROM erasure e WHERE e.subject = l.traveller) ORDER BY l.traveller",
      [](Row& row) { return row.handle<domain::TravellerId>(0); }, set);
}

base::Expected<std::int64_t> SqliteErasures::openCasesAgainst(const domain::ListPersonId& id) {
  TRY(const auto states, m_db.list(
                             "SELECT r.state FROM review_case r WHERE EXISTS (SELECT 1 FROM comparison c WHERE c.run = "
                             "r.run AND c.photo = r.photo AND c.person = ?)",
                             [](Row& row) { return row.word<domain::CaseState>(0); }, id));
  return std::ranges::count_if(states, domain::isOpen);
}

base::Expected<std::vector<LineKey>> SqliteErasures::unknownLines() {
  return m_db.list(
      "SELECT photo_set, line FROM set_line WHERE traveller IS NULL AND traveller_ref IS NOT NULL ORDER BY photo_set, "
      "line",
      [](Row& row) { return LineKey{row.handle<domain::SetId>(0), row.integer(1)}; });
}

base::Expected<void> SqliteErasures::forgetLine(const LineKey& line) {
  m_destroyed = true;
  return exactlyOne(m_db.run("UPDATE set_line SET traveller_ref = NULL, file = NULL, why = NULL "
                             "WHERE photo_set = ? AND line = ? AND traveller IS NULL",
                             line.set, line.line),
                    base::Errc::notFound, "no such line of nobody known");
}

base::Expected<void> SqliteErasures::add(const ErasureRow& erasure, const std::string& reason) {
  TRY_VOID(m_db.run(
      "INSERT INTO erasure (id, subject, kind, by, at, cases, order_of, renewal, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, "
      "?, ?)",
      erasure.id, erasure.subject, erasure.kind, orNull(erasure.by), erasure.at, erasure.cases, orNull(erasure.order),
      erasure.renewal, erasure.logSeq));
  for (const auto& [thing, objects] : erasure.counts)
    TRY_VOID(
        m_db.run("INSERT INTO erasure_count (erasure, thing, objects) VALUES (?, ?, ?)", erasure.id, thing, objects));
  if (!reason.empty())
    TRY_VOID(m_db.run("INSERT INTO erasure_reason (erasure, reason) VALUES (?, ?)", erasure.id, reason));
  return {};
}

base::Expected<void> SqliteErasures::addCheck(const ErasureCheck& check) {
  TRY_VOID(m_db.run("INSERT INTO erasure_check (erasure, at, found, journal_emptied, log_seq) VALUES (?, ?, ?, ?, ?)",
                    check.erasure, check.at, check.found, check.journalEmptied, check.logSeq));
  return {};
}

base::Expected<void> SqliteErasures::addHold(const LegalHold& hold) {
  TRY_VOID(m_db.run("INSERT INTO legal_hold (id, subject, reference, placed_by, placed_at) VALUES (?, ?, ?, ?, ?)",
                    hold.id, hold.subject, hold.reference, hold.placedBy, hold.placedAt));
  return {};
}

base::Expected<void> SqliteErasures::liftHold(const LegalHold& hold) {
  return exactlyOne(m_db.run("UPDATE legal_hold SET lifted_by = ?2, lifted_at = ?3 WHERE id = ?1 AND lifted_at IS NULL",
                             hold.id, hold.liftedBy, hold.liftedAt),
                    base::Errc::conflict, "this hold does not stand any more");
}

base::Expected<std::int64_t> SqliteErasures::askRenewal(base::Instant now, base::Instant due) {
  TRY(const auto waiting, m_db.first("SELECT number FROM key_renewal WHERE done_at IS NULL ORDER BY number LIMIT 1",
                                     [](Row& row) { return row.integer(0); }));
  if (waiting) return *waiting;
  TRY_VOID(m_db.run("INSERT INTO key_renewal (asked_at, due_at) VALUES (?, ?)", now, due));
  return m_db.lastRowId();
}

base::Expected<void> SqliteErasures::renewed(base::Instant at, std::int64_t seq) {
  TRY_VOID(m_db.run("UPDATE key_renewal SET done_at = ?, done_seq = ? WHERE done_at IS NULL", at, seq));
  return {};
}

base::Expected<void> SqliteErasures::addOrder(const OrderRow& order, const domain::People& people) {
  TRY_VOID(m_db.run("INSERT INTO erasure_order (proposal, selection, value, legal_reference) VALUES (?, ?, ?, ?)",
                    order.proposal, order.selection.kind, order.selection.value, order.legalReference));
  for (const auto& person : people)
    TRY_VOID(m_db.run("INSERT INTO order_person (proposal, subject) VALUES (?, ?)", order.proposal, person));
  return {};
}

base::Expected<void> SqliteErasures::replaceOrder(const OrderRow& order) {
  return exactlyOne(m_db.run("UPDATE erasure_order SET started_at = ?2, started_seq = ?3, finished_at = ?4, "
                             "finished_seq = ?5 WHERE proposal = ?1",
                             order.proposal, order.startedAt, orNothing(order.startedSeq), order.finishedAt,
                             orNothing(order.finishedSeq)),
                    base::Errc::notFound, "no such order");
}

base::Expected<void> SqliteErasures::addException(const domain::ProposalId& order, const OrderExceptionRow& row) {
  TRY_VOID(m_db.run("INSERT INTO order_exception (proposal, subject, why, hold) VALUES (?, ?, ?, ?)", order,
                    row.subject, row.why, orNull(row.hold)));
  return {};
}

}  // namespace consentry::storage
