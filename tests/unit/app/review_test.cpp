// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "app/inspect_log.hpp"
#include "fixture.hpp"

using namespace consentry;
using domain::CaseOutcome;
using domain::CaseState;
using test::Desk;

namespace {

void openCase(Desk& desk, const std::vector<int>& listed = {1}) {
  desk.govern();
  desk.giveConsent("T-1");
  desk.makeList(listed);
  desk.addProfile();
  const auto imported = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1"}})});
  desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
}

app::DecideCase decision(int conclusion, CaseOutcome outcome) {
  return {.id = "1", .candidateRank = 1, .conclusion = conclusion, .outcome = outcome};
}

}  // namespace

TEST_CASE("two people who agree close a case") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  desk.must("park", decision(2, CaseOutcome::referSecondary));
  desk.must("lee", app::ClaimCase{"1"});
  const auto closed = desk.must("lee", decision(1, CaseOutcome::referSecondary));
  CHECK(closed.line.state == CaseState::closed);
  CHECK(closed.line.outcome == CaseOutcome::referSecondary);
  CHECK(closed.judgements.size() == 2);
  CHECK(closed.candidates.front().alias == "Person 1");
  CHECK(desk.must("park", app::ListCases{}).empty());
  CHECK(desk.logVerifies());
}

TEST_CASE("a rate is said of a list like the measured one, and of no other") {
  for (const bool likeMeasured : {true, false}) {
    Desk desk;
    openCase(desk, likeMeasured ? std::vector{1, 2, 3} : std::vector{1});
    desk.must("park", app::ClaimCase{"1"});
    const auto view = desk.must("park", app::ShowCase{"1", true});
    CHECK(view.candidates.front().score.has_value());
    CHECK(view.candidates.front().rate.has_value() == likeMeasured);
    CHECK((std::ranges::count(view.uncalibrated, domain::Uncalibrated::otherListSize) == 0) == likeMeasured);
  }
}

TEST_CASE("the second reviewer sees neither the first judgement, nor the score, nor who is listed") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  const auto first = desk.must("park", app::ShowCase{"1", true});
  CHECK(first.visible.score);
  CHECK(first.candidates.front().distance.has_value());
  CHECK_FALSE(first.candidates.front().alias.has_value());
  CHECK_FALSE(first.photograph.empty());
  desk.must("park", decision(2, CaseOutcome::referSecondary));

  for (const bool claimed : {false, true}) {
    if (claimed) desk.must("lee", app::ClaimCase{"1"});
    const auto second = desk.must("lee", app::ShowCase{"1", claimed});
    CHECK_FALSE(second.visible.score);
    CHECK(second.judgements.empty());
    CHECK(second.line.level == domain::FlagLevel::none);
    CHECK(desk.must("lee", app::ListCases{}).front().level == domain::FlagLevel::none);
    CHECK_FALSE(second.candidates.front().distance.has_value());
    CHECK_FALSE(second.candidates.front().rate.has_value());
    CHECK(second.candidates.front().level == domain::FlagLevel::none);
    CHECK_FALSE(second.candidates.front().alias.has_value());
    for (const auto& line : desk.must("lee", app::ShowCaseHistory{"1"})) {
      CHECK(line.type != "case_reviewed");
      CHECK(line.bytes.find("conclusion") == std::string::npos);
      CHECK(line.bytes.find("distance") == std::string::npos);
      CHECK(line.bytes.find("candidates") == std::string::npos);
    }
  }
  CHECK(desk.refused("lee", app::ListLog{}) == base::Errc::denied);
}

TEST_CASE("a supervisor who may still be asked reads the log without the case's content") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  desk.must("park", decision(2, CaseOutcome::referSecondary));
  const auto entry = desk.must("choi", app::ListLog{.filter = {.type = "case_reviewed"}}).lines.at(0);
  CHECK_FALSE(entry.bytes.empty());
  CHECK(desk.must("kim", app::ShowLogEntry{entry.seq}).bytes.empty());
  CHECK(desk.must("kim", app::ListLog{.filter = {.type = "case_reviewed"}}).lines.at(0).bytes.empty());
  CHECK(desk.refused("kim", app::ProveLogEntry{entry.seq}) == base::Errc::denied);
  const auto search = desk.must("park", app::ShowCase{"1", false}).searchSeq;
  CHECK(desk.must("kim", app::ShowLogEntry{search}).bytes.empty());
  CHECK(desk.refused("kim", app::ProveLogEntry{search}) == base::Errc::denied);
  CHECK_FALSE(desk.must("choi", app::ShowLogEntry{search}).bytes.empty());
  CHECK(desk.must("choi", app::ProveLogEntry{entry.seq}).entry == entry.bytes);
}

TEST_CASE("what a blind reviewer was shown is recorded without the distance, and by no handle that opens the list") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  const auto first = desk.must("park", app::ShowCase{"1", true});
  CHECK(first.candidates.front().person.empty());
  CHECK(first.candidates.front().references.front().id == first.candidates.front().nearest);
  CHECK(first.candidates.front().nearest.text() == "reference-1");
  desk.must("park", decision(2, CaseOutcome::referSecondary));
  desk.must("lee", app::ClaimCase{"1"});
  const auto second = desk.must("lee", app::ShowCase{"1", true});
  CHECK(desk.must("choi", app::ShowLogEntry{first.shownSeq}).bytes.find("\"distance\":") != std::string::npos);
  CHECK(desk.must("choi", app::ShowLogEntry{second.shownSeq}).bytes.find("\"distance\":") == std::string::npos);
}

