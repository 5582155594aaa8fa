// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sign.hpp"

#include <catch2/catch.hpp>
#include <type_traits>

using namespace consentry;

namespace {

base::Bytes bytesOf(std::string_view hex) {
  return base::fromHex(hex).value();
}

}  // namespace

TEST_CASE("Ed25519 gives the known answers of RFC 8032") {
  const auto key =
      crypto::SecretKey::fromSeed(bytesOf("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")).value();
  CHECK(base::toHex(key.publicKey().value) == "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
  CHECK(base::toHex(key.sign(bytesOf("af82")).value) ==
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed2"
        "8dc0"
        "27beceea1ec40a");
}

TEST_CASE("A signature verifies for its key and message, and for nothing that differs in one bit") {
  const auto key = crypto::SecretKey::generate().value();
  const std::string message = "consentry";
  const auto signature = key.sign(base::asBytes(message));
  REQUIRE(crypto::verify(key.publicKey(), base::asBytes(message), signature));
  for (std::size_t bit = 0; bit < 512; ++bit) {
    auto damaged = signature;
    damaged.value[bit / 8] ^= std::byte{1} << (bit % 8);
    REQUIRE_FALSE(crypto::verify(key.publicKey(), base::asBytes(message), damaged));
  }
  for (std::size_t bit = 0; bit < 256; ++bit) {
    auto other = key.publicKey();
    other.value[bit / 8] ^= std::byte{1} << (bit % 8);
    REQUIRE_FALSE(crypto::verify(other, base::asBytes(message), signature));
  }
  CHECK_FALSE(crypto::verify(key.publicKey(), base::asBytes("Consentry"), signature));
}

TEST_CASE("A key comes back from its seed, and a seed of another length is refused") {
  const auto key = crypto::SecretKey::generate().value();
  CHECK(crypto::SecretKey::fromSeed(key.seed())->publicKey() == key.publicKey());
  CHECK_FALSE(crypto::SecretKey::fromSeed(key.seed().first(31)).has_value());
}

TEST_CASE("A secret key moves but cannot be copied") {
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<crypto::SecretKey>);
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<crypto::SecretKey>);
  STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<crypto::SecretKey>);
}
