// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/ports/identities.hpp"
#include "base/error.hpp"

namespace consentry::app::ports {

/// What people sign in with, and how often they failed to.
class CredentialReader {
 public:
  virtual ~CredentialReader() = default;
  [[nodiscard]] virtual base::Expected<std::optional<Credential>> find(const domain::UserId& user) = 0;
  /// What most credentials cost; nothing while there are none.
  [[nodiscard]] virtual base::Expected<std::optional<PassphraseCost>> usualCost() = 0;
  /// Nothing when the last try was right.
  [[nodiscard]] virtual base::Expected<std::optional<SignInFailures>> failuresOf(const domain::UserId& user) = 0;
};

class CredentialWriter : public CredentialReader {
 public:
  /// The person's only credential from now on.
  [[nodiscard]] virtual base::Expected<void> put(const Credential& credential) = 0;
  [[nodiscard]] virtual base::Expected<void> putFailures(const SignInFailures& failures) = 0;
  [[nodiscard]] virtual base::Expected<void> clearFailures(const domain::UserId& user) = 0;
};

}  // namespace consentry::app::ports
