// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_contract.hpp"

namespace consentry::test {

using app::ports::PolicyRow;
using app::ports::WriteUnit;
using base::Errc;

TEMPLATE_LIST_TEST_CASE("the newest approved policy is in force", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  CHECK_FALSE(must(sample.read().governance().policyInForce()));
  const auto propose = [&](const std::string& text) {
    PolicyRow row;
    row.id = sample.template id<domain::PolicyId>();
    row.toml = text;
    row.hash = sample.digest(1);
    row.proposedBy = sample.officer;
    row.proposedAt = sample.clock.now();
    must(sample.write([&](WriteUnit& unit) { return unit.governance().addPolicy(row); }));
    return row;
  };
  const auto approve = [&](PolicyRow row, int version, const domain::UserId& by) {
    row.version = version;
    row.approvedBy = by;
    row.approvedAt = sample.clock.now();
    return sample.write([&](WriteUnit& unit) { return unit.governance().approvePolicy(row); });
  };
  const auto first = propose("one");
  const auto second = propose("two");
  CHECK_FALSE(must(sample.read().governance().policyInForce()));
  CHECK(codeOf(approve(first, 1, sample.officer)) == Errc::denied);
  CHECK(codeOf(approve(first, 0, sample.supervisor)) == Errc::invalidArgument);
  must(approve(first, 1, sample.supervisor));
  CHECK(must(sample.read().governance().policyInForce())->toml == "one");
  CHECK(codeOf(approve(first, 2, sample.second)) == Errc::conflict);
  CHECK(codeOf(approve(second, 1, sample.supervisor)) == Errc::alreadyExists);
  must(approve(second, 2, sample.supervisor));
  const auto inForce = *must(sample.read().governance().policyInForce());
  CHECK(inForce.id == second.id);
  CHECK(inForce.version == 2);
  CHECK(inForce.approvedBy == sample.supervisor);
  CHECK(must(sample.read().governance().policies()).size() == 2);
  CHECK(must(sample.read().governance().findPolicy(first.id))->hash == first.hash);
  auto unknown = first;
  unknown.id = sample.template id<domain::PolicyId>();
  CHECK(codeOf(approve(unknown, 3, sample.supervisor)) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("a legal basis is approved by another person, once", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  domain::LegalBasis basis;
  basis.id = sample.template id<domain::BasisId>();
  basis.reference = "Immigration Act 12-2";
  basis.purposes = {domain::Purpose::entryIdCheck};
  basis.recipients = {domain::Recipient::thisSite()};
  basis.categories = {domain::DataCategory::facialImage};
  basis.nationalities = {must(domain::Nationality::parse("AUS")), must(domain::Nationality::parse("D"))};
  basis.proposedBy = sample.officer;
  basis.from = base::Date(std::chrono::year(2026) / 1 / 1);
  basis.reviewBy = base::Date(std::chrono::year(2027) / 12 / 31);
  must(sample.write([&](WriteUnit& unit) { return unit.governance().addBasis(basis); }));
  const auto approve = [&](const domain::BasisId& id, const domain::UserId& by) {
    return sample.write([&](WriteUnit& unit) { return unit.governance().approveBasis(id, by); });
  };
  CHECK(codeOf(approve(basis.id, sample.officer)) == Errc::denied);
  CHECK(must(sample.read().governance().bases()).front().approvedBy.empty());
  must(approve(basis.id, sample.supervisor));
  CHECK(codeOf(approve(basis.id, sample.second)) == Errc::conflict);
  CHECK(codeOf(approve(sample.template id<domain::BasisId>(), sample.second)) == Errc::notFound);
  const auto stored = must(sample.read().governance().bases()).front();
  CHECK(stored.purposes == basis.purposes);
  CHECK(stored.recipients == basis.recipients);
  CHECK(stored.categories == basis.categories);
  CHECK(stored.nationalities == basis.nationalities);
  CHECK(stored.approvedBy == sample.supervisor);
  CHECK(stored.from == basis.from);
  CHECK(stored.reviewBy == basis.reviewBy);
}

TEMPLATE_LIST_TEST_CASE("a stop is in force until it is lifted", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const domain::Stop stop{sample.template id<domain::StopId>(),
                          domain::StopScope::nationality,
                          "AUS",
                          sample.supervisor,
                          sample.clock.now(),
                          "court decision"};
  must(sample.write([&](WriteUnit& unit) { return unit.governance().addStop(stop); }));
  const auto inForce = must(sample.read().governance().stopsInForce());
  REQUIRE(inForce.size() == 1);
  CHECK(inForce[0].what == "AUS");
  CHECK(inForce[0].why == "court decision");
  const auto lift = [&] {
    return sample.write(
        [&](WriteUnit& unit) { return unit.governance().liftStop(stop.id, sample.supervisor, sample.clock.now()); });
  };
  must(lift());
  CHECK(must(sample.read().governance().stopsInForce()).empty());
  CHECK(codeOf(lift()) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("a threshold profile never changes under its name", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto add = [&](const std::string& text) {
    return sample.write([&](WriteUnit& unit) {
      return unit.governance().addProfile({"first", text, sample.digest(1), sample.officer, sample.clock.now()});
    });
  };
  must(add("text"));
  must(add("text"));
  CHECK(codeOf(add("other text")) == Errc::alreadyExists);
  const auto stored = must(sample.read().governance().profiles());
  REQUIRE(stored.size() == 1);
  CHECK(stored[0].toml == "text");
  CHECK(stored[0].storedBy == sample.officer);
}

}  // namespace consentry::test