TEST_CASE("who held a case before its first judgement cannot judge it blind afterwards") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  desk.must("park", app::ReleaseCase{"1"});
  desk.must("lee", app::ClaimCase{"1"});
  desk.must("lee", decision(2, CaseOutcome::referSecondary));
  CHECK(desk.refused("park", app::ClaimCase{"1"}) == base::Errc::denied);
  CHECK(desk.must("park", app::ListCases{}).front().whyNot == "saw_score");
  desk.must("kim", app::ClaimCase{"1"});
  desk.must("kim", app::ReleaseCase{"1"});
  desk.must("kim", app::ClaimCase{"1"});
}

TEST_CASE("a listed person whose basis has ended is not shown, and that is recorded") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  const auto stop = desk.must("kim", app::StopOn{domain::StopScope::watchlist, "Orders", "under review"});
  CHECK(desk.must("park", app::ShowCase{"1", true}).photograph.empty());
  desk.must("kim", app::StopOff{stop.id.text()});
  desk.clock.pass(std::chrono::days(500));
  desk.must("park", app::ClaimCase{"1"});
  const auto shown = desk.must("park", app::ShowCase{"1", true});
  CHECK_FALSE(shown.photograph.empty());
  CHECK(shown.candidates.empty());
  CHECK(desk.must("choi", app::ListLog{.filter = {.outcome = "denied", .type = "reference_shown"}}).total == 1);
}

TEST_CASE("a judgement is not stored once the permission has ended") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  desk.must("kim", app::StopOn{domain::StopScope::site, "", "an exercise"});
  CHECK(desk.refused("park", decision(1, CaseOutcome::cleared)) == base::Errc::denied);
  CHECK(desk.must("kim", app::ListCases{}).front().state == CaseState::claimed);
}

TEST_CASE("the first reviewer cannot be the second") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  desk.must("park", decision(2, CaseOutcome::referSecondary));
  CHECK(desk.refused("park", app::ClaimCase{"1"}) == base::Errc::denied);
  CHECK_FALSE(desk.must("park", app::ListCases{}).front().mayClaim);
  CHECK(desk.must("park", app::ListCases{}).front().whyNot == "own_first_judgement");
}

TEST_CASE("a conflict waits for a supervisor who judged neither") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  desk.must("park", decision(2, CaseOutcome::referSecondary));
  desk.must("kim", app::ClaimCase{"1"});
  CHECK(desk.must("kim", decision(-2, CaseOutcome::cleared)).line.state == CaseState::conflict);
  const app::SuperviseCase word{.id = "1", .conclusion = -1, .outcome = CaseOutcome::cleared};
  CHECK(desk.refused("kim", word) == base::Errc::denied);
  CHECK(desk.refused("lee", word) == base::Errc::denied);
  const auto looked = desk.must("seo", app::ShowCase{"1", true});
  CHECK(looked.judgements.size() == 2);
  const auto closed = desk.must("seo", word);
  CHECK(closed.line.state == CaseState::closed);
  CHECK(closed.line.outcome == CaseOutcome::cleared);
}

TEST_CASE("a claim is a lease: held against others, given back, and free again when it runs out") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  CHECK(desk.refused("lee", app::ClaimCase{"1"}) == base::Errc::conflict);
  CHECK(desk.refused("lee", app::ShowCase{"1", true}) == base::Errc::conflict);
  CHECK(desk.refused("lee", decision(1, CaseOutcome::cleared)) == base::Errc::conflict);
  desk.must("park", app::ReleaseCase{"1"});
  desk.must("lee", app::ClaimCase{"1"});
  desk.clock.pass(domain::kClaimLease + std::chrono::minutes(1));
  CHECK(desk.refused("lee", decision(1, CaseOutcome::cleared)) == base::Errc::conflict);
  desk.must("park", app::ClaimCase{"1"});
}

TEST_CASE("withdrawing consent blocks an open case in the same act, and nothing of it is shown any more") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  desk.withdraw("T-1");
  const auto blocked = desk.must("park", app::ShowCase{"1", false});
  CHECK(blocked.line.state == CaseState::consentBlocked);
  CHECK(blocked.candidates.empty());
  CHECK(desk.refused("park", decision(1, CaseOutcome::cleared)) == base::Errc::denied);
  CHECK(desk.must("choi", app::ListLog{.filter = {.type = "case_blocked"}}).total == 1);
}

TEST_CASE("showing photographs is recorded before they are handed out") {
  Desk desk;
  openCase(desk);
  desk.must("park", app::ClaimCase{"1"});
  const auto shown = desk.must("park", app::ShowCase{"1", true});
  const auto entry = desk.must("choi", app::ShowLogEntry{shown.shownSeq});
  CHECK(entry.type == "candidates_shown");
  CHECK(entry.consentState == "given");
  CHECK(entry.bytes.find("\"candidates\":[{") != std::string::npos);
}

TEST_CASE("a conclusion stronger than the photographs allow is refused, not weakened") {
  Desk desk;
  desk.govern();
  desk.giveConsent("T-1");
  desk.makeList({1});
  desk.addProfile();
  const auto imported =
      desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1 poor"}})});
  desk.must("park", app::ScreenSet{imported.set.id.text(), "Orders", std::nullopt});
  desk.must("park", app::ClaimCase{"1"});
  CHECK(desk.refused("park", decision(3, CaseOutcome::referSecondary)) == base::Errc::invalidArgument);
  desk.must("park", decision(2, CaseOutcome::referSecondary));
}

TEST_CASE("an auditor sees no face of a case") {
  Desk desk;
  openCase(desk);
  CHECK(desk.refused("choi", app::ShowCase{"1", true}) == base::Errc::conflict);
  CHECK(desk.refused("admin", app::ListCases{}) == base::Errc::denied);
}
