// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_contract.hpp"

namespace consentry::test {

using app::ports::WriteUnit;
using base::Errc;
using base::Expected;

TEMPLATE_LIST_TEST_CASE("a new store begins with one entry and can be written", "[contract]", StoreFactories) {
  StoreRoom room;
  const auto store = must(TestType::create(room));
  CHECK(store->readOnlyReason().empty());
  CHECK(must(store->read().log().count({})) == 1);
  CHECK(must(store->read().log().find(0))->type == "log_opened");
}

TEMPLATE_LIST_TEST_CASE("a store is not created over anything", "[contract]", StoreFactories) {
  StoreRoom room;
  {
    const auto store = must(TestType::create(room));
  }
  CHECK(codeOf(TestType::create(room)) == Errc::alreadyExists);
  CHECK(must(TestType::open(room))->readOnlyReason().empty());
}

TEMPLATE_LIST_TEST_CASE("what is not a store is not found", "[contract]", StoreFactories) {
  StoreRoom room;
  CHECK(codeOf(TestType::open(room)) == Errc::notFound);
  CHECK(codeOf(TestType::openReadOnly(room)) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("a failed act leaves nothing", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto before = must(sample.read().log().head());
  const auto failed = sample.write([&](WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.users().add({sample.template id<domain::UserId>(), "gone", "", {}, false, sample.clock.now()}));
    TRY_VOID(unit.log().record(eventOf(domain::AuditType::userAdded)));
    return base::fail(Errc::cancelled, "stopped");
  });
  CHECK(codeOf(failed) == Errc::cancelled);
  CHECK_FALSE(must(sample.read().users().findByLogin("gone")));
  CHECK(must(sample.read().log().head()).note == before.note);

  must(recordSome(*sample.store));
  CHECK(must(sample.read().log().head()).size == before.size + 1);
  CHECK(must(sample.read().log().verify({}, {})).accepted);
}

TEMPLATE_LIST_TEST_CASE("an act that records nothing does not happen", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto silent = sample.store->write([&](WriteUnit& unit) {
    return unit.users().add({sample.template id<domain::UserId>(), "silent", "", {}, false, sample.clock.now()});
  });
  CHECK(codeOf(silent) == Errc::internal);
  CHECK_FALSE(must(sample.read().users().findByLogin("silent")));
}

TEMPLATE_LIST_TEST_CASE("an act that throws leaves nothing and the store usable", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto size = must(sample.read().log().count({}));
  const auto throwing = [&] {
    return sample.write([](WriteUnit&) -> Expected<void> { throw std::runtime_error("a bug"); });
  };
  CHECK_THROWS(static_cast<void>(throwing()));
  CHECK(must(sample.read().log().count({})) == size);
  must(recordSome(*sample.store));
}

TEMPLATE_LIST_TEST_CASE("a write inside a write is a bug that is noticed", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  must(sample.write([&](WriteUnit&) -> Expected<void> {
    CHECK(codeOf(recordSome(*sample.store)) == Errc::internal);
    return {};
  }));
}

TEMPLATE_LIST_TEST_CASE("a second writer is refused at once and told who writes", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto asked = std::chrono::steady_clock::now();
  const auto other = TestType::open(sample);
  CHECK(std::chrono::steady_clock::now() - asked < std::chrono::seconds(2));
  CHECK(codeOf(other) == Errc::storeBusy);
  CHECK_THAT(other.error().message(), Catch::Contains("process"));

  sample.store.reset();
  sample.store = must(TestType::open(sample));
  must(recordSome(*sample.store));
}

TEMPLATE_LIST_TEST_CASE("a reader beside a writer sees what is committed and writes nothing", "[contract]",
                        StoreFactories) {
  Sample<TestType> sample;
  const auto reader = must(TestType::openReadOnly(sample));
  CHECK_FALSE(reader->readOnlyReason().empty());
  CHECK(codeOf(recordSome(*reader)) == Errc::noPermission);
  const auto before = must(reader->read().log().count({}));

  must(sample.write([&](WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(eventOf(domain::AuditType::programStarted)));
    CHECK(must(reader->read().log().count({})) == before);
    CHECK(must(sample.read().log().count({})) == before);
    return {};
  }));
  CHECK(must(reader->read().log().count({})) == before + 2);
  CHECK(must(reader->read().log().verify({}, {})).accepted);
}

}  // namespace consentry::test
