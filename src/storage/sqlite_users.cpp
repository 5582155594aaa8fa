// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_users.hpp"

#include "storage/value_lists.hpp"

namespace consentry::storage {
namespace {

using app::ports::UserRow;

UserRow userFrom(Row& row) {
  return {.id = row.handle<domain::UserId>(0),
          .login = row.text(1),
          .displayName = row.text(2),
          .roles = {},
          .disabled = row.flag(3),
          .addedAt = row.instant(4)};
}

base::Expected<std::vector<domain::Role>> rolesOf(Connection& db, const domain::UserId& id) {
  return wordsOf<domain::Role>(db, "SELECT role FROM user_role WHERE user = ? ORDER BY position", id);
}

}  // namespace

base::Expected<std::vector<UserRow>> SqliteUsers::all() {
  TRY(auto users,
      m_db.list("SELECT id, login, display_name, disabled, added_at FROM user_account ORDER BY login", userFrom));
  for (auto& user : users) {
    TRY(user.roles, rolesOf(m_db, user.id));
  }
  return users;
}

base::Expected<std::optional<UserRow>> SqliteUsers::findByLogin(std::string_view login) {
  return whole(m_db.first("SELECT id, login, display_name, disabled, added_at FROM user_account WHERE login = ?",
                          userFrom, login));
}

base::Expected<std::optional<UserRow>> SqliteUsers::find(const domain::UserId& id) {
  return whole(
      m_db.first("SELECT id, login, display_name, disabled, added_at FROM user_account WHERE id = ?", userFrom, id));
}

base::Expected<void> SqliteUsers::add(const UserRow& user) {
  TRY_VOID(m_db.run("INSERT INTO user_account (id, login, display_name, disabled, added_at) VALUES (?, ?, ?, ?, ?)",
                    user.id, user.login, user.displayName, user.disabled, user.addedAt));
  return giveRoles(user);
}

base::Expected<void> SqliteUsers::replace(const UserRow& user) {
  TRY_VOID(exactlyOne(m_db.run("UPDATE user_account SET display_name = ?2, disabled = ?3 WHERE id = ?1", user.id,
                               user.displayName, user.disabled),
                      base::Errc::notFound, "no such user"));
  TRY_VOID(m_db.run("DELETE FROM user_role WHERE user = ?", user.id));
  return giveRoles(user);
}

base::Expected<std::optional<UserRow>> SqliteUsers::whole(base::Expected<std::optional<UserRow>> user) {
  if (user && *user) {
    TRY((*user)->roles, rolesOf(m_db, (*user)->id));
  }
  return user;
}

base::Expected<void> SqliteUsers::giveRoles(const UserRow& user) {
  int position = 0;
  for (const auto role : user.roles)
    TRY_VOID(m_db.run("INSERT INTO user_role (user, role, position) VALUES (?, ?, ?)", user.id, role, position++));
  return {};
}

}  // namespace consentry::storage
