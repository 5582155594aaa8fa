// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_sets.hpp"

#include "storage/face_values.hpp"
#include "storage/value_lists.hpp"

namespace consentry::storage {
namespace {

using app::ports::FaceBox;
using app::ports::FaceGeometry;
using app::ports::PhotoRow;
using app::ports::ProbeRow;
using app::ports::SetLineRow;
using app::ports::SetRow;

SetRow setFrom(Row& row) {
  return {.id = row.handle<domain::SetId>(0),
          .name = row.text(1),
          .manifestHash = row.digest(2),
          .sourceSystem = row.text(3),
          .purpose = row.word<domain::Purpose>(4),
          .importedBy = row.handle<domain::UserId>(5),
          .startedAt = row.instant(6),
          .finishedAt = row.maybeInstant(7),
          .state = row.word<domain::SetState>(8),
          .lines = row.integer(9)};
}

SetLineRow lineFrom(Row& row) {
  return {.set = row.handle<domain::SetId>(0),
          .line = row.integer(1),
          .travellerRef = row.text(2),
          .file = row.text(3),
          .verdict = row.word<domain::RowVerdict>(4),
          .why = row.text(5),
          .traveller = row.maybeHandle<domain::TravellerId>(6),
          .photo = row.maybeHandle<domain::PhotoId>(7),
          .decision = row.word<domain::DecisionKind>(8),
          .reason = row.maybeWord<domain::DenialReason>(9),
          .basis = row.word<domain::BasisKind>(10),
          .reference = row.text(11),
          .consentState = row.word<domain::ConsentState>(12)};
}

PhotoRow photoFrom(Row& row) {
  PhotoRow photo;
  photo.id = row.handle<domain::PhotoId>(0);
  photo.set = row.handle<domain::SetId>(1);
  photo.traveller = row.handle<domain::TravellerId>(2);
  photo.role = row.word<domain::PhotoRole>(3);
  photo.capturedAt = row.maybeInstant(4);
  if (!row.isNull(5)) photo.hash = row.digest(5);
  photo.width = row.number(6);
  photo.height = row.number(7);
  if (!row.isNull(8))
    photo.face = FaceBox{.left = row.number(8),
                         .top = row.number(9),
                         .right = row.number(10),
                         .bottom = row.number(11),
                         .score = row.real(12)};
  photo.quality.verdict = row.word<domain::QualityVerdict>(13);
  return photo;
}

base::Expected<void> fill(Connection& db, PhotoRow& photo) {
  TRY(photo.quality.values,
      qualityOf(db, "SELECT measure, raw, component FROM photo_quality WHERE record = ? ORDER BY position", photo.id));
  return {};
}

}  // namespace

base::Expected<std::vector<SetRow>> SqliteSets::all() {
  return m_db.list(
      "SELECT id, name, manifest_hash, source_system, purpose, imported_by, started_at, finished_at, "
      "state, lines FROM photo_set WHERE state <> 'removed' ORDER BY started_at DESC, rowid DESC",
      setFrom);
}

base::Expected<std::optional<SetRow>> SqliteSets::find(const domain::SetId& id) {
  return m_db.first(
      "SELECT id, name, manifest_hash, source_system, purpose, imported_by, started_at, finished_at, "
      "state, lines FROM photo_set WHERE id = ?",
      setFrom, id);
}

base::Expected<std::optional<SetRow>> SqliteSets::findByManifest(const base::Digest& hash, std::string_view name) {
  return m_db.first(
      "SELECT id, name, manifest_hash, source_system, purpose, imported_by, started_at, finished_at, "
      "state, lines FROM photo_set WHERE manifest_hash = ? AND name = ? AND state <> 'removed' "
      "ORDER BY started_at DESC, rowid DESC LIMIT 1",
      setFrom, hash, name);
}

base::Expected<std::vector<SetLineRow>> SqliteSets::lines(const domain::SetId& id, std::int64_t offset,
                                                          std::int64_t limit) {
  return m_db.list(
      "SELECT photo_set, line, "
      "opened(coalesce(traveller, photo_set), 'set_line.traveller_ref', photo_set || '|' || line, traveller_ref), "
      "opened(coalesce(traveller, photo_set), 'set_line.file', photo_set || '|' || line, file), verdict, "
      "opened(coalesce(traveller, photo_set), 'set_line.why', photo_set || '|' || line, why), "
      "traveller, photo, decision, reason, basis, reference, consent_state "
      "FROM set_line WHERE photo_set = ? ORDER BY line LIMIT ? OFFSET ?",
      lineFrom, id, limit, offset);
}

base::Expected<std::vector<std::pair<domain::RowVerdict, std::int64_t>>> SqliteSets::verdictCounts(
    const domain::SetId& id) {
  return m_db.list(
      "SELECT verdict, count(*) FROM set_line WHERE photo_set = ? GROUP BY verdict ORDER BY verdict",
      [](Row& row) { return std::pair(row.word<domain::RowVerdict>(0), row.integer(1)); }, id);
}

base::Expected<std::vector<std::int64_t>> SqliteSets::doneLines(const domain::SetId& id) {
  return m_db.list(
      "SELECT line FROM set_line WHERE photo_set = ? ORDER BY line", [](Row& row) { return row.integer(0); }, id);
}

base::Expected<std::vector<PhotoRow>> SqliteSets::photos(const domain::SetId& id) {
  TRY(auto photos,
      m_db.list("SELECT p.id, p.photo_set, p.traveller, p.role, "
                "opened(p.traveller, 'photo.captured', p.id, p.captured), p.hash, p.width, p.height, p.face_left, "
                "p.face_top, p.face_right, p.face_bottom, p.face_score, p.verdict FROM photo p "
                "LEFT JOIN set_line l ON l.photo = p.id AND l.photo_set = p.photo_set "
                "WHERE p.photo_set = ? AND p.hash IS NOT NULL ORDER BY l.line, p.rowid",
                photoFrom, id));
  for (auto& photo : photos) TRY_VOID(fill(m_db, photo));
  return photos;
}

base::Expected<std::vector<ProbeRow>> SqliteSets::probes(const domain::SetId& id) {
  return m_db.list(
      "SELECT p.id, p.traveller, p.hash FROM photo p LEFT JOIN set_line l ON l.photo = p.id AND "
      "l.photo_set = p.photo_set WHERE p.photo_set = ? AND p.hash IS NOT NULL ORDER BY l.line, p.rowid",
      [](Row& row) {
        ProbeRow probe{
            .id = row.handle<domain::PhotoId>(0), .traveller = row.handle<domain::TravellerId>(1), .hash = {}};
        if (!row.isNull(2)) probe.hash = row.digest(2);
        return probe;
      },
      id);
}

base::Expected<std::optional<FaceGeometry>> SqliteSets::photoGeometry(const domain::PhotoId& id) {
  return geometryOf(m_db,
                    "SELECT g.finder, g.face_left, g.face_top, g.face_right, g.face_bottom, g.face_score, "
                    "opened(p.traveller, 'photo_geometry.points', g.photo, g.points) "
                    "FROM photo_geometry g JOIN photo p ON p.id = g.photo WHERE g.photo = ?",
                    id);
}

base::Expected<std::optional<PhotoRow>> SqliteSets::findPhoto(const domain::PhotoId& id) {
  TRY(auto photo, m_db.first("SELECT id, photo_set, traveller, role, opened(traveller, 'photo.captured', id, "
                             "captured), hash, width, height, face_left, face_top, "
                             "face_right, face_bottom, face_score, verdict FROM photo WHERE id = ?",
                             photoFrom, id));
  if (photo) TRY_VOID(fill(m_db, *photo));
  return photo;
}

base::Expected<bool> SqliteSets::hasPhoto(const domain::TravellerId& traveller, const base::Digest& hash) {
  TRY(const auto count, m_db.integer("SELECT count(*) FROM photo p JOIN photo_set s ON s.id = p.photo_set "
                                     "WHERE p.traveller = ? AND p.hash = ? AND s.state <> 'removed'",
                                     traveller, hash));
  return count > 0;
}

base::Expected<base::Bytes> SqliteSets::photoContent(const domain::PhotoId& id) {
  return contentOf(m_db,
                   "SELECT opened(p.traveller, 'photo_content.bytes', c.photo, c.bytes) FROM photo_content c "
                   "JOIN photo p ON p.id = c.photo WHERE c.photo = ?",
                   id, "this photograph is not kept");
}

base::Expected<base::Bytes> SqliteSets::photoThumbnail(const domain::PhotoId& id) {
  return contentOf(m_db,
                   "SELECT opened(p.traveller, 'photo_thumbnail.bytes', t.photo, t.bytes) FROM photo_thumbnail t "
                   "JOIN photo p ON p.id = t.photo WHERE t.photo = ?",
                   id, "this thumbnail is not kept");
}

base::Expected<void> SqliteSets::add(const SetRow& set) {
  TRY_VOID(
      m_db.run("INSERT INTO photo_set (id, name, manifest_hash, source_system, purpose, imported_by, started_at, "
               "finished_at, state, lines) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               set.id, set.name, set.manifestHash, set.sourceSystem, set.purpose, set.importedBy, set.startedAt,
               set.finishedAt, set.state, set.lines));
  return {};
}

base::Expected<void> SqliteSets::addLine(const SetLineRow& line) {
  TRY_VOID(
      m_db.run("INSERT INTO set_line (photo_set, line, traveller_ref, file, verdict, why, traveller, photo, "
               "decision, reason, basis, reference, consent_state) VALUES (?1, ?2, "
               "sealed(coalesce(?7, ?1), 'set_line.traveller_ref', ?1 || '|' || ?2, ?3), "
               "sealed(coalesce(?7, ?1), 'set_line.file', ?1 || '|' || ?2, ?4), ?5, "
               "sealed(coalesce(?7, ?1), 'set_line.why', ?1 || '|' || ?2, ?6), ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
               line.set, line.line, line.travellerRef, line.file, line.verdict, line.why, line.traveller, line.photo,
               line.decision, line.reason, line.basis, line.reference, line.consentState));
  return {};
}

base::Expected<void> SqliteSets::addPhoto(const PhotoRow& photo, base::ByteView content, base::ByteView thumbnail) {
  const auto side = [&](int FaceBox::* edge) { return photo.face ? std::optional((*photo.face).*edge) : std::nullopt; };
  const auto score = photo.face ? std::optional(photo.face->score) : std::nullopt;
  TRY_VOID(
      m_db.run("INSERT INTO photo (id, photo_set, traveller, role, captured, hash, width, height, face_left, "
               "face_top, face_right, face_bottom, face_score, verdict) VALUES (?1, ?2, ?3, ?4, "
               "sealed(?3, 'photo.captured', ?1, ?5), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
               photo.id, photo.set, photo.traveller, photo.role, photo.capturedAt, photo.hash, photo.width,
               photo.height, side(&FaceBox::left), side(&FaceBox::top), side(&FaceBox::right), side(&FaceBox::bottom),
               score, photo.quality.verdict));
  TRY_VOID(addQuality(m_db,
                      "INSERT INTO photo_quality (record, position, measure, raw, component) VALUES (?, ?, ?, ?, ?)",
                      photo.id, photo.quality));
  TRY_VOID(m_db.run("INSERT INTO photo_content (photo, bytes) VALUES (?1, sealed(?2, 'photo_content.bytes', ?1, ?3))",
                    photo.id, photo.traveller, content));
  if (!thumbnail.empty())
    TRY_VOID(
        m_db.run("INSERT INTO photo_thumbnail (photo, bytes) VALUES (?1, sealed(?2, 'photo_thumbnail.bytes', ?1, ?3))",
                 photo.id, photo.traveller, thumbnail));
  return {};
}

base::Expected<void> SqliteSets::addGeometry(const domain::PhotoId& id, const FaceGeometry& geometry) {
  return addGeometryRow(m_db,
                        "INSERT INTO photo_geometry (photo, finder, face_left, face_top, face_right, face_bottom, "
                        "face_score, points) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                        "sealed((SELECT traveller FROM photo WHERE id = ?1), 'photo_geometry.points', ?1, ?8))",
                        id, geometry);
}

