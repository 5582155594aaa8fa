// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_credentials.hpp"

#include <algorithm>
#include <utility>

namespace consentry::storage {
namespace {

using app::ports::Credential;
using app::ports::SignInFailures;

app::ports::PublicKeyBytes keyFrom(Row& row, int column) {
  app::ports::PublicKeyBytes key{};
  const base::ByteView bytes = row.blobView(column);
  if (bytes.size() == key.size())
    std::ranges::copy(bytes, key.begin());
  else
    row.markDamaged();
  return key;
}

Credential credentialFrom(Row& row) {
  return {.user = row.handle<domain::UserId>(0),
          .cost = {.passes = static_cast<std::uint64_t>(row.integer(1)),
                   .memoryBytes = static_cast<std::uint64_t>(row.integer(2))},
          .salt = row.blob(3),
          .sealedSeed = row.blob(4),
          .signingKey = keyFrom(row, 5),
          .agreementKey = keyFrom(row, 6),
          .setAt = row.instant(7),
          .mustChange = row.flag(8)};
}

}  // namespace

SqliteCredentials::SqliteCredentials(Connection& db)
    : m_db(db), m_notes(std::filesystem::path(sqlite3_db_filename(db.raw(), "main")).parent_path()) {}

base::Expected<std::optional<Credential>> SqliteCredentials::find(const domain::UserId& user) {
  return m_db.first(
      "SELECT user, passes, memory_bytes, salt, sealed_seed, signing_key, agreement_key, set_at, must_change "
      "FROM credential WHERE user = ?",
      credentialFrom, user);
}

base::Expected<std::optional<app::ports::PassphraseCost>> SqliteCredentials::usualCost() {
  return m_db.first(
      "SELECT passes, memory_bytes FROM credential GROUP BY passes, memory_bytes ORDER BY count(*) DESC LIMIT 1",
      [](Row& row) {
        return app::ports::PassphraseCost{.passes = static_cast<std::uint64_t>(row.integer(0)),
                                          .memoryBytes = static_cast<std::uint64_t>(row.integer(1))};
      });
}

base::Expected<std::optional<SignInFailures>> SqliteCredentials::countedInDatabase(const domain::UserId& user) {
  return m_db.first(
      "SELECT user, failures, boot, since_boot, at FROM sign_in_failures WHERE user = ?",
      [](Row& row) {
        return SignInFailures{.user = row.handle<domain::UserId>(0),
                              .failures = row.number(1),
                              .boot = row.text(2),
                              .sinceBoot = std::chrono::microseconds(row.integer(3)),
                              .at = row.instant(4)};
      },
      user);
}

base::Expected<std::optional<SignInFailures>> SqliteCredentials::failuresOf(const domain::UserId& user) {
  TRY(auto counted, countedInDatabase(user));
  TRY(const auto note, noteOf(user));
  if (!note || note->tries.failures == 0) return counted;
  auto both = note->tries;
  if (counted) both.failures += counted->failures;
  return both;
}

base::Expected<void> SqliteCredentials::noteTry(const SignInFailures& failures) {
  return m_notes.change(failures.user, [&](TryNote& note) -> base::Expected<void> {
    TRY(const auto counted, countedInDatabase(failures.user));
    const int inDatabase = counted ? counted->failures : 0;
    if (inDatabase + note.tries.failures + 1 != failures.failures)
      return base::fail(base::Errc::throttled, "somebody else is trying that person's passphrase at this moment");
    note.tries = failures;
    note.tries.failures -= inDatabase;
    ++note.untold;
    return {};
  });
}

base::Expected<void> SqliteCredentials::noteSuccess(const domain::UserId& user) {
  return m_notes.change(user, [](TryNote& note) -> base::Expected<void> {
    note.tries.failures = 0;
    note.untold = std::max(note.untold - 1, 0);
    return {};
  });
}

base::Expected<int> SqliteCredentials::untoldOf(const domain::UserId& user) {
  TRY(const auto note, noteOf(user));
  return note ? note->untold : 0;
}

base::Expected<void> SqliteCredentials::put(const Credential& credential) {
  TRY_VOID(m_db.run(
      "INSERT INTO credential (user, passes, memory_bytes, salt, sealed_seed, signing_key, agreement_key, set_at, "
      "must_change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (user) DO UPDATE SET passes = excluded.passes, "
      "memory_bytes = excluded.memory_bytes, salt = excluded.salt, sealed_seed = excluded.sealed_seed, "
      "signing_key = excluded.signing_key, agreement_key = excluded.agreement_key, set_at = excluded.set_at, "
      "must_change = excluded.must_change",
      credential.user, credential.cost.passes, credential.cost.memoryBytes, credential.salt, credential.sealedSeed,
      base::ByteView(credential.signingKey), base::ByteView(credential.agreementKey), credential.setAt,
      credential.mustChange));
  return {};
}

base::Expected<void> SqliteCredentials::putFailures(const SignInFailures& failures) {
  TRY_VOID(
      m_db.run("INSERT INTO sign_in_failures (user, failures, boot, since_boot, at) VALUES (?, ?, ?, ?, ?) "
               "ON CONFLICT (user) DO UPDATE SET failures = excluded.failures, boot = excluded.boot, "
               "since_boot = excluded.since_boot, at = excluded.at",
               failures.user, failures.failures, failures.boot, failures.sinceBoot.count(), failures.at));
  m_takenOver.insert(failures.user);
  return {};
}

base::Expected<void> SqliteCredentials::clearFailures(const domain::UserId& user) {
  TRY_VOID(m_db.run("DELETE FROM sign_in_failures WHERE user = ?", user));
  m_takenOver.insert(user);
  return {};
}

void SqliteCredentials::forgetTakenOver(bool committed) {
  for (const auto& user : std::exchange(m_takenOver, {})) {
    if (!committed) continue;
    // Where that fails, the tries count twice until the next sign-in.
    [[maybe_unused]] const auto forgotten = m_notes.forget(user);
  }
}

base::Expected<std::optional<TryNote>> SqliteCredentials::noteOf(const domain::UserId& user) const {
  if (m_takenOver.contains(user)) return std::nullopt;
  return m_notes.find(user);
}

}  // namespace consentry::storage
