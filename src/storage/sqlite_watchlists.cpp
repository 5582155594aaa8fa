// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_watchlists.hpp"

#include "storage/face_values.hpp"
#include "storage/value_lists.hpp"

namespace consentry::storage {
namespace {

using app::ports::FaceGeometry;
using app::ports::FaceTemplate;
using app::ports::GalleryReference;
using app::ports::ListMember;
using app::ports::ListVersionRow;
using app::ports::ReferenceRow;
using app::ports::StoredTemplate;
using app::ports::SurroundingsKey;
using app::ports::WatchlistRow;
using domain::ListPerson;

WatchlistRow listFrom(Row& row) {
  return {.id = row.handle<domain::WatchlistId>(0),
          .name = row.text(1),
          .legalReference = row.text(2),
          .sizeCap = row.integer(3),
          .falseAlertBudget = row.real(4),
          .createdBy = row.handle<domain::UserId>(5),
          .createdAt = row.instant(6)};
}

constexpr std::string_view kPerson =
    "SELECT id, watchlist, opened(id, 'list_person.alias', id, alias), opened(id, 'list_person.reason', id, reason), "
    "opened(id, 'list_person.legal_reference', id, legal_reference), "
    "opened(id, 'list_person.expected_action', id, expected_action), minor, listed_by, approved_by, "
    "second_approved_by, review_by, expires, state FROM list_person ";

constexpr std::string_view kReference =
    "SELECT id, person, hash, opened(person, 'list_reference.captured', id, captured), face_left, face_top, "
    "face_right, face_bottom, face_score, verdict, added_at FROM list_reference ";

ListPerson personFrom(Row& row) {
  return {.id = row.handle<domain::ListPersonId>(0),
          .list = row.handle<domain::WatchlistId>(1),
          .alias = row.text(2),
          .reason = row.text(3),
          .legalReference = row.text(4),
          .expectedAction = row.text(5),
          .minor = row.flag(6),
          .listedBy = row.handle<domain::UserId>(7),
          .approvedBy = row.handle<domain::UserId>(8),
          .secondApprovedBy = row.handle<domain::UserId>(9),
          .reviewBy = row.date(10),
          .expires = row.date(11),
          .state = row.word<domain::ListState>(12)};
}

ReferenceRow referenceFrom(Row& row) {
  ReferenceRow reference;
  reference.id = row.handle<domain::ReferenceId>(0);
  reference.person = row.handle<domain::ListPersonId>(1);
  reference.hash = row.digest(2);
  reference.capturedAt = row.maybeInstant(3);
  reference.face = {.left = row.number(4),
                    .top = row.number(5),
                    .right = row.number(6),
                    .bottom = row.number(7),
                    .score = row.real(8)};
  reference.quality.verdict = row.word<domain::QualityVerdict>(9);
  reference.addedAt = row.instant(10);
  return reference;
}

ListMember memberFrom(Row& row) {
  return {.person = row.handle<domain::ListPersonId>(0),
          .reference = row.handle<domain::ReferenceId>(1),
          .hash = row.digest(2)};
}

base::Expected<void> fill(Connection& db, ReferenceRow& reference) {
  TRY(reference.quality.values,
      qualityOf(db, "SELECT measure, raw, component FROM reference_quality WHERE record = ? ORDER BY position",
                reference.id));
  return {};
}

/// What a cohort's column holds without one: NULL would make two rows of the same key.
base::ByteView cohortColumn(const SurroundingsKey& key) {
  return key.cohort ? base::asBytes(*key.cohort) : base::ByteView();
}

}  // namespace

base::Expected<std::vector<WatchlistRow>> SqliteWatchlists::all() {
  return m_db.list(
      "SELECT id, name, legal_reference, size_cap, false_alert_budget, created_by, created_at "
      "FROM watchlist ORDER BY name",
      listFrom);
}

base::Expected<std::optional<WatchlistRow>> SqliteWatchlists::find(const domain::WatchlistId& id) {
  return m_db.first(
      "SELECT id, name, legal_reference, size_cap, false_alert_budget, created_by, created_at "
      "FROM watchlist WHERE id = ?",
      listFrom, id);
}

base::Expected<std::optional<WatchlistRow>> SqliteWatchlists::findByName(std::string_view name) {
  return m_db.first(
      "SELECT id, name, legal_reference, size_cap, false_alert_budget, created_by, created_at "
      "FROM watchlist WHERE name = ?",
      listFrom, name);
}

base::Expected<std::vector<ListPerson>> SqliteWatchlists::people(const domain::WatchlistId& id) {
  return m_db.list(std::string(kPerson) + "WHERE watchlist = ? ORDER BY rowid", personFrom, id);
}

base::Expected<std::optional<ListPerson>> SqliteWatchlists::findPerson(const domain::ListPersonId& id) {
  return m_db.first(std::string(kPerson) + "WHERE id = ?", personFrom, id);
}

base::Expected<std::vector<ReferenceRow>> SqliteWatchlists::references(const domain::ListPersonId& id) {
  TRY(auto references, m_db.list(std::string(kReference) + "WHERE person = ? ORDER BY rowid", referenceFrom, id));
  for (auto& reference : references) TRY_VOID(fill(m_db, reference));
  return references;
}

base::Expected<std::optional<ReferenceRow>> SqliteWatchlists::findReference(const domain::ReferenceId& id) {
  TRY(auto reference, m_db.first(std::string(kReference) + "WHERE id = ?", referenceFrom, id));
  if (reference) TRY_VOID(fill(m_db, *reference));
  return reference;
}

base::Expected<base::Bytes> SqliteWatchlists::referenceContent(const domain::ReferenceId& id) {
  return contentOf(m_db,
                   "SELECT opened(r.person, 'reference_content.bytes', c.reference, c.bytes) FROM reference_content c "
                   "JOIN list_reference r ON r.id = c.reference WHERE c.reference = ?",
                   id, "this reference photograph is not kept");
}

base::Expected<base::Bytes> SqliteWatchlists::referenceThumbnail(const domain::ReferenceId& id) {
  return contentOf(m_db,
                   "SELECT opened(r.person, 'reference_thumbnail.bytes', t.reference, t.bytes) "
                   "FROM reference_thumbnail t JOIN list_reference r ON r.id = t.reference WHERE t.reference = ?",
                   id, "this thumbnail is not kept");
}

base::Expected<std::vector<ListVersionRow>> SqliteWatchlists::versions(const domain::WatchlistId& id) {
  return m_db.list(
      "SELECT watchlist, number, root, people, reference_count, at, by FROM list_version WHERE watchlist = ? "
      "ORDER BY number",
      [](Row& row) {
        return ListVersionRow{.list = row.handle<domain::WatchlistId>(0),
                              .number = row.number(1),
                              .root = row.digest(2),
                              .people = row.integer(3),
                              .references = row.integer(4),
                              .at = row.instant(5),
                              .by = row.handle<domain::UserId>(6)};
      },
      id);
}

base::Expected<std::vector<ListMember>> SqliteWatchlists::members(const domain::WatchlistId& id, int version) {
  return m_db.list(
      "SELECT person, reference, hash FROM list_member WHERE watchlist = ? AND number = ? ORDER BY position",
      memberFrom, id, version);
}

base::Expected<std::vector<GalleryReference>> SqliteWatchlists::templates(const domain::WatchlistId& id, int version,
                                                                          const base::Digest& engine) {
  std::vector<GalleryReference> references;
  TRY_VOID(eachTemplate({.list = id, .version = version, .engine = engine, .scoring = {}, .cohort = std::nullopt},
                        [&](const StoredTemplate& one) -> base::Expected<void> {
                          references.push_back({.person = one.person,
                                                .reference = one.reference,
                                                .faceTemplate = {engine, {one.values.begin(), one.values.end()}}});
                          return {};
                        }));
  return references;
}

base::Expected<void> SqliteWatchlists::eachTemplate(
    const SurroundingsKey& key, const std::function<base::Expected<void>(const StoredTemplate&)>& take) {
  constexpr std::int64_t kNotMeasured = -1;
  std::optional<std::int64_t> measured;
  if (key.scoring.scaled()) {
    TRY(measured, surroundings(key));
  }
  base::Expected<void> taken;
  TRY_VOID(m_db.each(
      "SELECT m.person, m.reference, opened_template(m.person, 'template.cell', t.reference || '|' || hex(t.engine), "
      "m.watchlist, t.cell), l.millionths FROM list_member m "
      "LEFT JOIN template t ON t.reference = m.reference AND t.engine = ?3 "
      "LEFT JOIN local_mean l ON l.surroundings = ?4 AND l.reference = m.reference "
      "WHERE m.watchlist = ?1 AND m.number = ?2 ORDER BY m.position",
      [&](Row& row) {
        if (!taken) return;
        if (row.isNull(2)) {
          taken = base::fail(base::Errc::notFound, "a reference has no template of this engine");
          return;
        }
        if (measured && row.isNull(3)) row.markDamaged();
        const auto values = floatsFrom(row, 2);
        taken = take({.person = row.handle<domain::ListPersonId>(0),
                      .reference = row.handle<domain::ReferenceId>(1),
                      .values = values,
                      .localMean = {row.integer(3)}});
      },
      key.list, key.version, key.engine, measured.value_or(kNotMeasured)));
  return taken;
}

base::Expected<std::vector<ListMember>> SqliteWatchlists::withoutTemplate(const domain::WatchlistId& id, int version,
                                                                          const base::Digest& engine) {
  return m_db.list(
      "SELECT m.person, m.reference, m.hash FROM list_member m WHERE m.watchlist = ?1 AND m.number = ?2 AND NOT EXISTS "
      "(SELECT 1 FROM template t WHERE t.reference = m.reference AND t.engine = ?3) ORDER BY m.position",
      memberFrom, id, version, engine);
}

base::Expected<std::optional<FaceGeometry>> SqliteWatchlists::referenceGeometry(const domain::ReferenceId& id) {
  return geometryOf(m_db,
                    "SELECT g.finder, g.face_left, g.face_top, g.face_right, g.face_bottom, g.face_score, "
                    "opened(r.person, 'reference_geometry.points', g.reference, g.points) "
                    "FROM reference_geometry g JOIN list_reference r ON r.id = g.reference WHERE g.reference = ?",
                    id);
}

base::Expected<std::optional<std::int64_t>> SqliteWatchlists::surroundings(const SurroundingsKey& key) {
  return m_db.first(
      "SELECT id FROM list_surroundings WHERE watchlist = ? AND number = ? AND engine = ? AND neighbourhood = ? AND "
      "neighbours = ? AND cohort = ?",
      [](Row& row) { return row.integer(0); }, key.list, key.version, key.engine, key.scoring.neighbourhood,
      key.scoring.neighbours, cohortColumn(key));
}

base::Expected<bool> SqliteWatchlists::hasLocalMeans(const SurroundingsKey& key) {
  TRY(const auto measured, surroundings(key));
  return measured.has_value();
}

base::Expected<void> SqliteWatchlists::add(const WatchlistRow& list) {
  TRY_VOID(m_db.run(
      "INSERT INTO watchlist (id, name, legal_reference, size_cap, false_alert_budget, created_by, "
      "created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      list.id, list.name, list.legalReference, list.sizeCap, list.falseAlertBudget, list.createdBy, list.createdAt));
  return {};
}

base::Expected<void> SqliteWatchlists::addPerson(const ListPerson& person) {
  TRY_VOID(
      m_db.run("INSERT INTO list_person (id, watchlist, alias, reason, legal_reference, expected_action, minor, "
               "listed_by, approved_by, second_approved_by, review_by, expires, state) VALUES (?1, ?2, "
               "sealed(?1, 'list_person.alias', ?1, ?3), sealed(?1, 'list_person.reason', ?1, ?4), "
               "sealed(?1, 'list_person.legal_reference', ?1, ?5), sealed(?1, 'list_person.expected_action', ?1, ?6), "
               "?7, ?8, ?9, ?10, ?11, ?12, ?13)",
               person.id, person.list, person.alias, person.reason, person.legalReference, person.expectedAction,
               person.minor, person.listedBy, orNull(person.approvedBy), orNull(person.secondApprovedBy),
               person.reviewBy, person.expires, person.state));
  return {};
}

base::Expected<void> SqliteWatchlists::replacePerson(const ListPerson& person) {
  return exactlyOne(
      m_db.run("UPDATE list_person SET alias = sealed(?1, 'list_person.alias', ?1, ?3), "
               "reason = sealed(?1, 'list_person.reason', ?1, ?4), "
               "legal_reference = sealed(?1, 'list_person.legal_reference', ?1, ?5), "
               "expected_action = sealed(?1, 'list_person.expected_action', ?1, ?6), "
               "minor = ?7, approved_by = ?8, second_approved_by = ?9, review_by = ?10, expires = ?11, state = ?12 "
               "WHERE id = ?1 AND watchlist = ?2",
               person.id, person.list, person.alias, person.reason, person.legalReference, person.expectedAction,
               person.minor, orNull(person.approvedBy), orNull(person.secondApprovedBy), person.reviewBy,
               person.expires, person.state),
      base::Errc::notFound, "no such person on this list");
}

base::Expected<void> SqliteWatchlists::addReference(const ReferenceRow& reference, base::ByteView content,
                                                    base::ByteView thumbnail, const FaceTemplate& faceTemplate) {
  const auto& face = reference.face;
  TRY_VOID(
      m_db.run("INSERT INTO list_reference (id, person, hash, captured, face_left, face_top, face_right, "
               "face_bottom, face_score, verdict, added_at) VALUES (?1, ?2, ?3, "
               "sealed(?2, 'list_reference.captured', ?1, ?4), ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
               reference.id, reference.person, reference.hash, reference.capturedAt, face.left, face.top, face.right,
               face.bottom, face.score, reference.quality.verdict, reference.addedAt));
  TRY_VOID(addQuality(
      m_db, "INSERT INTO reference_quality (record, position, measure, raw, component) VALUES (?, ?, ?, ?, ?)",
      reference.id, reference.quality));
  TRY_VOID(
      m_db.run("INSERT INTO reference_content (reference, bytes) "
               "VALUES (?1, sealed(?2, 'reference_content.bytes', ?1, ?3))",
               reference.id, reference.person, content));
  if (!thumbnail.empty())
    TRY_VOID(
        m_db.run("INSERT INTO reference_thumbnail (reference, bytes) "
                 "VALUES (?1, sealed(?2, 'reference_thumbnail.bytes', ?1, ?3))",
                 reference.id, reference.person, thumbnail));
  return addTemplate(reference.id, faceTemplate);
}

base::Expected<void> SqliteWatchlists::addTemplate(const domain::ReferenceId& id, const FaceTemplate& faceTemplate) {
  return exactlyOne(
      m_db.run(
          "INSERT INTO template (reference, engine, cell) SELECT ?1, ?2, sealed_template(r.person, 'template.cell', "
          "?1 || '|' || hex(?2), p.watchlist, ?3) FROM list_reference r JOIN list_person p ON p.id = r.person "
          "WHERE r.id = ?1",
          id, faceTemplate.engine, std::as_bytes(std::span(faceTemplate.values))),
      base::Errc::conflict, "a template of no reference");
}

base::Expected<void> SqliteWatchlists::addGeometry(const domain::ReferenceId& id, const FaceGeometry& geometry) {
  return addGeometryRow(m_db,
                        "INSERT INTO reference_geometry (reference, finder, face_left, face_top, face_right, "
                        "face_bottom, face_score, points) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                        "sealed((SELECT person FROM list_reference WHERE id = ?1), 'reference_geometry.points', ?1, "
                        "?8))",
                        id, geometry);
}

base::Expected<void> SqliteWatchlists::addLocalMeans(const SurroundingsKey& key,
                                                     const std::vector<GalleryReference>& references,
                                                     base::Instant at) {
  TRY_VOID(m_db.run(
      "INSERT INTO list_surroundings (watchlist, number, engine, neighbourhood, neighbours, cohort, at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      key.list, key.version, key.engine, key.scoring.neighbourhood, key.scoring.neighbours, cohortColumn(key), at));
  const auto surroundings = m_db.lastRowId();
  for (const auto& one : references)
    TRY_VOID(m_db.run("INSERT INTO local_mean (surroundings, reference, millionths) VALUES (?, ?, ?)", surroundings,
                      one.reference, one.localMean.millionths));
  return {};
}

base::Expected<void> SqliteWatchlists::addVersion(const ListVersionRow& version,
                                                  const std::vector<ListMember>& members) {
  TRY_VOID(
      m_db.run("INSERT INTO list_version (watchlist, number, root, people, reference_count, at, by) "
               "VALUES (?, ?, ?, ?, ?, ?, ?)",
               version.list, version.number, version.root, version.people, version.references, version.at, version.by));
  int position = 0;
  for (const auto& member : members)
    TRY_VOID(
        m_db.run("INSERT INTO list_member (watchlist, number, position, person, reference, hash) "
                 "VALUES (?, ?, ?, ?, ?, ?)",
                 version.list, version.number, position++, member.person, member.reference, member.hash));
  return {};
}

}  // namespace consentry::storage
