// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.hpp"

#include <array>
#include <cstdio>

#include "crypto/hash.hpp"

namespace consentry::storage {
namespace {

std::string hashOf(const Migration& step) {
  return base::toHex(crypto::sha256(base::asBytes(step.sql)));
}

std::string numbered(int version) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d", version);
  return text.data();
}

base::Expected<void> applyStep(Connection& db, const Migration& step, base::Instant now) {
  TRY_VOID(db.execute(std::string(step.sql)));
  TRY_VOID(db.run("INSERT INTO schema_migration (version, name, sha256, at) VALUES (?, ?, ?, ?)", step.version,
                  step.name, hashOf(step), now));
  return db.execute("PRAGMA user_version = " + std::to_string(step.version) + "; COMMIT");
}

base::Expected<void> runStep(Connection& db, const Migration& step, base::Instant now) {
  // A parent table that is rebuilt with foreign keys on takes its children with it, and inside a transaction the
  // switch does nothing.
  TRY_VOID(db.execute("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE"));
  auto applied = applyStep(db, step, now);
  if (!applied && sqlite3_get_autocommit(db.raw()) == 0) TRY_VOID(db.execute("ROLLBACK"));
  TRY_VOID(db.execute("PRAGMA foreign_keys = ON"));
  if (!applied) return std::unexpected(std::move(applied).error().during("migration " + numbered(step.version)));
  TRY(const auto broken, db.integer("SELECT count(*) FROM pragma_foreign_key_check"));
  if (broken != 0) return base::fail(base::Errc::internal, "migration " + numbered(step.version) + " broke references");
  return {};
}

base::Expected<void> makeCopy(Connection& db, const std::filesystem::path& database, const Migration& step) {
  const std::string copy = copyBefore(database, step.version).string();
  std::error_code ignored;  // VACUUM says what is wrong when the old copy is still there
  std::filesystem::remove(copy, ignored);
  // VACUUM takes the built-in json_extract, which SQLite 3.40 wrongly counts as unsafe in a schema.
  TRY_VOID(db.execute("PRAGMA trusted_schema = ON"));
  auto copied = db.run("VACUUM INTO ?", copy);
  TRY_VOID(db.execute("PRAGMA trusted_schema = OFF"));
  TRY_VOID(copied);
  return {};
}

}  // namespace

std::filesystem::path copyBefore(const std::filesystem::path& database, int step) {
  return database.string() + ".before-" + numbered(step);
}

base::Expected<void> checkSchema(Connection& db, std::span<const Migration> steps) {
  TRY(const auto version, db.integer("PRAGMA user_version"));
  if (version > std::ssize(steps))
    return base::fail(base::Errc::storeNewer, "the store has schema version " + std::to_string(version) +
                                                  "; this program knows up to " + std::to_string(steps.size()));
  if (version <= 0) return base::fail(base::Errc::storeDamaged, "the store was never finished: create it anew");
  TRY(const auto made, db.list("SELECT version, sha256 FROM schema_migration ORDER BY version",
                               [](Row& row) { return std::pair(row.integer(0), row.text(1)); }));
  for (std::int64_t i = 0; i < version; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (std::ssize(made) != version || made[at].first != i + 1 || made[at].second != hashOf(steps[at]))
      return base::fail(base::Errc::storeDamaged, "the store's schema was not made by this program's migrations");
  }
  return {};
}

base::Expected<void> migrate(Connection& db, const std::filesystem::path& database, std::span<const Migration> steps,
                             base::Instant now) {
  TRY(const auto version, db.integer("PRAGMA user_version"));
  for (const auto& step : steps) {
    if (step.version <= version) continue;
    if (version > 0) TRY_VOID(makeCopy(db, database, step));
    TRY_VOID(runStep(db, step, now));
  }
  // While it migrates to the first of several versions, the later ones are not due.
  return checkSchema(db, steps);
}

}  // namespace consentry::storage
