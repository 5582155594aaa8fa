// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/erasure.hpp"

#include <catch2/catch.hpp>

#include "domain/erasure_order.hpp"

using namespace consentry;
using namespace consentry::domain;

TEST_CASE("only what no hold keeps and no list needs is erased, and only once") {
  for (const auto& [state, word] : base::allOf<ListState>()) {
    INFO(word);
    const bool ended = state == ListState::expired || state == ListState::removed;
    CHECK(groundHasEnded(state) == ended);
    for (const bool held : {false, true})
      for (const bool erased : {false, true})
        for (const std::int64_t cases : {0, 1}) {
          const auto refusal = whyNotErased({held, erased, state, cases});
          if (erased)
            CHECK(refusal == ErasureRefusal::erasedAlready);
          else if (held)
            CHECK(refusal == ErasureRefusal::held);
          else if (!ended)
            CHECK(refusal == ErasureRefusal::stillListed);
          else if (cases > 0)
            CHECK(refusal == ErasureRefusal::caseOpen);
          else
            CHECK_FALSE(refusal);
        }
  }
  // A traveller's own open cases are stopped, they do not stop the erasure.
  CHECK_FALSE(whyNotErased({.openCases = 2}));
  CHECK(whyNotErased({.held = true}) == ErasureRefusal::held);
}

TEST_CASE("counts are added kind by kind") {
  std::vector<ThingCount> counts{{PersonalThing::photograph, 2}};
  addTo(counts, {{PersonalThing::photograph, 1}, {PersonalThing::note, 4}});
  CHECK(counts == std::vector<ThingCount>{{PersonalThing::photograph, 3}, {PersonalThing::note, 4}});
  CHECK(sumOf(counts) == 7);
}

TEST_CASE("keys that an erasure asked to renew are waiting, overdue after a day, or done") {
  const base::Instant asked = base::startOf(std::chrono::year(2026) / 11 / 23);
  std::optional<KeyRenewal> renewal;
  CHECK(stateOf(renewal, asked) == RenewalState::none);
  renewal = KeyRenewal{.number = 1, .askedAt = asked, .dueAt = asked + kRenewalWithin};
  CHECK(stateOf(renewal, asked + std::chrono::hours(24)) == RenewalState::waiting);
  CHECK(stateOf(renewal, asked + std::chrono::hours(24) + std::chrono::seconds(1)) == RenewalState::overdue);
  renewal->doneAt = asked + std::chrono::hours(30);
  CHECK(stateOf(renewal, asked + std::chrono::hours(40)) == RenewalState::done);
}

TEST_CASE("an order erases whom it was agreed on, whom it still means and whom nothing keeps") {
  // One person for each of agreed × matches × held × erased.
  OrderFacts facts;
  for (int bits = 0; bits < 16; ++bits) {
    const std::string who = std::to_string(bits);
    if ((bits & 1) != 0) facts.agreed.insert(who);
    if ((bits & 2) != 0) facts.matches.insert(who);
    if ((bits & 4) != 0) facts.held.insert(who);
    if ((bits & 8) != 0) facts.erased.insert(who);
  }
  const auto plan = planOf(facts);
  CHECK(plan.toErase == People{"3"});
  CHECK(plan.prevented == People{"7"});
  CHECK(plan.done == People{"9", "11", "13", "15"});
  CHECK(plan.left == People{"1", "5"});
  CHECK(plan.arrived == People{"2", "6", "10", "14"});
}

TEST_CASE("what two people agree on names no person, and no hash of a list of names") {
  OrderText text{.legalReference = "Order 17", .selection = {SelectionKind::references, ""}, .people = 2};
  CHECK(textOf(text).find("file_sha256") == std::string::npos);
  CHECK(textOf(text).find("2 people named one by one") != std::string::npos);
  text.selection = {SelectionKind::nationality, "AUS"};
  CHECK(textOf(text).find("everybody of nationality AUS") != std::string::npos);
  CHECK(textOf(text).find("file_sha256") != std::string::npos);
}
