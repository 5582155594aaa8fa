// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <set>

#include "app/erasure_orders.hpp"
#include "app/inspect_log.hpp"
#include "app/manage_cohorts.hpp"
#include "app/manage_erasures.hpp"
#include "app/two_person.hpp"
#include "fault_vfs.hpp"
#include "fixture.hpp"

using namespace consentry;
using test::Desk;
using test::Fault;
using test::FaultDisk;

namespace {

const std::vector<domain::Purpose> kEverything{domain::Purpose::watchlistSearch, domain::Purpose::secondReview,
                                               domain::Purpose::accuracyTest};

/// T-1 stands in a cohort with a template, and in an open case.
void prepareCaseAndCohort(Desk& desk) {
  desk.govern();
  const auto policy = desk.write("tests.toml", R"(format = 1
title = "Test"
[[rule]]
id = "all"
purpose = "watchlist_search"
bases = ["consent", "statute"]
why = "the main job"
[[rule]]
id = "travellers"
purpose = "watchlist_search"
nationalities = ["KOR"]
bases = ["consent"]
why = "travellers are asked"
[[rule]]
id = "review"
purpose = "second_review"
bases = ["consent"]
why = "two people"
[[rule]]
id = "tests"
purpose = "accuracy_test"
bases = ["consent"]
why = "volunteers"
)");
  desk.must("kim", app::ApprovePolicy{desk.must("admin", app::ProposePolicy{policy}).row.id.text()});
  for (const char* ref : {"T-1", "T-2", "T-3"}) desk.giveConsent(ref, domain::ConsentState::given, kEverything);
  desk.makeList({1});
  desk.addProfile();
  const auto set = desk.must(
      "park",
      app::ImportSet{.manifest = desk.makeManifest("set", {{"T-1", "face 1"}, {"T-2", "face 2"}, {"T-3", "face 3"}})});
  desk.must("kim", app::CreateCohort{"volunteers", "set"});
  desk.must("park", app::ScreenSet{set.set.id.text(), "Orders", std::nullopt});
}

struct Standing {
  bool withdrawn = false;
  bool blocked = false;
  bool templateGone = false;
  bool recorded = false;
  bool operator==(const Standing&) const = default;
};
constexpr Standing kBefore{};
constexpr Standing kAfter{true, true, true, true};

Standing standing(Desk& desk) {
  auto& read = desk.store->read();
  const auto traveller = **read.travellers().findByRef("T-1");
  const auto consents = *read.travellers().consentsOf(traveller.id);
  return {.withdrawn = consents.front().events.back().state == domain::ConsentState::withdrawn,
          .blocked = read.screenings().cases(false)->front().facts.state == domain::CaseState::consentBlocked,
          .templateGone = read.cohorts().withTemplateOf(traveller.id)->empty(),
          .recorded = *read.log().count({.type = "case_blocked"}) == 1};
}

app::ChangeConsent withdrawal(Desk& desk) {
  const auto shown = desk.must("han", app::ShowConsents{"T-1"});
  return {
      .travellerRef = "T-1", .consentRef = shown.records.front().id.text(), .state = domain::ConsentState::withdrawn};
}

/// Another process, which ends in the middle of something; how.
template <class Act>
int inAnotherProcess(Desk& desk, const Act& act) {
  const pid_t child = ::fork();
  if (child != 0) desk.random.goElsewhere();
  if (child == 0) {
    try {
      act();
    } catch (...) {
      ::_exit(99);
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

constexpr int kPeople = 5;

/// An approved order that means T-1 … T-5, of whom there are photographs; its id.
std::string approveOrder(Desk& desk) {
  desk.govern();
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 1; i <= kPeople; ++i) {
    const auto ref = "T-" + std::to_string(i);
    desk.giveConsent(ref);
    rows.emplace_back(ref, "face " + std::to_string(i));
  }
  desk.giveConsent("T-9");
  desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", rows)});
  const auto file = desk.write("order.toml", R"(format = 1
reason = "the agreement has ended"
legal_reference = "Order 17"
refs = ["T-1", "T-2", "T-3", "T-4", "T-5"]
)");
  const auto order = desk.must("han", app::ProposeOrder{file}).proposal.id.text();
  desk.must("kim", app::DecideProposal{order, app::DecideProposal::Decision::approve});
  return order;
}

/// Everybody once, nobody else, with entries and certificates that say so.
void checkOrderIsDone(Desk& desk, const std::string& order) {
  auto& read = desk.store->read();
  const auto certificate = desk.must("choi", app::ShowCertificate{order, true});
  REQUIRE(certificate.order);
  CHECK(certificate.order->agreed == kPeople);
  CHECK(certificate.order->erased == kPeople);
  CHECK(certificate.foundNow == 0);
  CHECK(certificate.entryAgrees);
  const auto erased = *read.erasures().erasuresBy(domain::ProposalId(order));
  REQUIRE(erased.size() == kPeople);
  std::set<std::string> subjects;
  for (const auto& one : erased) {
    subjects.insert(one.subject);
    CHECK(desk.must("choi", app::ShowCertificate{one.id.text(), true}).entryAgrees);
    CHECK_FALSE(read.erasures().checksOf(one.id)->empty());
    CHECK(*read.log().count({.subject = one.subject, .type = "person_erased"}) == 1);
  }
  CHECK(subjects.size() == kPeople);
  CHECK(*read.log().count({.type = "order_finished"}) == 1);
  CHECK((*read.travellers().findByRef("T-9")).has_value());
  CHECK(desk.logVerifies());
}

}  // namespace

TEST_CASE("a withdrawal stops cases and destroys templates, or nothing, whatever operation of the disk fails") {
  Desk desk;
  prepareCaseAndCohort(desk);
  REQUIRE(standing(desk) == kBefore);
  const auto request = withdrawal(desk);
  desk.close();
  std::optional<FaultDisk> disk(desk.folder / "store");
  desk.reopen();
  static_cast<void>(desk.as("han"));
  int broken = 0;
  bool done = false;
  for (std::int64_t at = 1; !done; ++at) {
    REQUIRE(at < 1000);
    disk->arm({.fault = Fault::ioError, .at = at, .seed = 0, .cutTo = {}});
    const bool worked = desk.as("han").ask(request).has_value();
    const bool struck = disk->struck();
    disk->heal();
    INFO("operation " << at);
    const auto now = standing(desk);
    // A failure after the commit is told as one; what was committed is whole.
    done = worked || now != kBefore;
    CHECK(now == (done ? kAfter : kBefore));
    if (worked) CHECK((!struck || now == kAfter));
    broken += struck ? 1 : 0;
  }
  CHECK(broken >= 3);
  desk.reopen();
  static_cast<void>(desk.as("han"));
  CHECK(standing(desk) == kAfter);
  CHECK(desk.logVerifies());
  desk.close();
  disk.reset();
}

TEST_CASE("an order that was killed between two people goes on with those who are left") {
  Desk desk;
  const auto order = approveOrder(desk);
  desk.close();
  const int status = inAnotherProcess(desk, [&] {
    desk.reopen();
    int people = 0;
    app::Job job;
    job.yield = [&] {
      if (++people == 3) ::_exit(test::kStopped);
    };
    desk.must("han", app::RunOrder{order}, job);
  });
  REQUIRE(status == test::kStopped);
  desk.reopen();
  CHECK(desk.store->read().erasures().erasuresBy(domain::ProposalId(order))->size() == 2);
  CHECK(desk.refused("choi", app::ShowCertificate{order, true}) == base::Errc::conflict);
  const auto resumed = desk.must("han", app::RunOrder{order});
  CHECK(resumed.erasedNow == kPeople - 2);
  CHECK(resumed.order.erased == kPeople);
  CHECK(resumed.readBack.found == 0);
  checkOrderIsDone(desk, order);
  CHECK(desk.refused("han", app::RunOrder{order}) == base::Errc::conflict);
}

TEST_CASE("an order that was killed at any operation of the disk is done once, and read back") {
  Desk desk;
  const auto order = approveOrder(desk);
  desk.close();
  const auto store = desk.folder / "store";
  const auto kept = desk.folder / "kept";
  std::filesystem::copy(store, kept, std::filesystem::copy_options::recursive);
  const auto restore = [&] {
    std::filesystem::remove_all(store);
    std::filesystem::copy(kept, store, std::filesystem::copy_options::recursive);
  };
  int killed = 0;
  int betweenFinishAndReadBack = 0;
  // Some thirty places all over the run; steps of another length would find others.
  for (std::int64_t at = 7;; at += 23) {
    const int status = inAnotherProcess(desk, [&] {
      FaultDisk disk(store);
      desk.reopen();
      static_cast<void>(desk.as("han"));
      disk.arm({.fault = Fault::kill, .at = at, .seed = 0, .cutTo = {}});
      desk.must("han", app::RunOrder{order});
      desk.close();
    });
    INFO("operation " << at);
    REQUIRE((status == test::kStopped || status == 0));
    if (status == 0) break;
    ++killed;
    desk.reopen();
    const auto orders = *desk.store->read().erasures().orders();
    if (orders.front().finishedAt)
      ++betweenFinishAndReadBack;
    else
      desk.must("han", app::RunOrder{order});
    // What was not read back is so at the next sign-in.
    static_cast<void>(desk.as("han"));
    checkOrderIsDone(desk, order);
    desk.close();
    restore();
  }
  CHECK(killed >= 10);
  INFO("of " << killed);
  CHECK(betweenFinishAndReadBack >= 1);
}

TEST_CASE("a case of somebody who was erased is shown as that, without photographs") {
  Desk desk;
  prepareCaseAndCohort(desk);
  desk.must("park", app::ClaimCase{"1"});
  desk.must("park",
            app::DecideCase{.id = "1", .candidateRank = 1, .conclusion = -2, .outcome = domain::CaseOutcome::cleared});
  desk.must("lee", app::ClaimCase{"1"});
  desk.must("lee",
            app::DecideCase{.id = "1", .candidateRank = 1, .conclusion = -2, .outcome = domain::CaseOutcome::cleared});
  CHECK_FALSE(desk.must("kim", app::ShowCase{"1", false}).line.erased);
  const auto listed = desk.must("kim", app::ShowCase{"1", false}).candidates.front().person;

  SECTION("the traveller") {
    desk.must("han", app::ErasePerson{.person = "T-1", .reason = "asked"});
    const auto view = desk.must("kim", app::ShowCase{"1", false});
    CHECK(view.line.erased);
    CHECK(view.line.state == domain::CaseState::closed);
    CHECK(view.judgements.size() == 2);
    CHECK(desk.must("kim", app::ListCases{false}).front().erased);
    const auto size = desk.logSize();
    const auto shown = desk.as("kim").ask(app::ShowCase{"1", true});
    REQUIRE_FALSE(shown.has_value());
    CHECK(shown.error().code() == base::Errc::conflict);
    CHECK(shown.error().message().find("erased") != std::string::npos);
    INFO("what was not shown is not recorded as shown");
    CHECK(desk.logSize() == size);
  }
  SECTION("the listed person") {
    desk.must("kim", app::MoveListPerson{.person = listed.text(), .to = domain::ListState::removed});
    desk.must("han", app::ErasePerson{.person = listed.text(), .reason = "off the list"});
    const auto view = desk.must("kim", app::ShowCase{"1", false});
    REQUIRE(view.candidates.size() == 1);
    CHECK(view.candidates.front().erased);
    CHECK_FALSE(view.candidates.front().alias);
    CHECK_FALSE(view.line.erased);
  }
}
