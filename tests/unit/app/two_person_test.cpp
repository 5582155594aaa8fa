// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/two_person.hpp"

#include <catch2/catch.hpp>

#include "domain/sign_in.hpp"
#include "fixture.hpp"

using namespace consentry;
using namespace std::chrono_literals;
using base::Errc;
using domain::Act;
using domain::ProposalState;
using test::Desk;
using test::passphrase;
using Decision = app::DecideProposal::Decision;

namespace {

void lockOut(Desk& desk, std::string_view login) {
  for (int i = 0; i < domain::kMostTries; ++i) {
    REQUIRE_FALSE(desk.signIn(login, passphrase("not the passphrase")).has_value());
    desk.clock.pass(domain::kLongestWait);
  }
}

std::string proposePolicy(Desk& desk) {
  const auto file = desk.write("p.toml", R"(format = 1
title = "Test"
[[rule]]
id = "search"
purpose = "watchlist_search"
bases = ["statute"]
why = "the main job"
)");
  return desk.must("admin", app::ProposePolicy{file}).row.id.text();
}

std::vector<std::string> newest(Desk& desk, std::int64_t count) {
  std::vector<std::string> types;
  const auto lines = desk.store->read().log().lines({}, 0, count);
  for (const auto& line : *lines) types.push_back(line.type);
  return types;
}

}  // namespace

TEST_CASE("two people unlock who is locked out, and neither is the other") {
  Desk desk;
  CHECK(desk.refused("admin", app::ProposeUnlock{"park", "came to the desk"}) == Errc::conflict);
  lockOut(desk, "park");
  CHECK(desk.refused("lee", app::ProposeUnlock{"park", "a friend"}) == Errc::denied);
  const auto proposal = desk.must("admin", app::ProposeUnlock{"park", "came to the desk"});
  CHECK(desk.refused("admin", app::DecideProposal{proposal.id.text(), Decision::approve}) == Errc::denied);
  CHECK(desk.refused("lee", app::DecideProposal{proposal.id.text(), Decision::approve}) == Errc::denied);
  CHECK_FALSE(desk.signIn("park").has_value());
  const auto decided = desk.must("kim", app::DecideProposal{proposal.id.text().substr(0, 8), Decision::approve});
  CHECK(decided.proposal.state == ProposalState::approved);
  CHECK(newest(desk, 2) == std::vector<std::string>{"user_unlocked", "act_decided"});
  CHECK(desk.signIn("park").has_value());
  CHECK(desk.refused("seo", app::DecideProposal{proposal.id.text(), Decision::reject}) == Errc::conflict);
}

TEST_CASE("what is rejected or taken back does not happen") {
  Desk desk;
  const auto first = proposePolicy(desk);
  CHECK(desk.refused("kim", app::WithdrawProposal{first}) == Errc::denied);
  desk.must("kim", app::DecideProposal{first, Decision::reject});
  CHECK(desk.refused("kim", app::ApprovePolicy{first}) == Errc::conflict);
  const auto second = proposePolicy(desk);
  desk.must("admin", app::WithdrawProposal{second});
  CHECK(desk.refused("kim", app::ApprovePolicy{second}) == Errc::conflict);
  CHECK_FALSE(desk.store->read().governance().policyInForce()->has_value());
}

TEST_CASE("a policy is approved under either name, and its proposal holds all of it") {
  Desk desk;
  const auto id = proposePolicy(desk);
  const auto shown = desk.must("kim", app::ShowProposal{id});
  CHECK(shown.proposal.content == desk.store->read().governance().policies()->front().toml);
  CHECK_FALSE(shown.whyNot.has_value());
  CHECK(desk.must("admin", app::ShowProposal{id}).whyNot == domain::ProposalRefusal::samePerson);
  CHECK(desk.must("park", app::ShowProposal{id}).whyNot == domain::ProposalRefusal::notTheirAct);
  desk.must("kim", app::DecideProposal{id, Decision::approve});
  CHECK(desk.store->read().governance().policyInForce()->has_value());
}

TEST_CASE("the time of a proposal ends by itself, and the end is recorded") {
  Desk desk;
  const auto id = proposePolicy(desk);
  CHECK(desk.must("kim", app::ListProposals{.onlyOpen = true}).size() == 1);
  desk.clock.pass(24h * 31);
  CHECK(desk.must("kim", app::ListProposals{.onlyOpen = true}).empty());
  CHECK(desk.must("kim", app::ShowProposal{id}).overdue);
  CHECK(desk.refused("kim", app::DecideProposal{id, Decision::approve}) == Errc::conflict);
  CHECK(newest(desk, 1) == std::vector<std::string>{"act_decided"});
  CHECK(desk.must("kim", app::ShowProposal{id}).proposal.state == ProposalState::expired);
}

TEST_CASE("an emergency gives one act for its hours, and every entry under it names the grant") {
  Desk desk;
  using app::ProposeEmergency;
  CHECK(desk.refused("park", ProposeEmergency{Act::seeLog, 1, "to look"}) == Errc::denied);
  CHECK(desk.refused("park", ProposeEmergency{Act::approvePolicy, 1, "to hurry"}) == Errc::denied);
  CHECK(desk.refused("park", ProposeEmergency{Act::screen, 1, "have it already"}) == Errc::invalidArgument);
  CHECK(desk.refused("park", ProposeEmergency{Act::useStop, 5, "too long"}) == Errc::invalidArgument);
  CHECK(desk.refused("choi", ProposeEmergency{Act::useStop, 1, "an auditor"}) == Errc::denied);

  const app::StopOn stop{.scope = domain::StopScope::site, .what = {}, .why = "fire"};
  CHECK(desk.refused("park", stop) == Errc::denied);
  const auto proposal = desk.must("park", ProposeEmergency{Act::useStop, 2, "no supervisor is here"});
  CHECK(desk.refused("park", stop) == Errc::denied);
  CHECK(desk.refused("park", app::DecideProposal{proposal.id.text(), Decision::approve}) == Errc::denied);
  desk.must("admin", app::DecideProposal{proposal.id.text(), Decision::approve});
  const auto granted = desk.store->read().log().lines({.type = "emergency_granted"}, 0, 1)->front().seq;
  desk.must("park", stop);
  const auto entry = desk.store->read().log().lines({.type = "stop_on"}, 0, 1)->front();
  CHECK(entry.bytes.find("\"refs\":[" + std::to_string(granted) + "]") != std::string::npos);
  CHECK(entry.role == "supervisor");
  CHECK(desk.refused("lee", stop) == Errc::denied);
  CHECK(desk.refused("park", app::CreateList{.name = "x", .legalReference = "y"}) == Errc::denied);
  desk.clock.pass(2h);
  CHECK(desk.refused("park", stop) == Errc::denied);
}

TEST_CASE("what people decide is signed by them, and nobody else's hand does") {
  Desk desk;
  desk.must("admin", app::ChangeRoles{"park", {domain::Role::supervisor}, {}});
  const auto entry = desk.store->read().log().lines({.type = "role_granted"}, 0, 1)->front();
  CHECK(entry.bytes.find("\"sig\":{\"by\":\"") != std::string::npos);
  const auto forged = desk.store->write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
    TRY_VOID(unit.log().record({.type = domain::AuditType::roleGranted,
                                .actor = domain::Actor{desk.as("admin").user().id, domain::Role::administrator}}));
    return {};
  });
  REQUIRE_FALSE(forged.has_value());
  CHECK(forged.error().code() == Errc::internal);
}
