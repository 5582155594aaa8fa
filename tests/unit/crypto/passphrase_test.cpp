// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/passphrase.hpp"

#include <catch2/catch.hpp>

using namespace consentry;
using namespace std::chrono_literals;

namespace {

base::Bytes countedSalt() {
  return base::fromHex("000102030405060708090a0b0c0d0e0f").value();
}

std::string keyHex(std::string_view passphrase, const crypto::PassphraseWork& work) {
  return base::toHex(crypto::keyFromPassphrase(passphrase, countedSalt(), work)->view());
}

}  // namespace

TEST_CASE("Argon2id gives what the reference implementation gives") {
  // From libargon2 20171227, argon2id_hash_raw with one lane.
  CHECK(keyHex("correct horse battery", {1, 8 << 10}) ==
        "0dfe509cfb319e6f63967799aad3c4d9ce06d7e9abef9f74dcc45d30eda9d60c");
  CHECK(keyHex("correct horse battery", {3, 64 << 10}) ==
        "828258a8d22491cd22df5df54fa4ce9629f4610db172a40bfad0e21913394ce3");
}

TEST_CASE("Another passphrase or salt gives another key") {
  const crypto::PassphraseWork cheap{1, 8 << 10};
  CHECK(keyHex("one", cheap) != keyHex("two", cheap));
  auto salt = countedSalt();
  salt.back() ^= std::byte{1};
  CHECK(base::toHex(crypto::keyFromPassphrase("one", salt, cheap)->view()) != keyHex("one", cheap));
}

TEST_CASE("A cost that nobody chose is refused before it is paid") {
  for (const crypto::PassphraseWork work :
       {crypto::PassphraseWork{0, 64 << 20}, crypto::PassphraseWork{257, 64 << 20}, crypto::PassphraseWork{3, 1 << 10},
        crypto::PassphraseWork{3, std::uint64_t{5} << 30}})
    CHECK(crypto::keyFromPassphrase("one", countedSalt(), work).error().code() == base::Errc::parse);
  CHECK(crypto::keyFromPassphrase("one", {}, {1, 8 << 10}).error().code() == base::Errc::parse);
}

TEST_CASE("Calibration aims at 300 ms, leaves what is between 200 and 500 alone, and never goes below the floor") {
  constexpr std::uint64_t kFloorMemory = 64 << 20;
  using Work = crypto::PassphraseWork;
  CHECK(crypto::calibrated({3, kFloorMemory}, 100ms) == Work{9, kFloorMemory});
  CHECK(crypto::calibrated({3, kFloorMemory}, 200ms) == Work{3, kFloorMemory});
  CHECK(crypto::calibrated({9, kFloorMemory}, 500ms) == Work{9, kFloorMemory});
  CHECK(crypto::calibrated({9, kFloorMemory}, 900ms) == Work{3, kFloorMemory});
  CHECK(crypto::calibrated({3, kFloorMemory}, 5s) == Work{3, kFloorMemory});
  CHECK(crypto::calibrated({1, 8 << 10}, 0ms) == Work{256, kFloorMemory});
}
