// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_contract.hpp"

namespace consentry::test {

using app::ports::CohortBuildRow;
using app::ports::CohortMember;
using app::ports::CohortRow;
using app::ports::WriteUnit;
using base::Errc;

namespace {

/// A cohort of one, built on an allowed accuracy test.
template <class Made>
struct OnePerson {
  explicit OnePerson(Made& sample) {
    traveller = sample.addTraveller("T-1");
    set = sample.addSet();
    photo = sample.addPhoto(set.id, traveller.id, 1);
    row = {sample.template id<domain::CohortId>(), "balanced", set.id, sample.supervisor, sample.clock.now()};
    must(sample.write([&](WriteUnit& unit) { return unit.cohorts().add(row); }));
    build = {Made::digest(8), row.id, sample.engine, 1, 2, 3, sample.supervisor, sample.clock.now()};
  }
  CohortMember member(std::int64_t use) const {
    return {{traveller.id, photo.id, domain::Group::of(traveller.nationality),
             domain::Group::of(domain::AgeBand::from30), domain::Group::of(traveller.gender)},
            use,
            {build.engine, {0.5F, -0.25F}}};
  }

  app::ports::TravellerRow traveller;
  app::ports::SetRow set;
  app::ports::PhotoRow photo;
  CohortRow row;
  CohortBuildRow build;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("a build of a cohort is kept as it was", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  OnePerson made(sample);
  const auto use = sample.addUse(made.traveller.id, true, domain::Purpose::accuracyTest);
  must(sample.write([&](WriteUnit& unit) { return unit.cohorts().addBuild(made.build, {made.member(use)}); }));
  auto& cohorts = sample.read().cohorts();
  CHECK(must(cohorts.all()).front().name == "balanced");
  CHECK(must(cohorts.find(made.row.id))->set == made.set.id);
  const auto build = must(cohorts.builds(made.row.id)).front();
  CHECK(build.hash == made.build.hash);
  CHECK(build.people == 1);
  CHECK(build.denied == 2);
  CHECK(build.failed == 3);
  const auto person = must(cohorts.people(build.hash)).front();
  CHECK(person.traveller == made.traveller.id);
  CHECK(person.nationality.value == "AUS");
  CHECK(person.ageBand.value == "30-44");
  CHECK(person.gender.value == "F");
  const auto reference = must(cohorts.templates(build.hash)).front();
  CHECK(reference.person.text() == made.traveller.id.text());
  CHECK(reference.faceTemplate.values == std::vector{0.5F, -0.25F});
  const auto member = must(cohorts.members(build.hash)).front();
  CHECK(member.person.photo == made.photo.id);
  CHECK(member.use == use);
  CHECK(member.faceTemplate.engine == build.engine);
  CHECK(member.faceTemplate.values == reference.faceTemplate.values);
  CHECK(must(cohorts.withTemplateOf(made.traveller.id)) == std::vector{made.row.id});
  // Building the same again changes nothing.
  must(sample.write([&](WriteUnit& unit) { return unit.cohorts().addBuild(made.build, {made.member(use)}); }));
  CHECK(must(cohorts.builds(made.row.id)).size() == 1);
}

TEMPLATE_LIST_TEST_CASE("nobody is in a cohort without an allowed accuracy test of their own", "[contract]",
                        StoreFactories) {
  Sample<TestType> sample;
  OnePerson made(sample);
  const auto denied = sample.addUse(made.traveller.id, false, domain::Purpose::accuracyTest);
  const auto search = sample.addUse(made.traveller.id, true, domain::Purpose::watchlistSearch);
  const auto somebody = sample.addUse(sample.template id<domain::TravellerId>(), true, domain::Purpose::accuracyTest);
  for (const auto use : {denied, search, somebody, std::int64_t{999}})
    CHECK_FALSE(sample.write([&](WriteUnit& unit) { return unit.cohorts().addBuild(made.build, {made.member(use)}); }));
  CHECK(must(sample.read().cohorts().builds(made.row.id)).empty());
}

TEMPLATE_LIST_TEST_CASE("destroyed templates of a cohort are gone and said to be", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  OnePerson made(sample);
  const auto use = sample.addUse(made.traveller.id, true, domain::Purpose::accuracyTest);
  must(sample.write([&](WriteUnit& unit) { return unit.cohorts().addBuild(made.build, {made.member(use)}); }));
  SECTION("one by one") {
    must(
        sample.write([&](WriteUnit& unit) { return unit.cohorts().destroyTemplates(made.row.id, made.traveller.id); }));
  }
  SECTION("with the photographs that they were made of") {
    must(sample.write([&](WriteUnit& unit) { return unit.sets().remove(made.set.id, sample.clock.now()); }));
  }
  CHECK(codeOf(sample.read().cohorts().templates(made.build.hash)) == Errc::notFound);
  CHECK(must(sample.read().cohorts().people(made.build.hash)).size() == 1);
  CHECK(must(sample.read().cohorts().members(made.build.hash)).empty());
  CHECK(must(sample.read().cohorts().withTemplateOf(made.traveller.id)).empty());
}

TEMPLATE_LIST_TEST_CASE("the newest choice of cohort and of engine is in force, and older ones stay", "[contract]",
                        StoreFactories) {
  Sample<TestType> sample;
  OnePerson made(sample);
  CHECK_FALSE(must(sample.read().cohorts().setting()));
  CHECK(must(sample.read().governance().engineSettings()).empty());
  must(sample.write([&](WriteUnit& unit) -> base::Expected<void> {
    TRY_VOID(unit.cohorts().choose({made.row.id, sample.supervisor, sample.clock.now()}));
    TRY_VOID(unit.governance().addEngineSetting({{"both", domain::Mode::fast}, sample.supervisor, sample.clock.now()}));
    return unit.governance().addEngineSetting(
        {{"dlib", domain::Mode::accurate}, sample.supervisor, sample.clock.now()});
  }));
  CHECK(must(sample.read().cohorts().setting())->cohort == made.row.id);
  const auto engines = must(sample.read().governance().engineSettings());
  REQUIRE(engines.size() == 2);
  CHECK(engines.front().choice == domain::EngineChoice{"dlib", domain::Mode::accurate});
  must(sample.write(
      [&](WriteUnit& unit) { return unit.cohorts().choose({std::nullopt, sample.supervisor, sample.clock.now()}); }));
  CHECK_FALSE(must(sample.read().cohorts().setting())->cohort);
}

}  // namespace consentry::test
