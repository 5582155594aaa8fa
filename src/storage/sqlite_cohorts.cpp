// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_cohorts.hpp"

#include "storage/face_values.hpp"

namespace consentry::storage {
namespace {

using app::ports::CohortBuildRow;
using app::ports::CohortMember;
using app::ports::CohortPersonRow;
using app::ports::CohortRow;
using app::ports::CohortSetting;
using app::ports::GalleryReference;
using domain::GroupKind;

CohortRow cohortFrom(Row& row) {
  return {.id = row.handle<domain::CohortId>(0),
          .name = row.text(1),
          .set = row.handle<domain::SetId>(2),
          .createdBy = row.handle<domain::UserId>(3),
          .createdAt = row.instant(4)};
}

CohortBuildRow buildFrom(Row& row) {
  return {.hash = row.digest(0),
          .cohort = row.handle<domain::CohortId>(1),
          .engine = row.digest(2),
          .people = row.integer(3),
          .denied = row.integer(4),
          .failed = row.integer(5),
          .by = row.handle<domain::UserId>(6),
          .at = row.instant(7)};
}

CohortPersonRow personFrom(Row& row) {
  return {.traveller = row.handle<domain::TravellerId>(0),
          .photo = row.handle<domain::PhotoId>(1),
          .nationality = {GroupKind::nationality, row.text(2)},
          .ageBand = {GroupKind::ageBand, row.text(3)},
          .gender = {GroupKind::gender, row.text(4)}};
}

}  // namespace

base::Expected<std::vector<CohortRow>> SqliteCohorts::all() {
  return m_db.list("SELECT id, name, photo_set, created_by, created_at FROM cohort ORDER BY name", cohortFrom);
}

base::Expected<std::optional<CohortRow>> SqliteCohorts::find(const domain::CohortId& id) {
  return m_db.first("SELECT id, name, photo_set, created_by, created_at FROM cohort WHERE id = ?", cohortFrom, id);
}

base::Expected<std::vector<CohortBuildRow>> SqliteCohorts::builds(const domain::CohortId& id) {
  return m_db.list(
      "SELECT hash, cohort, engine, people, denied, failed, by, at FROM cohort_build WHERE cohort = ? "
      "ORDER BY at DESC, rowid DESC",
      buildFrom, id);
}

base::Expected<std::optional<CohortBuildRow>> SqliteCohorts::findBuild(const base::Digest& hash) {
  return m_db.first("SELECT hash, cohort, engine, people, denied, failed, by, at FROM cohort_build WHERE hash = ?",
                    buildFrom, hash);
}

base::Expected<std::vector<CohortPersonRow>> SqliteCohorts::people(const base::Digest& build) {
  return m_db.list(
      "SELECT traveller, photo, nationality, age_band, gender FROM cohort_person WHERE build = ? ORDER BY position",
      personFrom, build);
}

base::Expected<std::vector<CohortMember>> SqliteCohorts::members(const base::Digest& build) {
  TRY(const auto known, findBuild(build));
  if (!known) return base::fail(base::Errc::notFound, "no such build of a cohort");
  return m_db.list(
      "SELECT p.traveller, p.photo, p.nationality, p.age_band, p.gender, t.use_id, "
      "opened_template(t.traveller, 'cohort_template.cell', hex(t.build) || '|' || t.traveller, hex(t.build), t.cell) "
      "FROM cohort_person p "
      "JOIN cohort_template t ON t.build = p.build AND t.traveller = p.traveller WHERE p.build = ? ORDER BY p.position",
      [&](Row& row) {
        return CohortMember{.person = personFrom(row),
                            .use = row.integer(5),
                            .faceTemplate = {.engine = known->engine, .values = floatsFrom(row, 6)}};
      },
      build);
}

base::Expected<std::vector<domain::CohortId>> SqliteCohorts::withTemplateOf(const domain::TravellerId& traveller) {
  return m_db.list(
      "SELECT DISTINCT b.cohort FROM cohort_build b JOIN cohort_template t ON t.build = b.hash AND t.traveller = ? "
      "ORDER BY b.cohort",
      [](Row& row) { return row.handle<domain::CohortId>(0); }, traveller);
}

base::Expected<std::vector<GalleryReference>> SqliteCohorts::templates(const base::Digest& build) {
  TRY(const auto known, findBuild(build));
  if (!known) return base::fail(base::Errc::notFound, "no such build of a cohort");
  TRY(auto references,
      m_db.list(
          "SELECT p.traveller, p.photo, opened_template(t.traveller, 'cohort_template.cell', "
          "hex(t.build) || '|' || t.traveller, hex(t.build), t.cell) FROM cohort_person p JOIN cohort_template t "
          "ON t.build = p.build AND t.traveller = p.traveller WHERE p.build = ? ORDER BY p.position",
          [&](Row& row) {
            return GalleryReference{.person = row.handle<domain::ListPersonId>(0),
                                    .reference = row.handle<domain::ReferenceId>(1),
                                    .faceTemplate = {.engine = known->engine, .values = floatsFrom(row, 2)}};
          },
          build));
  if (std::ssize(references) != known->people)
    return base::fail(
        base::Errc::notFound,
        "templates of this build were destroyed when a permission ended; a new search is made without them");
  return references;
}

base::Expected<std::optional<CohortSetting>> SqliteCohorts::setting() {
  return m_db.first("SELECT cohort, by, at FROM cohort_setting ORDER BY number DESC LIMIT 1", [](Row& row) {
    return CohortSetting{
        .cohort = row.maybeHandle<domain::CohortId>(0), .by = row.handle<domain::UserId>(1), .at = row.instant(2)};
  });
}

base::Expected<void> SqliteCohorts::add(const CohortRow& cohort) {
  TRY_VOID(m_db.run("INSERT INTO cohort (id, name, photo_set, created_by, created_at) VALUES (?, ?, ?, ?, ?)",
                    cohort.id, cohort.name, cohort.set, cohort.createdBy, cohort.createdAt));
  return {};
}

base::Expected<void> SqliteCohorts::addBuild(const CohortBuildRow& build, const std::vector<CohortMember>& members) {
  TRY(const auto there, findBuild(build.hash));
  if (there) return {};
  TRY_VOID(
      m_db.run("INSERT INTO cohort_build (hash, cohort, engine, people, denied, failed, by, at) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
               build.hash, build.cohort, build.engine, build.people, build.denied, build.failed, build.by, build.at));
  int position = 0;
  for (const auto& [person, use, faceTemplate] : members) {
    TRY_VOID(
        m_db.run("INSERT INTO cohort_person (build, position, traveller, photo, nationality, age_band, gender) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?)",
                 build.hash, position++, person.traveller, person.photo, person.nationality.value, person.ageBand.value,
                 person.gender.value));
    TRY_VOID(
        m_db.run("INSERT INTO cohort_template (build, traveller, use_id, cell) VALUES (?1, ?2, ?3, "
                 "sealed_template(?2, 'cohort_template.cell', hex(?1) || '|' || ?2, hex(?1), ?4))",
                 build.hash, person.traveller, use, std::as_bytes(std::span(faceTemplate.values))));
  }
  return {};
}

base::Expected<void> SqliteCohorts::destroyTemplates(const domain::CohortId& id, const domain::TravellerId& traveller) {
  TRY(const int destroyed, m_db.run("DELETE FROM cohort_template WHERE traveller = ?2 "
                                    "AND build IN (SELECT hash FROM cohort_build WHERE cohort = ?1)",
                                    id, traveller));
  m_destroyed = m_destroyed || destroyed > 0;
  return {};
}

base::Expected<void> SqliteCohorts::choose(const CohortSetting& setting) {
  TRY_VOID(
      m_db.run("INSERT INTO cohort_setting (cohort, by, at) VALUES (?, ?, ?)", setting.cohort, setting.by, setting.at));
  return {};
}

}  // namespace consentry::storage
