// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "app/ports/credentials.hpp"
#include "storage/sqlite.hpp"
#include "storage/try_notes.hpp"

namespace consentry::storage {

class SqliteCredentials final : public app::ports::CredentialWriter {
 public:
  explicit SqliteCredentials(Connection& db);

  base::Expected<std::optional<app::ports::Credential>> find(const domain::UserId& user) override;
  base::Expected<std::optional<app::ports::PassphraseCost>> usualCost() override;
  base::Expected<std::optional<app::ports::SignInFailures>> failuresOf(const domain::UserId& user) override;
  base::Expected<void> noteTry(const app::ports::SignInFailures& failures) override;
  base::Expected<void> noteSuccess(const domain::UserId& user) override;
  base::Expected<int> untoldOf(const domain::UserId& user) override;
  base::Expected<void> put(const app::ports::Credential& credential) override;
  base::Expected<void> putFailures(const app::ports::SignInFailures& failures) override;
  base::Expected<void> clearFailures(const domain::UserId& user) override;

  /// What this transaction took over from the notes stands there until it is committed: a crash in between counts tries
  /// twice and never forgets one.
  void forgetTakenOver(bool committed);

 private:
  base::Expected<std::optional<TryNote>> noteOf(const domain::UserId& user) const;
  base::Expected<std::optional<app::ports::SignInFailures>> countedInDatabase(const domain::UserId& user);

  Connection& m_db;
  TryNotes m_notes;
  std::set<domain::UserId> m_takenOver;
};

}  // namespace consentry::storage
