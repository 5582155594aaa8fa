// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_contract.hpp"

namespace consentry::test {

using app::ports::WriteUnit;
using base::Errc;
using domain::ListState;

TEMPLATE_LIST_TEST_CASE("a list comes back with people, references and contents", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto made = sample.addScreening();
  auto& lists = sample.read().watchlists();
  CHECK(must(lists.all()).size() == 1);
  CHECK(must(lists.find(made.list.id))->sizeCap == 10'000);
  CHECK(must(lists.findByName("wanted"))->falseAlertBudget == 0.01);
  CHECK_FALSE(must(lists.findByName("unwanted")));
  const auto person = *must(lists.findPerson(made.person.id));
  CHECK(person.alias == "Grey Heron");
  CHECK(person.reason == "order 17");
  CHECK(person.expectedAction == made.person.expectedAction);
  CHECK(person.expires == made.person.expires);
  CHECK(person.approvedBy.empty());
  CHECK(must(lists.people(made.list.id)).size() == 1);
  const auto reference = *must(lists.findReference(made.reference.id));
  CHECK(reference.face == made.reference.face);
  CHECK(reference.quality.values == made.reference.quality.values);
  CHECK(reference.hash == made.reference.hash);
  CHECK(must(lists.references(made.person.id)).size() == 1);
  CHECK(base::asText(must(lists.referenceContent(made.reference.id))) == "reference");
  CHECK(base::asText(must(lists.referenceThumbnail(made.reference.id))) == "small");
  CHECK(codeOf(lists.referenceContent(sample.template id<domain::ReferenceId>())) == Errc::notFound);

  auto twin = made.list;
  twin.id = sample.template id<domain::WatchlistId>();
  CHECK(codeOf(sample.write([&](WriteUnit& unit) { return unit.watchlists().add(twin); })) == Errc::alreadyExists);
}

TEMPLATE_LIST_TEST_CASE("the lister never approves, and a minor needs a third person", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto list = sample.addList();
  auto person = sample.person(list.id);
  person.minor = true;
  must(sample.write([&](WriteUnit& unit) { return unit.watchlists().addPerson(person); }));
  const auto replace = [&](const domain::UserId& approver, const domain::UserId& secondApprover, ListState state) {
    person.approvedBy = approver;
    person.secondApprovedBy = secondApprover;
    person.state = state;
    return sample.write([&](WriteUnit& unit) { return unit.watchlists().replacePerson(person); });
  };
  const domain::UserId nobody;
  CHECK(codeOf(replace(sample.officer, nobody, ListState::approved)) == Errc::denied);
  CHECK(codeOf(replace(nobody, nobody, ListState::active)) == Errc::denied);
  CHECK(codeOf(replace(sample.supervisor, nobody, ListState::active)) == Errc::denied);
  CHECK(codeOf(replace(sample.supervisor, sample.supervisor, ListState::active)) == Errc::denied);
  CHECK(codeOf(replace(sample.supervisor, sample.officer, ListState::active)) == Errc::denied);
  must(replace(sample.supervisor, sample.second, ListState::active));
  const auto stored = *must(sample.read().watchlists().findPerson(person.id));
  CHECK(stored.secondApprovedBy == sample.second);
  CHECK(stored.state == ListState::active);
  person.id = sample.template id<domain::ListPersonId>();
  CHECK(codeOf(replace(sample.supervisor, sample.second, ListState::active)) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("a list version keeps its members and their templates in order", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto made = sample.addScreening();
  const auto another = sample.addReference(made.person.id, 11);
  must(sample.write([&](WriteUnit& unit) {
    return unit.watchlists().addVersion(
        {made.list.id, 2, sample.digest(6), 1, 2, sample.clock.now(), sample.supervisor},
        {{made.person.id, another.id, another.hash}, {made.person.id, made.reference.id, made.reference.hash}});
  }));
  auto& lists = sample.read().watchlists();
  const auto versions = must(lists.versions(made.list.id));
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].root == sample.digest(5));
  CHECK(versions[1].references == 2);
  CHECK(must(lists.members(made.list.id, 1)).size() == 1);
  CHECK(must(lists.members(made.list.id, 2)).front().reference == another.id);
  const auto templates = must(lists.templates(made.list.id, 2, sample.engine));
  REQUIRE(templates.size() == 2);
  CHECK(templates[0].reference == another.id);
  CHECK(templates[1].faceTemplate.values == std::vector{0.5F, -1.25F, 3.0F});
  CHECK(templates[1].faceTemplate.engine == sample.engine);
  CHECK(codeOf(lists.templates(made.list.id, 2, sample.digest(43))) == Errc::notFound);
  CHECK(must(lists.templates(made.list.id, 3, sample.engine)).empty());
}

TEMPLATE_LIST_TEST_CASE("a list version without members is a version", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto list = sample.addList();
  const auto add = [&] {
    return sample.write([&](WriteUnit& unit) {
      return unit.watchlists().addVersion({list.id, 1, sample.digest(5), 0, 0, sample.clock.now(), sample.officer}, {});
    });
  };
  must(add());
  CHECK(must(sample.read().watchlists().versions(list.id)).size() == 1);
  CHECK(codeOf(add()) == Errc::alreadyExists);
}

TEMPLATE_LIST_TEST_CASE("templates of a second engine and local means stand beside those of the first", "[contract]",
                        StoreFactories) {
  Sample<TestType> sample;
  const auto made = sample.addScreening();
  auto& lists = sample.read().watchlists();
  const auto second = sample.digest(43);
  CHECK(must(lists.withoutTemplate(made.list.id, 1, sample.engine)).empty());
  CHECK(must(lists.withoutTemplate(made.list.id, 1, second)).front().reference == made.reference.id);
  const app::ports::FaceGeometry geometry{"full-range-1", {1, 2, 3, 4, 0.5}, {}};
  must(sample.write([&](WriteUnit& unit) -> base::Expected<void> {
    TRY_VOID(unit.watchlists().addGeometry(made.reference.id, geometry));
    return unit.watchlists().addTemplate(made.reference.id, {second, {0.5F, 0.25F}});
  }));
  CHECK(must(lists.withoutTemplate(made.list.id, 1, second)).empty());
  CHECK(must(lists.referenceGeometry(made.reference.id)) == geometry);
  CHECK(must(lists.templates(made.list.id, 1, sample.engine)).front().faceTemplate.values.size() == 3);
  auto references = must(lists.templates(made.list.id, 1, second));
  REQUIRE(references.size() == 1);
  CHECK(references.front().faceTemplate.values.size() == 2);

  app::ports::SurroundingsKey key{made.list.id, 1, second, {domain::Neighbourhood::list, 5}, std::nullopt};
  CHECK_FALSE(must(lists.hasLocalMeans(key)));
  references.front().localMean = {512'345};
  const auto keep = [&] {
    return sample.write(
        [&](WriteUnit& unit) { return unit.watchlists().addLocalMeans(key, references, sample.clock.now()); });
  };
  must(keep());
  CHECK(codeOf(keep()) == Errc::alreadyExists);
  CHECK(must(lists.hasLocalMeans(key)));
  std::vector<std::pair<domain::ReferenceId, domain::LocalMean>> means;
  const auto note = [&](const app::ports::StoredTemplate& one) -> base::Expected<void> {
    CHECK(std::ranges::equal(one.values, std::vector{0.5F, 0.25F}));
    means.emplace_back(one.reference, one.localMean);
    return {};
  };
  must(lists.eachTemplate(key, note));
  CHECK(means == std::vector{std::pair(made.reference.id, domain::LocalMean{512'345})});
  CHECK(codeOf(lists.eachTemplate(key, [](const auto&) -> base::Expected<void> {
          return base::fail(Errc::cancelled, "enough");
        })) == Errc::cancelled);
  key.scoring.neighbours = 2;
  CHECK_FALSE(must(lists.hasLocalMeans(key)));
  must(lists.eachTemplate(key, note));
  CHECK(means.back().second == domain::LocalMean{});
  key.scoring.neighbourhood = domain::Neighbourhood::cohort;
  CHECK_FALSE(keep());
}

}  // namespace consentry::test
