// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_governance.hpp"

#include "storage/value_lists.hpp"

namespace consentry::storage {
namespace {

using app::ports::EngineSetting;
using app::ports::PolicyRow;
using app::ports::ProfileRow;
using domain::LegalBasis;
using domain::Stop;

PolicyRow policyFrom(Row& row) {
  return {.id = row.handle<domain::PolicyId>(0),
          .version = row.number(1),
          .toml = row.text(2),
          .hash = row.digest(3),
          .proposedBy = row.handle<domain::UserId>(4),
          .proposedAt = row.instant(5),
          .approvedBy = row.handle<domain::UserId>(6),
          .approvedAt = row.maybeInstant(7)};
}

LegalBasis basisFrom(Row& row) {
  LegalBasis basis;
  basis.id = row.handle<domain::BasisId>(0);
  basis.kind = row.word<domain::BasisKind>(1);
  basis.reference = row.text(2);
  basis.proposedBy = row.handle<domain::UserId>(3);
  basis.approvedBy = row.handle<domain::UserId>(4);
  basis.from = row.date(5);
  basis.reviewBy = row.date(6);
  return basis;
}

base::Expected<void> fill(Connection& db, LegalBasis& basis) {
  TRY(basis.purposes,
      wordsOf<domain::Purpose>(db, "SELECT value FROM basis_purpose WHERE record = ? ORDER BY position", basis.id));
  TRY(basis.recipients, parsedOf<domain::Recipient>(
                            db, "SELECT value FROM basis_recipient WHERE record = ? ORDER BY position", basis.id));
  TRY(basis.categories, wordsOf<domain::DataCategory>(
                            db, "SELECT value FROM basis_category WHERE record = ? ORDER BY position", basis.id));
  TRY(basis.nationalities, parsedOf<domain::Nationality>(
                               db, "SELECT value FROM basis_nationality WHERE record = ? ORDER BY position", basis.id));
  return {};
}

}  // namespace

base::Expected<std::optional<PolicyRow>> SqliteGovernance::policyInForce() {
  return m_db.first(
      "SELECT id, version, toml, hash, proposed_by, proposed_at, approved_by, approved_at FROM policy "
      "WHERE version IS NOT NULL ORDER BY version DESC LIMIT 1",
      policyFrom);
}

base::Expected<std::vector<PolicyRow>> SqliteGovernance::policies() {
  return m_db.list(
      "SELECT id, version, toml, hash, proposed_by, proposed_at, approved_by, approved_at FROM policy "
      "ORDER BY proposed_at, rowid",
      policyFrom);
}

base::Expected<std::optional<PolicyRow>> SqliteGovernance::findPolicy(const domain::PolicyId& id) {
  return m_db.first(
      "SELECT id, version, toml, hash, proposed_by, proposed_at, approved_by, approved_at FROM policy "
      "WHERE id = ?",
      policyFrom, id);
}

base::Expected<std::vector<LegalBasis>> SqliteGovernance::bases() {
  TRY(auto bases, m_db.list("SELECT id, kind, reference, proposed_by, approved_by, from_day, review_by "
                            "FROM legal_basis ORDER BY rowid",
                            basisFrom));
  for (auto& basis : bases) TRY_VOID(fill(m_db, basis));
  return bases;
}

base::Expected<std::vector<Stop>> SqliteGovernance::stopsInForce() {
  return m_db.list("SELECT id, scope, what, by, at, why FROM stop WHERE lifted_at IS NULL ORDER BY at, rowid",
                   [](Row& row) {
                     return Stop{.id = row.handle<domain::StopId>(0),
                                 .scope = row.word<domain::StopScope>(1),
                                 .what = row.text(2),
                                 .by = row.handle<domain::UserId>(3),
                                 .at = row.instant(4),
                                 .why = row.text(5)};
                   });
}

base::Expected<std::vector<ProfileRow>> SqliteGovernance::profiles() {
  return m_db.list("SELECT name, toml, hash, stored_by, stored_at FROM threshold_profile ORDER BY name", [](Row& row) {
    return ProfileRow{.name = row.text(0),
                      .toml = row.text(1),
                      .hash = row.digest(2),
                      .storedBy = row.handle<domain::UserId>(3),
                      .storedAt = row.instant(4)};
  });
}

base::Expected<std::vector<EngineSetting>> SqliteGovernance::engineSettings() {
  return m_db.list("SELECT networks, mode, by, at FROM engine_setting ORDER BY number DESC", [](Row& row) {
    return EngineSetting{.choice = {.networks = row.text(0), .mode = row.word<domain::Mode>(1)},
                         .by = row.handle<domain::UserId>(2),
                         .at = row.instant(3)};
  });
}

base::Expected<void> SqliteGovernance::addPolicy(const PolicyRow& policy) {
  const auto version = policy.version == 0 ? std::nullopt : std::optional(policy.version);
  TRY_VOID(
      m_db.run("INSERT INTO policy (id, version, toml, hash, proposed_by, proposed_at, approved_by, approved_at) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
               policy.id, version, policy.toml, policy.hash, policy.proposedBy, policy.proposedAt,
               orNull(policy.approvedBy), policy.approvedAt));
  return {};
}

base::Expected<void> SqliteGovernance::approvePolicy(const PolicyRow& policy) {
  if (policy.version <= 0 || policy.approvedBy.empty() || !policy.approvedAt)
    return base::fail(base::Errc::invalidArgument, "an approval names a version, a person and a time");
  TRY(const auto stored, findPolicy(policy.id));
  if (!stored) return base::fail(base::Errc::notFound, "no such policy");
  return exactlyOne(m_db.run("UPDATE policy SET version = ?2, approved_by = ?3, approved_at = ?4 "
                             "WHERE id = ?1 AND approved_by IS NULL",
                             policy.id, policy.version, policy.approvedBy, policy.approvedAt),
                    base::Errc::conflict, "this policy is approved already");
}

base::Expected<void> SqliteGovernance::addBasis(const LegalBasis& basis) {
  TRY_VOID(m_db.run(
      "INSERT INTO legal_basis (id, kind, reference, proposed_by, approved_by, from_day, review_by) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      basis.id, basis.kind, basis.reference, basis.proposedBy, orNull(basis.approvedBy), basis.from, basis.reviewBy));
  TRY_VOID(addValues(m_db, "INSERT INTO basis_purpose (record, position, value) VALUES (?, ?, ?)", basis.id,
                     basis.purposes));
  TRY_VOID(addValues(m_db, "INSERT INTO basis_recipient (record, position, value) VALUES (?, ?, ?)", basis.id,
                     basis.recipients, &domain::Recipient::text));
  TRY_VOID(addValues(m_db, "INSERT INTO basis_category (record, position, value) VALUES (?, ?, ?)", basis.id,
                     basis.categories));
  return addValues(m_db, "INSERT INTO basis_nationality (record, position, value) VALUES (?, ?, ?)", basis.id,
                   basis.nationalities, &domain::Nationality::code);
}

base::Expected<void> SqliteGovernance::approveBasis(const domain::BasisId& id, const domain::UserId& by) {
  TRY(const auto known, m_db.integer("SELECT count(*) FROM legal_basis WHERE id = ?", id));
  if (known == 0) return base::fail(base::Errc::notFound, "no such legal basis");
  return exactlyOne(m_db.run("UPDATE legal_basis SET approved_by = ?2 WHERE id = ?1 AND approved_by IS NULL", id, by),
                    base::Errc::conflict, "this legal basis is approved already");
}

base::Expected<void> SqliteGovernance::addStop(const Stop& stop) {
  TRY_VOID(m_db.run("INSERT INTO stop (id, scope, what, by, at, why) VALUES (?, ?, ?, ?, ?, ?)", stop.id, stop.scope,
                    stop.what, stop.by, stop.at, stop.why));
  return {};
}

base::Expected<void> SqliteGovernance::liftStop(const domain::StopId& id, const domain::UserId& by, base::Instant at) {
  return exactlyOne(
      m_db.run("UPDATE stop SET lifted_by = ?2, lifted_at = ?3 WHERE id = ?1 AND lifted_at IS NULL", id, by, at),
      base::Errc::notFound, "no such stop is in force");
}

base::Expected<void> SqliteGovernance::addProfile(const ProfileRow& profile) {
  TRY(const auto stored,
      m_db.first(
          "SELECT toml FROM threshold_profile WHERE name = ?", [](Row& row) { return row.text(0); }, profile.name));
  if (stored && *stored == profile.toml) return {};
  TRY_VOID(m_db.run("INSERT INTO threshold_profile (name, toml, hash, stored_by, stored_at) VALUES (?, ?, ?, ?, ?)",
                    profile.name, profile.toml, profile.hash, profile.storedBy, profile.storedAt));
  return {};
}

base::Expected<void> SqliteGovernance::addEngineSetting(const EngineSetting& setting) {
  TRY_VOID(m_db.run("INSERT INTO engine_setting (networks, mode, by, at) VALUES (?, ?, ?, ?)", setting.choice.networks,
                    setting.choice.mode, setting.by, setting.at));
  return {};
}

}  // namespace consentry::storage
