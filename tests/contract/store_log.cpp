// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include "audit/proof.hpp"
#include "store_contract.hpp"

namespace consentry::test {

using app::ports::LogFilter;
using app::ports::WriteUnit;
using base::Errc;
using base::Expected;
using domain::AuditType;

TEMPLATE_LIST_TEST_CASE("log lines come newest first, by page and by filter", "[contract]", StoreFactories) {
  StoreRoom room;
  const auto store = must(TestType::create(room));
  const domain::Actor kim{room.id<domain::UserId>(), domain::Role::officer};
  const auto subject = room.id<domain::TravellerId>();
  const auto middle = room.clock.now();
  must(store->write([&](WriteUnit& unit) -> Expected<void> {
    for (int i = 0; i < 20; ++i) {
      auto event = eventOf(i % 2 == 0 ? AuditType::faceSearched : AuditType::photoUse);
      event.actor = kim;
      if (i % 4 == 0) event.subject = subject;
      if (i == 6) event.outcome = domain::AuditOutcome::denied;
      event.use.emplace();
      TRY(const auto seq, unit.log().record(event));
      CHECK(seq == i + 1);
    }
    return {};
  }));
  auto& log = store->read().log();
  CHECK(must(log.count({})) == 21);
  const auto page = must(log.lines({}, 2, 3));
  REQUIRE(page.size() == 3);
  CHECK(page[0].seq == 18);
  CHECK(page[2].seq == 16);
  CHECK(page[0].actor == kim.user.text());
  CHECK(page[0].role == "officer");
  CHECK(page[0].purpose == "entry_id_check");
  CHECK(page[0].decision == "denied");
  CHECK(page[0].reason == "no_record");
  CHECK(page[0].consentState == "none");
  CHECK(page[0].basis == "none");
  CHECK(must(log.lines({}, 100, 10)).empty());
  CHECK(codeOf(log.lines({}, -1, 10)) == Errc::invalidArgument);

  LogFilter filter;
  filter.type = "face_searched";
  CHECK(must(log.count(filter)) == 10);
  filter.subject = subject.text();
  CHECK(must(log.count(filter)) == 5);
  CHECK(must(log.lines(filter, 1, 2)).front().seq == 13);
  filter = {};
  filter.outcome = "denied";
  CHECK(must(log.lines(filter, 0, 10)).front().seq == 7);
  filter = {};
  filter.actor = kim.user.text();
  filter.purpose = "entry_id_check";
  CHECK(must(log.count(filter)) == 20);
  filter = {};
  filter.to = middle;
  CHECK(must(log.count(filter)) == 1);
  filter = {};
  filter.from = middle;
  CHECK(must(log.count(filter)) == 20);
  filter.caseId = "none";
  CHECK(must(log.count(filter)) == 0);
  CHECK_FALSE(must(log.find(21)));
}

TEMPLATE_LIST_TEST_CASE("every entry of a log can be proven under its head", "[contract]", StoreFactories) {
  StoreRoom room;
  const auto store = must(TestType::create(room));
  must(recordSome(*store, 700));
  auto& log = store->read().log();
  const auto head = must(log.head());
  CHECK(head.size == 701);
  for (const std::int64_t seq : {0, 1, 255, 256, 511, 512, 700}) {
    const auto proof = must(log.prove(seq));
    CHECK(audit::verifyInclusion(proof.leaf, seq, proof.size, proof.path, head.root));
    CHECK(proof.checkpoint == head.note);
    CHECK(proof.rowsRead < 20);
  }
  CHECK(codeOf(log.prove(701)) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("a log proves that it only grew", "[contract]", StoreFactories) {
  StoreRoom room;
  const auto store = must(TestType::create(room));
  must(recordSome(*store, 300));
  auto& log = store->read().log();
  const auto before = must(log.head());
  must(recordSome(*store, 300));
  const auto after = must(log.head());
  const auto proof = must(log.consistency(before.size));
  CHECK(audit::verifyConsistency(before.size, after.size, proof, before.root, after.root));
  CHECK(must(log.consistency(0)).empty());
  CHECK(must(log.consistency(after.size)).empty());
  CHECK(codeOf(log.consistency(after.size + 1)) == Errc::invalidArgument);
}

TEMPLATE_LIST_TEST_CASE("a log verifies against itself and its anchors", "[contract]", StoreFactories) {
  StoreRoom room;
  const auto store = must(TestType::create(room));
  must(recordSome(*store, 10));
  auto& log = store->read().log();
  const auto anchor = must(log.head());
  CHECK(must(log.verify({}, {})).verdict == "UNANCHORED TAIL");
  auto verdict = must(log.verify({anchor.note}, {}));
  CHECK(verdict.verdict == "ANCHORED");
  CHECK(verdict.exitCode == 0);
  must(recordSome(*store, 4));
  verdict = must(log.verify({anchor.note}, {}));
  CHECK(verdict.accepted);
  CHECK(verdict.size == 15);
  CHECK(verdict.anchored == 11);
  CHECK(verdict.newerThanAnchor == 4);
}

TEMPLATE_LIST_TEST_CASE("the head knows what an anchor covers", "[contract]", StoreFactories) {
  StoreRoom room;
  const auto store = must(TestType::create(room));
  must(recordSome(*store, 5));
  CHECK(must(store->read().log().head()).anchoredSize == 0);
  must(store->write([&](WriteUnit& unit) -> Expected<void> {
    auto event = eventOf(AuditType::logAnchored);
    event.change.emplace();
    event.change->object = "log";
    event.change->detail = "4";
    TRY_VOID(unit.log().record(event));
    return {};
  }));
  const auto head = must(store->read().log().head());
  CHECK(head.anchoredSize == 4);
  CHECK(head.station == "desk 1");
}

TEMPLATE_LIST_TEST_CASE("the signing key rotates on a new day and the log still verifies", "[contract]",
                        StoreFactories) {
  StoreRoom room;
  auto store = must(TestType::create(room));
  const auto firstKey = must(store->read().log().head()).publicKey;
  for (int day = 0; day < 3; ++day) {
    room.clock.advance(std::chrono::hours(24));
    must(recordSome(*store, 2));
  }
  LogFilter rotations;
  rotations.type = "key_rotated";
  CHECK(must(store->read().log().count(rotations)) == 3);
  CHECK(must(store->read().log().head()).publicKey != firstKey);
  CHECK(must(store->read().log().verify({}, {})).accepted);
  store.reset();
  room.clock.advance(std::chrono::hours(24 * 9));
  store = must(TestType::open(room));
  CHECK(must(store->read().log().count(rotations)) == 4);
  must(recordSome(*store));
  CHECK(must(store->read().log().verify({}, {})).accepted);
}

TEMPLATE_LIST_TEST_CASE("a clock that was set back says so in the log", "[contract]", StoreFactories) {
  StoreRoom room;
  const auto store = must(TestType::create(room));
  must(recordSome(*store));
  room.clock.advance(-std::chrono::hours(30));
  must(recordSome(*store, 2));
  LogFilter stepped;
  stepped.type = "clock_stepped";
  CHECK(must(store->read().log().count(stepped)) == 1);
  CHECK(must(store->read().log().verify({}, {})).accepted);
}

TEMPLATE_LIST_TEST_CASE("a bundle goes to a new folder only and is complete", "[contract]", StoreFactories) {
  StoreRoom room;
  const auto store = must(TestType::create(room));
  must(store->write([&](WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(eventOf(AuditType::logExported)));
    return unit.log().keepCheckpoint("export");
  }));
  const auto bundle = room.folder.path() / "bundle";
  must(store->read().log().exportTo(bundle));
  for (const char* name : {"entries.jsonl", "leaves.txt", "checkpoints.txt", "pin.txt", "README.txt"})
    CHECK(std::filesystem::file_size(bundle / name) > 0);
  CHECK(codeOf(store->read().log().exportTo(bundle)) == Errc::alreadyExists);
  CHECK(codeOf(store->read().log().exportTo(bundle / "a" / "b")) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("what cannot be written into the log does not happen", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto failed = sample.write([&](WriteUnit& unit) -> Expected<void> {
    auto event = eventOf(AuditType::userAdded);
    event.change.emplace();
    event.change->object = std::string(20'000, 'x');
    TRY_VOID(unit.log().record(event));
    return {};
  });
  CHECK(codeOf(failed) == Errc::limitExceeded);
  must(recordSome(*sample.store));
  CHECK(must(sample.read().log().verify({}, {})).accepted);
}

}  // namespace consentry::test
