// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "crypto/agreement.hpp"
#include "crypto/sign.hpp"
#include "storage/passphrase_identities.hpp"
#include "store_harness.hpp"

using namespace consentry;
using test::must;

namespace {

constexpr app::ports::PassphraseCost kCheap{.passes = 1, .memoryBytes = 8 << 10};

base::SecretText words(std::string_view text) {
  return base::SecretText(std::string(text));
}

app::ports::NewIdentity made(storage::PassphraseIdentities& identities, std::string_view user = "u1") {
  return must(identities.make(domain::UserId(std::string(user)), words("correct horse battery")));
}

}  // namespace

TEST_CASE("A passphrase opens the keys that it was made with, and another opens nothing") {
  storage::PassphraseIdentities identities(kCheap);
  const auto identity = made(identities);
  CHECK(identity.credential.salt.size() == 16);
  CHECK(identity.credential.sealedSeed.size() == 72);
  const auto key = must(identities.open(identity.credential, words("correct horse battery")));
  REQUIRE(key);
  CHECK(key->user() == domain::UserId("u1"));
  CHECK(key->signingKey() == identity.credential.signingKey);
  CHECK(must(identities.open(identity.credential, words("correct horse batterz"))) == nullptr);
  CHECK(must(identities.open(identity.credential, words(""))) == nullptr);
}

TEST_CASE("A person's key signs as Ed25519 and opens what was sealed to its agreement key") {
  storage::PassphraseIdentities identities(kCheap);
  const auto [credential, key] = made(identities);
  const std::string entry = "an entry of the log";
  CHECK(crypto::verify(crypto::PublicKey{credential.signingKey}, base::asBytes(entry),
                       crypto::Signature{key->sign(base::asBytes(entry))}));
  const auto box = must(crypto::sealTo(crypto::PublicKey{credential.agreementKey}, base::asBytes("a share")));
  CHECK(base::asText(key->openSealed(box).value()) == "a share");
  const auto other = made(identities);
  CHECK_FALSE(other.key->openSealed(box));
  CHECK(other.credential.signingKey != credential.signingKey);
}

TEST_CASE("A renewed credential has the same keys under another passphrase, and the old one opens it no longer") {
  storage::PassphraseIdentities identities(kCheap);
  const auto [credential, key] = made(identities);
  const auto renewed = must(identities.renew(*key, words("a longer way to say it")));
  CHECK(renewed.signingKey == credential.signingKey);
  CHECK(renewed.agreementKey == credential.agreementKey);
  CHECK(renewed.salt != credential.salt);
  CHECK(must(identities.open(renewed, words("a longer way to say it"))) != nullptr);
  CHECK(must(identities.open(renewed, words("correct horse battery"))) == nullptr);
}

TEST_CASE("A credential in another person's row opens nothing") {
  storage::PassphraseIdentities identities(kCheap);
  auto credential = made(identities).credential;
  credential.user = domain::UserId("u2");
  CHECK(must(identities.open(credential, words("correct horse battery"))) == nullptr);
}

TEST_CASE("A credential that contradicts itself is damage, not a wrong passphrase") {
  storage::PassphraseIdentities identities(kCheap);
  const auto credential = made(identities).credential;
  const auto code = [&](auto alter) {
    auto altered = credential;
    alter(altered);
    return test::codeOf(identities.open(altered, words("correct horse battery")));
  };
  CHECK(code([](auto& c) { c.signingKey[0] ^= std::byte{1}; }) == base::Errc::storeDamaged);
  CHECK(code([](auto& c) { c.agreementKey[0] ^= std::byte{1}; }) == base::Errc::storeDamaged);
  CHECK(code([](auto& c) { c.salt.pop_back(); }) == base::Errc::storeDamaged);
  CHECK(code([](auto& c) { c.cost.passes = 0; }) == base::Errc::storeDamaged);
}

TEST_CASE("A credential costs what the computer was found to bear, never below the floor") {
  storage::PassphraseIdentities identities;
  const auto cost = identities.costInForce();
  CHECK(cost.passes >= 3);
  CHECK(cost.memoryBytes >= std::uint64_t{64} << 20);
  CHECK(identities.costInForce() == cost);
  const auto credential = made(identities).credential;
  CHECK(credential.cost == cost);
}

TEST_CASE("A name that nobody has is answered no faster than one that somebody has") {
  constexpr app::ports::PassphraseCost kUsual{.passes = 3, .memoryBytes = 16 << 20};
  storage::PassphraseIdentities identities(kUsual);
  const auto credential = made(identities).credential;
  const auto fastest = [](auto work) {
    auto best = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 5; ++i) {
      const auto started = std::chrono::steady_clock::now();
      work();
      best = std::min(best, std::chrono::steady_clock::now() - started);
    }
    return best;
  };
  const auto opening = fastest([&] { must(identities.open(credential, words("wrong"))); });
  const auto pretending = fastest([&] { identities.pretend(words("wrong")); });
  CHECK(pretending > opening / 2);
  CHECK(pretending < opening * 2);

  int asked = 0;
  storage::PassphraseIdentities fresh([&]() -> std::optional<app::ports::PassphraseCost> {
    ++asked;
    return kUsual;
  });
  const auto asUsual = fastest([&] { fresh.pretend(words("wrong")); });
  CHECK(asked == 5);
  CHECK(asUsual > opening / 2);
  CHECK(asUsual < opening * 2);
}
