// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/seal.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <type_traits>

#include "crypto/agreement.hpp"

using namespace consentry;

namespace {

base::Bytes bytesOf(std::string_view hex) {
  return base::fromHex(hex).value();
}
crypto::SecretBytes secretOf(std::string_view hex) {
  return crypto::SecretBytes::copyOf(bytesOf(hex)).value();
}
crypto::SecretBytes countedKey() {
  return secretOf("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
}

}  // namespace

TEST_CASE("XChaCha20-Poly1305 opens the vector of draft-irtf-cfrg-xchacha-03, A.3.1") {
  const auto key = secretOf("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
  const auto sealed = bytesOf(
      "404142434445464748494a4b4c4d4e4f5051525354555657"
      "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216"
      "cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13"
      "b52ec0875924c1c7987947deafd8780acf49");
  const auto plain = crypto::unseal(key, sealed, bytesOf("50515253c0c1c2c3c4c5c6c7"));
  REQUIRE(plain);
  CHECK(
      base::asText(*plain) ==
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be "
      "it.");
}

TEST_CASE("What is sealed opens with its key and its bound words, and with nothing that differs in one bit") {
  const auto key = crypto::SecretBytes::random(32).value();
  const auto sealed = crypto::seal(key, base::asBytes("KOR 1990"), base::asBytes("store|traveller|1"));
  REQUIRE(sealed.size() == 8 + crypto::kSealOverhead);
  REQUIRE(base::asText(crypto::unseal(key, sealed, base::asBytes("store|traveller|1")).value()) == "KOR 1990");
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    auto damaged = sealed;
    damaged[bit / 8] ^= std::byte{1} << (bit % 8);
    REQUIRE_FALSE(crypto::unseal(key, damaged, base::asBytes("store|traveller|1")));
  }
  CHECK_FALSE(crypto::unseal(key, sealed, base::asBytes("store|traveller|2")));
  CHECK_FALSE(crypto::unseal(countedKey(), sealed, base::asBytes("store|traveller|1")));
  for (std::size_t size = 0; size < sealed.size(); ++size)
    REQUIRE_FALSE(crypto::unseal(key, base::ByteView(sealed).first(size), base::asBytes("store|traveller|1")));
}

TEST_CASE("Nothing at all can be sealed, and two sealings of one thing look different") {
  const auto key = countedKey();
  CHECK(crypto::unseal(key, crypto::seal(key, {}, {}), {}).value().empty());
  CHECK(crypto::seal(key, base::asBytes("same"), {}) != crypto::seal(key, base::asBytes("same"), {}));
}

TEST_CASE("A sealed secret opens into locked memory") {
  const auto key = countedKey();
  const auto inner = crypto::SecretBytes::random(32).value();
  const auto sealed = crypto::seal(key, inner.view(), base::asBytes("inner"));
  const auto opened = crypto::unsealSecret(key, sealed, base::asBytes("inner")).value();
  REQUIRE(opened);
  CHECK(std::ranges::equal(opened->view(), inner.view()));
  CHECK_FALSE(crypto::unsealSecret(key, sealed, base::asBytes("other")).value());
}

TEST_CASE("A keyed hash is keyed BLAKE2b-256, and another key gives another value") {
  // From Python's hashlib.blake2b(b"traveller", digest_size=32, key=bytes(range(32))).
  CHECK(base::toHex(crypto::keyedHash(countedKey(), base::asBytes("traveller"))) ==
        "a4ef78e014242a77f7aae043215f5eaa86de1e0fb81a624a8e8cd9598127563e");
  CHECK(crypto::keyedHash(crypto::SecretBytes::random(32).value(), base::asBytes("traveller")) !=
        crypto::keyedHash(countedKey(), base::asBytes("traveller")));
}

TEST_CASE("X25519 gives the known answer of RFC 7748, section 6.1") {
  const auto key =
      crypto::AgreementKey::fromSecret(secretOf("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"))
          .value();
  CHECK(base::toHex(key.publicKey().value) == "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
}

TEST_CASE("A sealed box opens for the person it was sealed to, and for nobody else") {
  const auto mine = crypto::AgreementKey::fromSecret(crypto::SecretBytes::random(32).value()).value();
  const auto other = crypto::AgreementKey::fromSecret(crypto::SecretBytes::random(32).value()).value();
  auto box = crypto::sealTo(mine.publicKey(), base::asBytes("a share")).value();
  CHECK(base::asText(mine.open(box)->value().view()) == "a share");
  CHECK_FALSE(other.open(box)->has_value());
  box[40] ^= std::byte{1};
  CHECK_FALSE(mine.open(box)->has_value());
  CHECK_FALSE(mine.open({})->has_value());
  CHECK(crypto::sealTo(crypto::PublicKey{}, base::asBytes("a share")).error().code() == base::Errc::parse);
}

TEST_CASE("Keys for different purposes are derived as libsodium's crypto_kdf says") {
  // From Python's hashlib.blake2b(b"", digest_size=32, key=…, salt=2 in 16 bytes, person=b"consntry" in 16 bytes).
  CHECK(base::toHex(crypto::derived(countedKey(), 2, "consntry")->view()) ==
        "bafee406b37ecc4fc255fff47640da168dcd711579196c64e6abf64fb6f51275");
  CHECK(base::toHex(crypto::derived(countedKey(), 1, "consntry")->view()) !=
        base::toHex(crypto::derived(countedKey(), 2, "consntry")->view()));
}

TEST_CASE("A secret moves, leaves nothing behind, and cannot be copied") {
  auto secret = countedKey();
  const auto moved = std::move(secret);
  CHECK(secret.empty());  // NOLINT(bugprone-use-after-move): that it is empty is what is tested
  CHECK(moved.view().size() == 32);
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<crypto::SecretBytes>);
  STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<crypto::SecretBytes>);
}