base::Expected<void> SqliteSets::finish(const domain::SetId& id, base::Instant at) {
  return exactlyOne(
      m_db.run("UPDATE photo_set SET state = 'complete', finished_at = ?2 WHERE id = ?1 AND state = 'importing'", id,
               at),
      base::Errc::conflict, "no such photo set is being imported");
}

base::Expected<void> SqliteSets::remove(const domain::SetId& id, base::Instant at) {
  TRY_VOID(exactlyOne(
      m_db.run("UPDATE photo_set SET state = 'removed', removed_at = ?2 WHERE id = ?1 AND state <> 'removed'", id, at),
      base::Errc::notFound, "no such photo set"));
  TRY_VOID(m_db.run("DELETE FROM photo_content WHERE photo IN (SELECT id FROM photo WHERE photo_set = ?)", id));
  TRY_VOID(m_db.run("DELETE FROM photo_thumbnail WHERE photo IN (SELECT id FROM photo WHERE photo_set = ?)", id));
  TRY_VOID(m_db.run("DELETE FROM photo_geometry WHERE photo IN (SELECT id FROM photo WHERE photo_set = ?)", id));
  TRY_VOID(m_db.run(
      "DELETE FROM cohort_template WHERE (build, traveller) IN (SELECT c.build, c.traveller FROM cohort_person c "
      "JOIN photo p ON p.id = c.photo WHERE p.photo_set = ?)",
      id));
  TRY_VOID(m_db.run("DELETE FROM photo_quality WHERE record IN (SELECT id FROM photo WHERE photo_set = ?)", id));
  // The row itself stays: comparisons and cases name it, and a handle says nothing about a person.
  TRY_VOID(
      m_db.run("UPDATE photo SET hash = NULL, captured = NULL, face_left = NULL, face_top = NULL, "
               "face_right = NULL, face_bottom = NULL, face_score = NULL WHERE photo_set = ?",
               id));
  TRY_VOID(m_db.run("UPDATE set_line SET traveller_ref = NULL, file = NULL, why = NULL WHERE photo_set = ?", id));
  m_destroyed = true;
  return {};
}

}  // namespace consentry::storage
