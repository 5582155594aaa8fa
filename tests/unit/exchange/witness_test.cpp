// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "audit/checkpoint.hpp"
#include "audit/tree.hpp"
#include "crypto/random.hpp"
#include "exchange/witness_folder.hpp"
#include "scratch.hpp"

using namespace consentry;
using namespace consentry::exchange;
using base::Errc;

namespace {

/// A log of made-up leaves; `fork` changes one of them.
struct Log {
  std::string id = crypto::randomHandleText();
  crypto::SecretKey key = *crypto::SecretKey::generate();
  std::vector<base::Digest> leaves;

  explicit Log(int size) {
    for (int i = 0; i < size; ++i) leaves.push_back(audit::leafHash(fmt::format("entry {}", i)));
  }
  [[nodiscard]] base::Digest rootAt(std::int64_t size) const {
    return audit::rootOf(std::span(leaves).first(static_cast<std::size_t>(size)));
  }
  [[nodiscard]] std::string noteAt(std::int64_t size) const {
    audit::Checkpoint checkpoint;
    checkpoint.log = id;
    checkpoint.size = size;
    checkpoint.root = rootAt(size);
    checkpoint.at = base::fromMicros(1'795'000'000'000'000 + size);
    return audit::signCheckpoint(checkpoint, key);
  }
  [[nodiscard]] base::Bytes publicKey() const {
    const auto value = key.publicKey().value;
    return {value.begin(), value.end()};
  }
  /// From 4 to 8 leaves the proof is the root of the right half.
  [[nodiscard]] std::vector<base::Digest> proof4to8() const { return {audit::rootOf(std::span(leaves).subspan(4, 4))}; }
};

const base::Instant kNow = base::fromMicros(1'796'000'000'000'000);

}  // namespace

TEST_CASE("a witness cosigns growth and remembers how far it saw") {
  const test::Scratch stick;
  const Log log(8);
  WitnessFolder witness;
  CHECK(witness.lastSeen(stick.path(), log.id) == 0);

  const auto first = witness.cosign(stick.path(), log.id, log.noteAt(4), log.publicKey(), {}, kNow);
  if (!first) FAIL(first.error().message());
  CHECK(first->size == 4);
  CHECK(first->cosigned.starts_with(log.noteAt(4)));
  CHECK(witness.lastSeen(stick.path(), log.id) == 4);

  const auto second = witness.cosign(stick.path(), log.id, log.noteAt(8), log.publicKey(), log.proof4to8(), kNow);
  if (!second) FAIL(second.error().message());
  CHECK(second->name == first->name);
  CHECK(witness.lastSeen(stick.path(), log.id) == 8);
  CHECK(witness.cosign(stick.path(), log.id, log.noteAt(8), log.publicKey(), {}, kNow));
  CHECK(witness.lastSeen(stick.path(), std::string(32, '0')) == 0);
}

TEST_CASE("a witness signs nothing that contradicts what it saw") {
  const test::Scratch stick;
  Log log(8);
  WitnessFolder witness;
  REQUIRE(witness.cosign(stick.path(), log.id, log.noteAt(4), log.publicKey(), {}, kNow));
  const auto memory = stick.path() / (log.id + ".checkpoint");
  const std::string before = test::contentOf(memory);
  const auto code = [&](std::int64_t size, const std::vector<base::Digest>& proof) {
    const auto seen = witness.cosign(stick.path(), log.id, log.noteAt(size), log.publicKey(), proof, kNow);
    return seen ? std::nullopt : std::optional(seen.error().code());
  };
  CHECK(code(3, {}) == Errc::storeDamaged);
  CHECK(code(8, {}) == Errc::storeDamaged);
  log.leaves[1] = log.leaves[2];
  CHECK(code(4, {}) == Errc::storeDamaged);
  CHECK(code(8, log.proof4to8()) == Errc::storeDamaged);
  CHECK(test::contentOf(memory) == before);
}

TEST_CASE("a witness checks whose checkpoint it is given") {
  const test::Scratch stick;
  const Log log(4);
  const Log other(4);
  WitnessFolder witness;
  const auto code = [&](std::string_view id, const std::string& note, const base::Bytes& key) {
    return witness.cosign(stick.path(), id, note, key, {}, kNow).error().code();
  };
  CHECK(code(log.id, log.noteAt(4), other.publicKey()) == Errc::storeDamaged);
  CHECK(code(other.id, log.noteAt(4), log.publicKey()) == Errc::storeDamaged);
  CHECK(code(log.id, "nonsense", log.publicKey()) == Errc::parse);
  CHECK(code("../../x", log.noteAt(4), log.publicKey()) == Errc::invalidArgument);
  CHECK(code(log.id, log.noteAt(4), {}) == Errc::invalidArgument);
  CHECK(std::filesystem::is_empty(stick.path()));
}

TEST_CASE("a witness does not believe a memory that it has not signed itself") {
  const test::Scratch stick;
  const Log log(8);
  WitnessFolder witness;
  REQUIRE(witness.cosign(stick.path(), log.id, log.noteAt(4), log.publicKey(), {}, kNow));
  stick.put(log.id + ".checkpoint", log.noteAt(8));
  CHECK_FALSE(witness.lastSeen(stick.path(), log.id));
  CHECK_FALSE(witness.cosign(stick.path(), log.id, log.noteAt(8), log.publicKey(), {}, kNow));
  CHECK(witness.lastSeen(stick.path() / "none", log.id) == 0);
}

TEST_CASE("a witness that lost its key does not make another one over its memory") {
  const test::Scratch stick;
  const Log log(8);
  WitnessFolder witness;
  REQUIRE(witness.cosign(stick.path(), log.id, log.noteAt(4), log.publicKey(), {}, kNow));
  std::filesystem::remove(stick.path() / "witness.key");
  CHECK_FALSE(witness.cosign(stick.path(), log.id, log.noteAt(8), log.publicKey(), log.proof4to8(), kNow));
  CHECK_FALSE(std::filesystem::exists(stick.path() / "witness.key"));
}
