// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "app/inspect_log.hpp"
#include "fixture.hpp"

using namespace consentry;
using base::Errc;
using domain::ConsentState;
using test::Desk;

namespace {

const char* const kPolicy = R"(format = 1
title = "One rule"
[[rule]]
id = "only"
purpose = "entry_id_check"
bases = ["consent"]
why = "a test"
)";

}  // namespace

TEST_CASE("a policy takes two people, and the newest approved one is in force") {
  Desk desk;
  const auto file = desk.write("p.toml", kPolicy);
  CHECK_FALSE(desk.must("park", app::ShowPolicies{}).inForce.has_value());
  const auto proposed = desk.must("admin", app::ProposePolicy{file});
  CHECK(desk.refused("admin", app::ApprovePolicy{proposed.row.id.text()}) == Errc::denied);
  CHECK_FALSE(desk.must("park", app::ShowPolicies{}).inForce.has_value());
  const auto approved = desk.must("kim", app::ApprovePolicy{proposed.row.id.text()});
  CHECK(approved.row.version == 1);
  CHECK(desk.refused("kim", app::ApprovePolicy{proposed.row.id.text()}) == Errc::conflict);
  const auto shown = desk.must("park", app::ShowPolicies{});
  REQUIRE(shown.inForce.has_value());
  CHECK(shown.inForce->policy.rules.size() == 1);
  CHECK_FALSE(shown.inForce->ruleWords.front().empty());
}

TEST_CASE("a store without a policy denies everybody") {
  Desk desk;
  desk.giveConsent("T-1");
  const auto imported = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1"}})});
  CHECK(imported.notOpened == 1);
  CHECK(desk.engine->seen.empty());
}

TEST_CASE("a broken policy is refused and changes nothing") {
  Desk desk;
  const auto size = desk.logSize();
  CHECK(desk.refused("admin", app::ProposePolicy{desk.write("p.toml", "format = 1\nrules = nonsense")}) == Errc::parse);
  CHECK(desk.logSize() == size);
}

TEST_CASE("the gate explains itself without recording a use") {
  Desk desk;
  desk.govern();
  desk.giveConsent("T-1", ConsentState::refused);
  const auto size = desk.logSize();
  const auto answer =
      desk.must("park", app::ExplainPolicy{.purpose = domain::Purpose::secondReview, .travellerRef = "T-1"});
  CHECK_FALSE(answer.decision.allowed());
  CHECK_FALSE(answer.words.empty());
  CHECK(desk.logSize() == size);
  CHECK(desk.refused("park", app::ExplainPolicy{.travellerRef = "nobody"}) == Errc::notFound);
}

TEST_CASE("a legal basis counts only after another person, a supervisor, approved it") {
  Desk desk;
  const app::ProposeBasis request{{.kind = domain::BasisKind::statute,
                                   .reference = "Act 2",
                                   .purposes = {domain::Purpose::watchlistSearch},
                                   .reviewBy = *base::dateFromText("2027-01-01")}};
  const auto basis = desk.must("kim", request);
  CHECK(desk.refused("kim", app::ApproveBasis{basis.id.text()}) == Errc::denied);
  CHECK(desk.refused("admin", app::ApproveBasis{basis.id.text()}) == Errc::denied);
  CHECK(desk.must("seo", app::ApproveBasis{basis.id.text()}).approvedBy == desk.as("seo").user().id);
  auto late = request;
  late.basis.reviewBy = *base::dateFromText("2020-01-01");
  CHECK(desk.refused("kim", late) == Errc::invalidArgument);
}

TEST_CASE("consents come from a file once, event by event, and a bad line stops no other") {
  Desk desk;
  const auto file = desk.write(
      "c.jsonl",
      R"({"consent_ref":"C-1","traveller_ref":"T-1","purposes":["watchlist_search"],"recipients":["border_control"],"categories":["facial_image","face_template"],"notice":{"version":"1","language":"en","text":"x"},"state":"given","at":"2026-01-01T00:00:00Z"}
nonsense
{"consent_ref":"C-1","traveller_ref":"T-1","state":"withdrawn","at":"2026-02-01T00:00:00Z"}
{"consent_ref":"C-1","traveller_ref":"T-2","state":"reaffirmed","at":"2026-03-01T00:00:00Z"}
)");
  const auto first = desk.must("han", app::ImportConsents{file});
  CHECK(first.records == 1);
  CHECK(first.events == 2);
  CHECK(first.bad.size() == 2);
  const auto shown = desk.must("park", app::ShowConsents{"T-1"});
  REQUIRE(shown.records.size() == 1);
  CHECK(shown.stateNow.front() == ConsentState::withdrawn);
  const auto size = desk.logSize();
  const auto again = desk.must("han", app::ImportConsents{file});
  CHECK(again.events == 0);
  CHECK(again.unchanged == 2);
  CHECK(desk.logSize() == size);
}

TEST_CASE("a stop names its reason, is seen by everybody and is lifted by name") {
  Desk desk;
  CHECK(desk.refused("kim", app::StopOn{domain::StopScope::site, "", ""}) == Errc::invalidArgument);
  CHECK(desk.refused("kim", app::StopOn{domain::StopScope::nationality, "XQZ", "why"}) == Errc::invalidArgument);
  CHECK(desk.refused("park", app::StopOn{domain::StopScope::site, "", "why"}) == Errc::denied);
  const auto stop = desk.must("kim", app::StopOn{domain::StopScope::purpose, "watchlist_search", "why"});
  CHECK(desk.must("choi", app::ShowStops{}).size() == 1);
  desk.must("kim", app::StopOff{stop.id.text()});
  CHECK(desk.must("choi", app::ShowStops{}).empty());
  CHECK(desk.must("choi", app::ListLog{.filter = {.type = "stop_off"}}).total == 1);
}

TEST_CASE("a log is anchored by a witness that accepts only growth") {
  Desk desk;
  const auto folder = desk.folder / "stick";
  std::filesystem::create_directories(folder);
  const auto first = desk.must("choi", app::AnchorLog{folder});
  desk.giveConsent("T-1");
  const auto second = desk.must("choi", app::AnchorLog{folder});
  CHECK(second.size > first.size);
  CHECK(desk.must("choi", app::ShowLogHead{}).anchoredSize == second.size);
  const auto note = desk.write("anchor.txt", second.cosigned);
  const auto verdict = desk.must("choi", app::VerifyLog{.anchors = {note}});
  CHECK(verdict.accepted);
  CHECK(verdict.anchored == second.size);
}

TEST_CASE("a slip and a bundle are written once and never over something") {
  Desk desk;
  const auto page = desk.folder / "slip.html";
  desk.must("choi", app::PrintSlip{page});
  CHECK(desk.refused("choi", app::PrintSlip{page}) == Errc::alreadyExists);
  desk.must("choi", app::ExportLog{desk.folder / "bundle"});
  CHECK(std::filesystem::exists(desk.folder / "bundle" / "entries.jsonl"));
  CHECK_FALSE(desk.as("choi").ask(app::ExportLog{desk.folder / "bundle"}).has_value());
  CHECK(desk.logVerifies());
}
