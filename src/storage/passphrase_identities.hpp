// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "app/ports/identities.hpp"

namespace consentry::storage {

/// Passphrases checked with Argon2id. What a person has is a 32-byte seed sealed with the key that their passphrase
/// gives; from the seed come their Ed25519 and X25519 keys. One thread at a time.
class PassphraseIdentities final : public app::ports::Identities {
 public:
  using Cost = app::ports::PassphraseCost;

  /// Measures this computer when a cost is first needed. `usual` tells what existing credentials cost, if there are
  /// any: a name that nobody has is answered as slowly as those.
  explicit PassphraseIdentities(std::function<std::optional<Cost>()> usual = {});
  /// New credentials cost this, however little that is.
  explicit PassphraseIdentities(const Cost& cost);

  Cost costInForce() override;
  base::Expected<app::ports::NewIdentity> make(const domain::UserId& user, const base::SecretText& passphrase) override;
  base::Expected<app::ports::Credential> renew(const app::ports::PersonalKey& key,
                                               const base::SecretText& passphrase) override;
  base::Expected<std::unique_ptr<app::ports::PersonalKey>> open(const app::ports::Credential& credential,
                                                                const base::SecretText& passphrase) override;
  void pretend(const base::SecretText& passphrase) override;

 private:
  std::function<std::optional<Cost>()> m_usual;
  std::optional<Cost> m_cost;  ///< in force, once it is known
};

}  // namespace consentry::storage
