// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_contract.hpp"

namespace consentry::test {

using app::ports::CaseRow;
using app::ports::WriteUnit;
using base::Errc;
using base::Expected;
using domain::CaseState;
using domain::ReviewStep;

namespace {

template <class Sampled>
CaseRow caseOf(Sampled& sample, const typename Sampled::Screening& made, std::int64_t use) {
  CaseRow row;
  row.id = sample.template id<domain::CaseId>();
  row.run = made.run.id;
  row.set = made.set.id;
  row.list = made.list.id;
  row.subject = made.traveller.id;
  row.photo = made.photo.id;
  row.use = use;
  row.openedAt = sample.clock.now();
  row.searchSeq = sample.entry;
  return row;
}

domain::Judgement judgementOf(const domain::UserId& reviewer, ReviewStep step, base::Instant at) {
  domain::Judgement judgement;
  judgement.reviewer = reviewer;
  judgement.step = step;
  judgement.conclusion = must(domain::Conclusion::of(-2));
  judgement.outcome = domain::CaseOutcome::cleared;
  judgement.reason = domain::ReviewReason::ears;
  judgement.note = "attached lobes";
  judgement.shownFor = std::chrono::milliseconds(41'000);
  judgement.at = at;
  return judgement;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("a use comes back with what the decision relied on", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto traveller = sample.addTraveller("T-1");
  const auto denied = sample.addUse(traveller.id, false);
  const auto allowed = sample.addUse(traveller.id, true);
  CHECK(denied != allowed);
  const auto stored = *must(sample.read().screenings().findUse(denied));
  CHECK(stored.id == denied);
  CHECK(stored.subject == traveller.id);
  CHECK(stored.decision.reason == domain::DenialReason::withdrawn);
  CHECK(stored.decision.consentState == domain::ConsentState::withdrawn);
  CHECK(stored.decision.notice == sample.digest(3));
  CHECK(stored.decision.rule == "adults");
  CHECK(stored.decision.policyVersion == 4);
  CHECK_FALSE(stored.decision.legalBasis);
  CHECK(must(sample.read().screenings().findUse(allowed))->decision.allowed());
  CHECK_FALSE(must(sample.read().screenings().findUse(999)));
}

TEMPLATE_LIST_TEST_CASE("a use without its entry in the log does not happen", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto traveller = sample.addTraveller("T-1");
  const auto failed = sample.write([&](WriteUnit& unit) -> Expected<void> {
    auto row = sample.useRow(traveller.id, true, domain::Purpose::watchlistSearch);
    row.logSeq = 12'345;
    TRY_VOID(unit.screenings().addUse(row));
    return {};
  });
  CHECK(codeOf(failed) == Errc::conflict);
  must(recordSome(*sample.store));
}

TEMPLATE_LIST_TEST_CASE("a comparison needs an allowed watchlist search of the same person", "[contract]",
                        StoreFactories) {
  Sample<TestType> sample;
  const auto made = sample.addScreening();
  const auto other = sample.addTraveller("T-2");
  const auto compare = [&](std::int64_t use) {
    return sample.write([&](WriteUnit& unit) { return unit.screenings().addComparison(sample.comparison(made, use)); });
  };
  CHECK(codeOf(compare(999)) == Errc::denied);
  CHECK(codeOf(compare(sample.addUse(made.traveller.id, false))) == Errc::denied);
  CHECK(codeOf(compare(sample.addUse(other.id, true))) == Errc::denied);
  CHECK(codeOf(compare(sample.addUse(made.traveller.id, true, domain::Purpose::qualityCheck))) == Errc::denied);
  must(compare(sample.addUse(made.traveller.id, true)));
}

TEMPLATE_LIST_TEST_CASE("a run comes back, changes and knows what is done", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  auto run = sample.addScreening().run;
  auto stored = *must(sample.read().screenings().findRun(run.id));
  CHECK(stored.engine == run.engine);
  CHECK(stored.uncalibrated == run.uncalibrated);
  CHECK(stored.intentSeq == run.intentSeq);
  CHECK(stored.state == app::ports::RunState::running);
  run.state = app::ports::RunState::finished;
  run.finishedAt = sample.clock.now();
  run.searched = 1;
  run.flaggedReview = 1;
  run.uncovered = {{{domain::GroupKind::ageBand, "60+"}, 3}, {{domain::GroupKind::nationality, "AUS"}, 1}};
  const auto photo = must(sample.read().sets().photos(run.set)).front().id;
  must(sample.write([&](WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.screenings().markDone(run.id, photo));
    return unit.screenings().replaceRun(run);
  }));
  stored = must(sample.read().screenings().runs()).front();
  CHECK(stored.state == app::ports::RunState::finished);
  CHECK(stored.searched == 1);
  CHECK(stored.uncalibrated == run.uncalibrated);
  CHECK(stored.uncovered == run.uncovered);
  CHECK(stored.choice == run.choice);
  CHECK(stored.precision == domain::Precision::bf16);
  CHECK(stored.scoring == run.scoring);
  CHECK_FALSE(stored.cohort);
  CHECK(must(sample.read().screenings().donePhotos(run.id)) == std::vector{photo});
  CHECK(codeOf(sample.write([&](WriteUnit& unit) { return unit.screenings().markDone(run.id, photo); })) ==
        Errc::alreadyExists);
  run.id = sample.template id<domain::RunId>();
  CHECK(codeOf(sample.write([&](WriteUnit& unit) { return unit.screenings().replaceRun(run); })) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("a case comes back with its candidates, claim and judgements", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto made = sample.addScreening();
  const auto use = sample.addUse(made.traveller.id, true);
  auto row = caseOf(sample, made, use);
  must(sample.write([&](WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.screenings().addComparison(sample.comparison(made, use)));
    const std::array<std::byte, 32> salt{};
    TRY_VOID(unit.screenings().addCommitmentSalt(sample.entry, made.traveller.id, salt));
    TRY(row.number, unit.screenings().addCase(row));
    return {};
  }));
  CHECK(row.number == 1);
  row.facts.state = CaseState::firstDone;
  row.facts.claim = domain::Claim{sample.second, sample.clock.now()};
  row.facts.judgements = {judgementOf(sample.officer, ReviewStep::first, sample.clock.now())};
  must(sample.write([&](WriteUnit& unit) { return unit.screenings().replaceCase(row); }));

  auto& screenings = sample.read().screenings();
  const auto stored = *must(screenings.findCaseByNumber(1));
  CHECK(stored.id == row.id);
  CHECK(stored.searchSeq == row.searchSeq);
  CHECK(stored.facts.claim->by == sample.second);
  CHECK(stored.facts.claim->until == row.facts.claim->until);
  REQUIRE(stored.facts.judgements.size() == 1);
  CHECK(stored.facts.judgements[0].note == "attached lobes");
  CHECK(stored.facts.judgements[0].conclusion.value() == -2);
  CHECK(stored.facts.judgements[0].shownFor == std::chrono::milliseconds(41'000));
  const auto candidates = must(screenings.candidates(row.id));
  REQUIRE(candidates.size() == 1);
  CHECK(candidates[0].distance.millionths == 421'337);
  CHECK(candidates[0].score.millionths == -20'001);
  CHECK(candidates[0].use == use);
  CHECK(must(screenings.openCasesOf(made.traveller.id)) == std::vector{row.id});

  row.facts.state = CaseState::closed;
  row.facts.claim.reset();
  row.outcome = domain::CaseOutcome::cleared;
  must(sample.write([&](WriteUnit& unit) { return unit.screenings().replaceCase(row); }));
  CHECK(must(screenings.cases(true)).empty());
  CHECK(must(screenings.cases(false)).front().outcome == domain::CaseOutcome::cleared);
  CHECK(must(screenings.openCasesOf(made.traveller.id)).empty());
}

TEMPLATE_LIST_TEST_CASE("the second reviewer cannot be the first, and judgements never change", "[contract]",
                        StoreFactories) {
  Sample<TestType> sample;
  const auto made = sample.addScreening();
  auto row = caseOf(sample, made, sample.addUse(made.traveller.id, true));
  must(sample.write([&](WriteUnit& unit) -> Expected<void> {
    TRY(row.number, unit.screenings().addCase(row));
    return {};
  }));
  const auto replace = [&](std::vector<domain::Judgement> judgements) {
    row.facts.judgements = std::move(judgements);
    return sample.write([&](WriteUnit& unit) { return unit.screenings().replaceCase(row); });
  };
  const auto at = sample.clock.now();
  const auto first = judgementOf(sample.officer, ReviewStep::first, at);
  CHECK(codeOf(replace({judgementOf(sample.second, ReviewStep::second, at)})) == Errc::denied);
  must(replace({first}));
  CHECK(codeOf(replace({first, judgementOf(sample.officer, ReviewStep::second, at)})) == Errc::denied);
  CHECK(codeOf(replace({first, judgementOf(sample.second, ReviewStep::first, at)})) == Errc::denied);
  CHECK(codeOf(replace({judgementOf(sample.second, ReviewStep::first, at)})) == Errc::conflict);
  CHECK(codeOf(replace({})) == Errc::conflict);
  must(replace({first, judgementOf(sample.second, ReviewStep::second, at)}));
  CHECK(must(sample.read().screenings().findCase(row.id))->facts.judgements.size() == 2);
  row.id = sample.template id<domain::CaseId>();
  CHECK(codeOf(replace({first})) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("a case needs an allowed use", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto made = sample.addScreening();
  const auto row = caseOf(sample, made, sample.addUse(made.traveller.id, false));
  const auto added = sample.write([&](WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.screenings().addCase(row));
    return {};
  });
  CHECK(codeOf(added) == Errc::denied);
}

}  // namespace consentry::test
