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
  /// Nothing when the last try was right. Those that were noted beside the database are counted in.
  [[nodiscard]] virtual base::Expected<std::optional<SignInFailures>> failuresOf(const domain::UserId& user) = 0;

  /// For a database that may not be written: counts a try in a file beside it, durably and before the passphrase is
  /// looked at. `failures` is what `failuresOf` said and one more; Errc::throttled when somebody else tried meanwhile,
  /// noPermission or ioError where that folder cannot be written either.
  [[nodiscard]] virtual base::Expected<void> noteTry(const SignInFailures& failures) = 0;
  /// The try that was noted last was right.
  [[nodiscard]] virtual base::Expected<void> noteSuccess(const domain::UserId& user) = 0;
  /// Noted tries that were wrong and of which no entry of the log tells yet.
  [[nodiscard]] virtual base::Expected<int> untoldOf(const domain::UserId& user) = 0;
};

class CredentialWriter : public CredentialReader {
 public:
  /// The person's only credential from now on.
  [[nodiscard]] virtual base::Expected<void> put(const Credential& credential) = 0;
  /// Both take the place of what was noted beside the database.
  [[nodiscard]] virtual base::Expected<void> putFailures(const SignInFailures& failures) = 0;
  [[nodiscard]] virtual base::Expected<void> clearFailures(const domain::UserId& user) = 0;
};

}  // namespace consentry::app::ports
