// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/passphrase_identities.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "crypto/agreement.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/random.hpp"
#include "crypto/seal.hpp"
#include "crypto/sign.hpp"

namespace consentry::storage {
namespace {

using app::ports::Credential;
using app::ports::NewIdentity;
using app::ports::PassphraseCost;
using app::ports::PersonalKey;
using base::Errc;
using base::Expected;
using crypto::SecretBytes;

constexpr std::size_t kSeedBytes = 32;
constexpr std::string_view kKeyNames = "consntry";  // part of what every key is derived from: never changes
constexpr std::uint64_t kSigning = 1;
constexpr std::uint64_t kAgreement = 2;

crypto::PassphraseWork workOf(const PassphraseCost& cost) {
  return {.passes = cost.passes, .memoryBytes = cost.memoryBytes};
}

/// What a sealed seed is bound to, so that one person's cannot be put into another's row.
std::string boundTo(const domain::UserId& user) {
  return "consentry credential 1|" + user.text();
}

class SeedKeys final : public PersonalKey {
 public:
  [[nodiscard]] static Expected<std::unique_ptr<SeedKeys>> from(const domain::UserId& user, SecretBytes seed) {
    TRY(const auto signingSeed, crypto::derived(seed, kSigning, kKeyNames));
    TRY(auto signing, crypto::SecretKey::fromSeed(signingSeed.view()));
    TRY(auto agreementSecret, crypto::derived(seed, kAgreement, kKeyNames));
    TRY(auto agreement, crypto::AgreementKey::fromSecret(std::move(agreementSecret)));
    return std::unique_ptr<SeedKeys>(new SeedKeys(user, std::move(seed), std::move(signing), std::move(agreement)));
  }

  const domain::UserId& user() const override { return m_user; }
  const app::ports::PublicKeyBytes& signingKey() const override { return m_signingKey; }
  app::ports::SignatureBytes sign(base::ByteView message) const override { return m_signing.sign(message).value; }
  std::optional<base::Bytes> openSealed(base::ByteView box) const override {
    const auto opened = m_agreement.open(box);
    if (!opened || !*opened) return std::nullopt;
    const auto view = (*opened)->view();
    return base::Bytes(view.begin(), view.end());
  }
  [[nodiscard]] const app::ports::PublicKeyBytes& agreementKey() const { return m_agreement.publicKey().value; }
  [[nodiscard]] const SecretBytes& seed() const { return m_seed; }

 private:
  SeedKeys(domain::UserId user, SecretBytes seed, crypto::SecretKey signing, crypto::AgreementKey agreement)
      : m_user(std::move(user)),
        m_seed(std::move(seed)),
        m_signing(std::move(signing)),
        m_agreement(std::move(agreement)),
        m_signingKey(m_signing.publicKey().value) {}

  domain::UserId m_user;
  SecretBytes m_seed;
  crypto::SecretKey m_signing;
  crypto::AgreementKey m_agreement;
  app::ports::PublicKeyBytes m_signingKey;
};

Expected<Credential> credentialOf(const SeedKeys& keys, const base::SecretText& passphrase,
                                  const PassphraseCost& cost) {
  Credential credential;
  credential.user = keys.user();
  credential.cost = cost;
  credential.salt = crypto::randomBytes(crypto::kPassphraseSaltBytes);
  TRY(const auto key, crypto::keyFromPassphrase(passphrase.view(), credential.salt, workOf(cost)));
  credential.sealedSeed = crypto::seal(key, keys.seed().view(), base::asBytes(boundTo(keys.user())));
  credential.signingKey = keys.signingKey();
  credential.agreementKey = keys.agreementKey();
  return credential;
}

/// What one derivation takes here.
std::chrono::microseconds timeOf(const PassphraseCost& cost, std::string_view passphrase) {
  const base::Bytes salt(crypto::kPassphraseSaltBytes);
  const auto started = std::chrono::steady_clock::now();
  // Where even this fails for want of memory nothing dearer is tried.
  if (const auto key = crypto::keyFromPassphrase(passphrase, salt, workOf(cost)); !key)
    return std::chrono::microseconds::max();
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
}

PassphraseCost calibrated(const PassphraseCost& cost, std::chrono::microseconds took) {
  const auto work = crypto::calibrated(workOf(cost), took);
  return {.passes = work.passes, .memoryBytes = work.memoryBytes};
}

}  // namespace

PassphraseIdentities::PassphraseIdentities(std::function<std::optional<Cost>()> usual) : m_usual(std::move(usual)) {}

PassphraseIdentities::PassphraseIdentities(const Cost& cost) : m_cost(cost) {}

PassphraseCost PassphraseIdentities::costInForce() {
  if (!m_cost) m_cost = calibrated(Cost{}, timeOf(Cost{}, ""));
  return *m_cost;
}

Expected<NewIdentity> PassphraseIdentities::make(const domain::UserId& user, const base::SecretText& passphrase) {
  TRY(auto seed, SecretBytes::random(kSeedBytes));
  TRY(auto keys, SeedKeys::from(user, std::move(seed)));
  TRY(auto credential, credentialOf(*keys, passphrase, costInForce()));
  return NewIdentity{.credential = std::move(credential), .key = std::move(keys)};
}

Expected<Credential> PassphraseIdentities::renew(const PersonalKey& key, const base::SecretText& passphrase) {
  const auto* keys = dynamic_cast<const SeedKeys*>(&key);
  if (keys == nullptr) return base::fail(Errc::internal, "a key that was not opened here");
  return credentialOf(*keys, passphrase, costInForce());
}

Expected<std::unique_ptr<PersonalKey>> PassphraseIdentities::open(const Credential& credential,
                                                                  const base::SecretText& passphrase) {
  const auto started = std::chrono::steady_clock::now();
  auto key = crypto::keyFromPassphrase(passphrase.view(), credential.salt, workOf(credential.cost));
  if (!key && key.error().code() == Errc::parse)
    return base::fail(Errc::storeDamaged, "a credential's cost or salt has no known meaning");
  if (!key) return std::unexpected(std::move(key).error());
  // This was a measurement as well: what a credential costs stays in force while that suits this computer.
  if (!m_cost)
    m_cost =
        calibrated(credential.cost,
                   std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started));
  TRY(auto seed, crypto::unsealSecret(*key, credential.sealedSeed, base::asBytes(boundTo(credential.user))));
  if (!seed) return nullptr;
  if (seed->view().size() != kSeedBytes) return base::fail(Errc::storeDamaged, "a credential's seed has 32 bytes");
  TRY(auto keys, SeedKeys::from(credential.user, *std::move(seed)));
  if (keys->signingKey() != credential.signingKey || keys->agreementKey() != credential.agreementKey)
    return base::fail(Errc::storeDamaged, "a credential's keys are not its seed's");
  return keys;
}

void PassphraseIdentities::pretend(const base::SecretText& passphrase) {
  const auto usual = m_usual ? m_usual() : std::nullopt;
  if (usual || m_cost) {
    timeOf(usual.value_or(m_cost.value_or(Cost{})), passphrase.view());
    return;
  }
  // The measurement has paid for the first passes.
  auto rest = costInForce();
  rest.passes -= std::min(rest.passes, Cost{}.passes);
  if (rest.passes > 0) timeOf(rest, passphrase.view());
}

}  // namespace consentry::storage
