// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/actor.hpp"

namespace consentry::app::ports {

struct UserRow {
  domain::UserId id;
  std::string login;  ///< what `--as` takes; unique, lower case
  std::string displayName;
  std::vector<domain::Role> roles;
  bool disabled = false;
  base::Instant addedAt;
};

class UserReader {
 public:
  virtual ~UserReader() = default;
  [[nodiscard]] virtual base::Expected<std::vector<UserRow>> all() = 0;
  [[nodiscard]] virtual base::Expected<std::optional<UserRow>> findByLogin(std::string_view login) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<UserRow>> find(const domain::UserId& id) = 0;
};

class UserWriter : public UserReader {
 public:
  [[nodiscard]] virtual base::Expected<void> add(const UserRow& user) = 0;      ///< Errc::alreadyExists
  [[nodiscard]] virtual base::Expected<void> replace(const UserRow& user) = 0;  ///< roles, display name, disabled
};

}  // namespace consentry::app::ports
