// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checkpoint.hpp"

#include <catch2/catch.hpp>

#include "audit/slip.hpp"
#include "audit/tree.hpp"
#include "log_builder.hpp"

using namespace consentry;

namespace {

const std::string kLog(32, 'a');

audit::Checkpoint checkpoint() {
  return {.log = kLog, .size = 42, .root = audit::leafHash("root"), .at = base::fromMicros(1'700'000'000'000'000)};
}

crypto::SecretKey key(char seed) {
  return crypto::SecretKey::fromSeed(base::asBytes(std::string(32, seed))).value();
}

}  // namespace

TEST_CASE("A checkpoint is a signed note of exactly this shape") {
  const std::string note = audit::signCheckpoint(checkpoint(), key('k'));
  CHECK_THAT(note, Catch::StartsWith("consentry/" + kLog + "\n42\n" + base::toBase64(checkpoint().root.value) +
                                     "\nat 1700000000000000\n\n\u2014 consentry/" + kLog + " "));
  CHECK(note.ends_with("=\n"));
  CHECK(std::ranges::count(note, '\n') == 6);
}

TEST_CASE("A checkpoint is read back and verifies for its own key alone") {
  const auto note = audit::parseCheckpoint(audit::signCheckpoint(checkpoint(), key('k'))).value();
  CHECK(note.checkpoint == checkpoint());
  CHECK(note.cosignatures.empty());
  CHECK(audit::signedBy(note, key('k').publicKey()));
  CHECK_FALSE(audit::signedBy(note, key('o').publicKey()));
}

TEST_CASE("A note with any byte changed does not verify") {
  const std::string note = audit::signCheckpoint(checkpoint(), key('k'));
  for (std::size_t i = 0; i < note.size(); ++i)
    for (const char mask : {'\x01', '\x20', '\x7f'}) {
      std::string changed = note;
      changed[i] = static_cast<char>(changed[i] ^ mask);
      const auto parsed = audit::parseCheckpoint(changed);
      INFO("byte " << i);
      REQUIRE_FALSE((parsed && audit::signedBy(*parsed, key('k').publicKey())));
    }
}

TEST_CASE("A note in any other form is refused") {
  const std::string note = audit::signCheckpoint(checkpoint(), key('k'));
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"\n42\n", "\n042\n"},    {"\n42\n", "\n+42\n"},
      {"\n42\n", "\n0\n"},      {"\n42\n", "\n-1\n"},
      {"\n42\n", "\n 42\n"},    {"\n42\n", "\n42\r\n"},
      {"at 17", "at 017"},      {"at 17", "At 17"},
      {"\n\n", "\n"},           {"\n\n", "\nmore\n\n"},
      {"\u2014", "-"},          {"consentry/a", "consentry/A"},
      {"consentry/", "other/"}, {"\n42\n", "\n99999999999999999\n"},
      {"=\n\u2014", "\n\u2014"}};
  for (const auto& [from, to] : changes) {
    if (note.find(from) == std::string::npos) continue;
    INFO(from << " to " << to);
    CHECK_FALSE(audit::parseCheckpoint(test::replaced(note, from, to)).has_value());
  }
  CHECK_FALSE(audit::parseCheckpoint("").has_value());
  CHECK_FALSE(audit::parseCheckpoint(note + "\n").has_value());
  CHECK_FALSE(audit::parseCheckpoint(note.substr(0, note.size() - 1)).has_value());
  CHECK_FALSE(audit::parseCheckpoint("\n" + note).has_value());
}

TEST_CASE("A witness's cosignature says when it saw the checkpoint") {
  const std::string note = audit::signCheckpoint(checkpoint(), key('k'));
  const auto seen = base::fromMicros(1'700'000'123'456'789);
  const auto cosigned = audit::cosign(note, {.name = "witness.example/one", .at = seen}, key('w')).value();
  CHECK(cosigned.starts_with(note));
  const auto parsed = audit::parseCheckpoint(cosigned).value();
  REQUIRE(parsed.cosignatures.size() == 1);
  CHECK(audit::signedBy(parsed, key('k').publicKey()));
  const auto at = audit::cosignedAt(parsed, "witness.example/one", key('w').publicKey());
  CHECK(at == base::fromMicros(1'700'000'123'000'000));
  CHECK_FALSE(audit::cosignedAt(parsed, "witness.example/two", key('w').publicKey()).has_value());
  CHECK_FALSE(audit::cosignedAt(parsed, "witness.example/one", key('k').publicKey()).has_value());
  const auto twice = audit::cosign(cosigned, {.name = "second", .at = seen}, key('v')).value();
  CHECK(audit::cosignedAt(audit::parseCheckpoint(twice).value(), "second", key('v').publicKey()).has_value());
}

TEST_CASE("A damaged cosignature does not verify, whichever byte it is") {
  const std::string note = audit::signCheckpoint(checkpoint(), key('k'));
  const auto cosigned = audit::cosign(note, {.name = "w", .at = base::fromMicros(1'000'000)}, key('w')).value();
  for (std::size_t i = 0; i < cosigned.size(); ++i) {
    std::string changed = cosigned;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto parsed = audit::parseCheckpoint(changed);
    const bool whole = parsed && audit::signedBy(*parsed, key('k').publicKey()) &&
                       audit::cosignedAt(*parsed, "w", key('w').publicKey());
    REQUIRE_FALSE(whole);
  }
}

TEST_CASE("A witness with a name that would break the note is refused") {
  const std::string note = audit::signCheckpoint(checkpoint(), key('k'));
  for (const std::string name : {"", "two words", "a+b", "line\nbreak"})
    CHECK(audit::cosign(note, {.name = name, .at = {}}, key('w')).error().code() == base::Errc::invalidArgument);
  CHECK(audit::cosign("no note", {.name = "w", .at = {}}, key('w')).error().code() == base::Errc::parse);
}

TEST_CASE("A slip says in words what it covers, and the note can be found in it") {
  const std::string note = audit::signCheckpoint(checkpoint(), key('k'));
  const auto slip = audit::slipText(note, "Terminal 2").value();
  CHECK_THAT(slip, Catch::Contains("Site: Terminal 2") && Catch::Contains("Records covered: 42") &&
                       Catch::Contains("2023-11-14T22:13:20.000000Z") && Catch::EndsWith(note));
  const auto found = audit::findCheckpoint(slip).value();
  CHECK(found.checkpoint == checkpoint());
  CHECK(audit::signedBy(found, key('k').publicKey()));
  CHECK(audit::findCheckpoint("before\n" + note + "after\n").has_value());
  CHECK(audit::findCheckpoint("consentry/broken\n" + note).has_value());
  CHECK_FALSE(audit::findCheckpoint("nothing here\n").has_value());
  CHECK_FALSE(audit::slipText("nothing", "x").has_value());
}
