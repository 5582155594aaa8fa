// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/hash.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "crypto/random.hpp"

using namespace consentry;

TEST_CASE("SHA-256 gives the known answers of FIPS 180-4") {
  CHECK(base::toHex(crypto::sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(base::toHex(crypto::sha256(base::asBytes("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("SHA-256 in pieces is SHA-256 of the whole, wherever it is cut") {
  const std::string text(300, 'x');
  const auto whole = crypto::sha256(base::asBytes(text));
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    crypto::Sha256 hash;
    hash.update(base::asBytes(text.substr(0, cut)));
    crypto::Sha256 copy = hash;
    copy.update(base::asBytes(text.substr(cut)));
    REQUIRE(copy.finish() == whole);
    REQUIRE(hash.finish() == crypto::sha256(base::asBytes(text.substr(0, cut))));
  }
}

TEST_CASE("A finished hash starts anew") {
  crypto::Sha256 hash;
  static_cast<void>(hash.update(base::asBytes("first")).finish());
  CHECK(hash.update(base::asBytes("abc")).finish() == crypto::sha256(base::asBytes("abc")));
}

TEST_CASE("A commitment depends on the salt and on the data") {
  const auto salt = crypto::randomSalt();
  const auto other = crypto::randomSalt();
  CHECK(crypto::commitment(salt, base::asBytes("face")) == crypto::commitment(salt, base::asBytes("face")));
  CHECK(crypto::commitment(salt, base::asBytes("face")) != crypto::commitment(other, base::asBytes("face")));
  CHECK(crypto::commitment(salt, base::asBytes("face")) != crypto::commitment(salt, base::asBytes("fact")));
}

TEST_CASE("Random handles are 32 lower-case hexadecimal characters and do not repeat") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string handle = crypto::randomHandleText();
    REQUIRE(handle.size() == 32);
    REQUIRE(base::fromHex(handle).has_value());
    REQUIRE(seen.insert(handle).second);
  }
}
