// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "app/ports/identities.hpp"
#include "app/ports/system.hpp"
#include "base/error.hpp"
#include "base/secret_text.hpp"

namespace consentry::app {

/// A passphrase inside a request, which may be handed from thread to thread but is in memory once.
using SharedSecret = std::shared_ptr<const base::SecretText>;

/// The same characters typed on another keyboard are the same passphrase: Unicode normal form C. Errc::invalidArgument
/// when it is not UTF-8.
[[nodiscard]] base::Expected<base::SecretText> normalised(const base::SecretText& passphrase);

/// Four groups of five letters and digits without those that look alike: 100 bits, to be shown once and changed at the
/// first sign-in.
[[nodiscard]] SharedSecret oneTimePassphrase(ports::Random& random);

struct NewPassphrase {
  const domain::UserId& user;
  std::string_view login;
  std::string_view displayName;
  const base::SecretText& passphrase;
};
/// Keys of their own for a person, opened by this passphrase; Errc::invalidArgument when it is not a good one.
[[nodiscard]] base::Expected<ports::NewIdentity> makeIdentity(ports::Identities& identities,
                                                              const NewPassphrase& chosen, base::Instant now);

}  // namespace consentry::app
