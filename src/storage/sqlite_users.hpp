// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/users.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteUsers final : public app::ports::UserWriter {
 public:
  explicit SqliteUsers(Connection& db) : m_db(db) {}

  base::Expected<std::vector<app::ports::UserRow>> all() override;
  base::Expected<std::optional<app::ports::UserRow>> findByLogin(std::string_view login) override;
  base::Expected<std::optional<app::ports::UserRow>> find(const domain::UserId& id) override;
  base::Expected<void> add(const app::ports::UserRow& user) override;
  base::Expected<void> replace(const app::ports::UserRow& user) override;

 private:
  base::Expected<std::optional<app::ports::UserRow>> whole(base::Expected<std::optional<app::ports::UserRow>> user);
  base::Expected<void> giveRoles(const app::ports::UserRow& user);

  Connection& m_db;
};

}  // namespace consentry::storage
