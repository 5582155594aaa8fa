// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_contract.hpp"

namespace consentry::test {

using app::ports::WriteUnit;
using base::Errc;
using domain::ConsentState;
using domain::Role;

TEMPLATE_LIST_TEST_CASE("users come back as they were added", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto added = must(sample.read().users().findByLogin("park"));
  REQUIRE(added);
  CHECK(added->id == sample.supervisor);
  CHECK(added->displayName == "Name of park");
  CHECK(added->roles == std::vector{Role::supervisor});
  CHECK_FALSE(added->disabled);
  CHECK(must(sample.read().users().all()).size() == 3);
  CHECK_FALSE(must(sample.read().users().find(sample.template id<domain::UserId>())));
}

TEMPLATE_LIST_TEST_CASE("a login is given once", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto again = sample.write([&](WriteUnit& unit) {
    return unit.users().add({sample.template id<domain::UserId>(), "kim", "", {}, false, sample.clock.now()});
  });
  CHECK(codeOf(again) == Errc::alreadyExists);
}

TEMPLATE_LIST_TEST_CASE("roles, name and standing of a user change", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  auto user = *must(sample.read().users().find(sample.officer));
  user.roles = {Role::supervisor, Role::officer};
  user.disabled = true;
  user.displayName = "Kim";
  must(sample.write([&](WriteUnit& unit) { return unit.users().replace(user); }));
  const auto changed = *must(sample.read().users().find(sample.officer));
  CHECK(changed.roles == user.roles);
  CHECK(changed.disabled);
  CHECK(changed.displayName == "Kim");

  user.id = sample.template id<domain::UserId>();
  CHECK(codeOf(sample.write([&](WriteUnit& unit) { return unit.users().replace(user); })) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("nobody is administrator and auditor", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto roles =
      GENERATE(std::vector{Role::administrator, Role::auditor}, std::vector{Role::auditor, Role::administrator});
  const auto both = sample.write([&](WriteUnit& unit) {
    return unit.users().add({sample.template id<domain::UserId>(), "both", "", roles, false, sample.clock.now()});
  });
  CHECK(codeOf(both) == Errc::denied);
}

TEMPLATE_LIST_TEST_CASE("travellers come back and what is unknown is filled in, never forgotten", "[contract]",
                        StoreFactories) {
  Sample<TestType> sample;
  app::ports::TravellerRow row;
  row.id = sample.template id<domain::TravellerId>();
  row.ref = "T-9";
  must(sample.write([&](WriteUnit& unit) { return unit.travellers().add(row); }));
  auto stored = *must(sample.read().travellers().findByRef("T-9"));
  CHECK_FALSE(stored.nationality);
  CHECK_FALSE(stored.birth.range());
  CHECK(stored.gender == domain::Gender::unspecified);

  row.nationality = must(domain::Nationality::parse("KOR"));
  row.birth = must(domain::Birth::fromText("1990"));
  row.gender = domain::Gender::male;
  must(sample.write([&](WriteUnit& unit) { return unit.travellers().replace(row); }));
  must(sample.write([&](WriteUnit& unit) { return unit.travellers().replace({row.id, "T-9", {}, {}, {}}); }));
  stored = *must(sample.read().travellers().find(row.id));
  CHECK(stored.nationality->code() == "KOR");
  CHECK(stored.birth == row.birth);

  CHECK_FALSE(must(sample.read().travellers().findByRef("nobody")));
  row.id = sample.template id<domain::TravellerId>();
  CHECK(codeOf(sample.write([&](WriteUnit& unit) { return unit.travellers().add(row); })) == Errc::alreadyExists);
  CHECK(codeOf(sample.write([&](WriteUnit& unit) { return unit.travellers().replace(row); })) == Errc::notFound);
}

namespace {

domain::ConsentRecord consentOf(const domain::TravellerId& subject, const domain::ConsentId& id, base::Instant at) {
  domain::ConsentRecord record;
  record.id = id;
  record.subject = subject;
  record.purposes = {domain::Purpose::watchlistSearch, domain::Purpose::entryIdCheck};
  record.recipients = {domain::Recipient::thisSite(), must(domain::Recipient::parse("Example Laboratory, Ltd"))};
  record.categories = {domain::DataCategory::facialImage, domain::DataCategory::faceTemplate};
  record.notice = {"4", "ko", Sample<SqliteStores>::digest(8)};
  record.events = {{1, ConsentState::requested, at, domain::ConsentGiver::subject, std::nullopt},
                   {2, ConsentState::given, at, domain::ConsentGiver::guardian, at + std::chrono::hours(24)}};
  return record;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("consent records come back whole and only grow", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto traveller = sample.addTraveller("T-1");
  const auto record = consentOf(traveller.id, sample.template id<domain::ConsentId>(), sample.clock.now());
  must(sample.write([&](WriteUnit& unit) { return unit.travellers().addConsent(record, "C-1"); }));
  const domain::ConsentEvent withdrawn{
      3, ConsentState::withdrawn, sample.clock.now(), domain::ConsentGiver::subject, {}};
  must(sample.write([&](WriteUnit& unit) { return unit.travellers().addConsentEvent(record.id, withdrawn); }));

  const auto stored = must(sample.read().travellers().findConsentByRef("C-1"));
  REQUIRE(stored);
  CHECK(stored->id == record.id);
  CHECK(stored->subject == record.subject);
  CHECK(stored->purposes == record.purposes);
  CHECK(stored->recipients == record.recipients);
  CHECK(stored->categories == record.categories);
  CHECK(stored->notice == record.notice);
  REQUIRE(stored->events.size() == 3);
  CHECK(stored->events[1] == record.events[1]);
  CHECK(stored->events[2] == withdrawn);
  CHECK(must(sample.read().travellers().consentsOf(traveller.id)).size() == 1);
  CHECK(must(sample.read().travellers().findConsent(record.id)));

  const auto twice =
      sample.write([&](WriteUnit& unit) { return unit.travellers().addConsentEvent(record.id, withdrawn); });
  CHECK_FALSE(twice.has_value());
  auto skipping = withdrawn;
  skipping.number = 7;
  CHECK_FALSE(sample.write([&](WriteUnit& unit) { return unit.travellers().addConsentEvent(record.id, skipping); }));
}

TEMPLATE_LIST_TEST_CASE("a consent needs a known person, an event and a reference of its own", "[contract]",
                        StoreFactories) {
  Sample<TestType> sample;
  const auto traveller = sample.addTraveller("T-1");
  auto record = consentOf(traveller.id, sample.template id<domain::ConsentId>(), sample.clock.now());
  const auto add = [&](std::string_view ref) {
    return sample.write([&](WriteUnit& unit) { return unit.travellers().addConsent(record, ref); });
  };
  must(add("C-1"));
  record.id = sample.template id<domain::ConsentId>();
  CHECK(codeOf(add("C-1")) == Errc::alreadyExists);
  must(add(""));
  record.id = sample.template id<domain::ConsentId>();
  must(add(""));
  record.id = sample.template id<domain::ConsentId>();
  record.subject = sample.template id<domain::TravellerId>();
  CHECK(codeOf(add("C-2")) == Errc::conflict);
  record.events.clear();
  CHECK(codeOf(add("C-2")) == Errc::invalidArgument);
}

}  // namespace consentry::test
