// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "store_contract.hpp"

namespace consentry::test {

using app::ports::ErasureRow;
using app::ports::WriteUnit;
using base::Errc;
using domain::PersonalThing;
using domain::RetentionKind;

namespace {

std::int64_t of(const std::vector<domain::ThingCount>& counts, PersonalThing thing) {
  const auto found = std::ranges::find(counts, thing, &domain::ThingCount::thing);
  return found == counts.end() ? 0 : found->objects;
}

/// A traveller of whom there is something in every place.
template <class Factory>
struct Full : Sample<Factory> {
  Full() : made(this->addScreening()) {
    const auto use = this->addUse(made.traveller.id, true);
    const auto test = this->addUse(made.traveller.id, true, domain::Purpose::accuracyTest);
    must(this->write([&](WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.sets().addGeometry(made.photo.id, {"finder", {1, 2, 3, 4, 0.5}, {{1.0F, 2.0F}}}));
      app::ports::SetLineRow line;
      line.set = made.set.id;
      line.line = 2;
      line.travellerRef = made.traveller.ref;
      line.file = "faces/a.jpg";
      line.verdict = domain::RowVerdict::fresh;
      line.why = "eyes 31 px apart";
      line.traveller = made.traveller.id;
      line.photo = made.photo.id;
      TRY_VOID(unit.sets().addLine(line));
      line.line = 3;
      line.traveller.reset();
      line.photo.reset();
      line.verdict = domain::RowVerdict::invalid;
      TRY_VOID(unit.sets().addLine(line));
      TRY_VOID(unit.sets().finish(made.set.id, this->clock.now()));
      TRY_VOID(unit.screenings().addComparison(this->comparison(made, use)));
      TRY_VOID(unit.screenings().addCommitmentSalt(this->entry, made.traveller.id, base::asBytes("0123456789abcdef")));
      return addCase(unit, use);
    }));
    addCohort(test);
    consents();
  }

  base::Expected<void> addCase(WriteUnit& unit, std::int64_t use) {
    openCase.id = this->template id<domain::CaseId>();
    openCase.run = made.run.id;
    openCase.set = made.set.id;
    openCase.list = made.list.id;
    openCase.subject = made.traveller.id;
    openCase.photo = made.photo.id;
    openCase.use = use;
    openCase.openedAt = this->clock.now();
    openCase.searchSeq = this->entry;
    openCase.facts.state = domain::CaseState::firstDone;
    domain::Judgement judgement;
    judgement.reviewer = this->officer;
    judgement.note = "the ears differ";
    judgement.at = this->clock.now();
    openCase.facts.judgements = {judgement};
    TRY_VOID(unit.screenings().addCase(openCase));
    return {};
  }

  void addCohort(std::int64_t use) {
    cohort.id = this->template id<domain::CohortId>();
    cohort.name = "staff";
    cohort.set = made.set.id;
    cohort.createdBy = this->officer;
    cohort.createdAt = this->clock.now();
    app::ports::CohortBuildRow build;
    build.hash = this->digest(77);
    build.cohort = cohort.id;
    build.engine = this->engine;
    build.people = 1;
    build.by = this->officer;
    build.at = this->clock.now();
    const app::ports::CohortMember member{{made.traveller.id,
                                           made.photo.id,
                                           {domain::GroupKind::nationality, "AUS"},
                                           {domain::GroupKind::ageBand, "30-44"},
                                           {domain::GroupKind::gender, "F"}},
                                          use,
                                          {this->engine, {0.5F, 0.25F}}};
    must(this->write([&](WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.cohorts().add(cohort));
      return unit.cohorts().addBuild(build, {member});
    }));
  }

  void consents() {
    domain::ConsentRecord record;
    record.id = this->template id<domain::ConsentId>();
    record.subject = made.traveller.id;
    record.purposes = {domain::Purpose::watchlistSearch};
    record.recipients = {domain::Recipient::thisSite()};
    record.notice = {.version = "1", .language = "en", .hash = this->digest(1)};
    record.events = {
        {.number = 1, .state = domain::ConsentState::given, .at = this->clock.now(), .expires = std::nullopt}};
    must(this->write([&](WriteUnit& unit) { return unit.travellers().addConsent(record, "C-1"); }));
  }

  /// As the use case does it, but for the key.
  ErasureRow erase(const std::string& subject, domain::SubjectKind kind = domain::SubjectKind::traveller) {
    ErasureRow row{.id = this->template id<domain::ErasureId>(), .subject = subject, .kind = kind, .at = {}};
    row.by = this->officer;
    row.at = this->clock.now();
    must(this->write([&](WriteUnit& unit) -> base::Expected<void> {
      TRY(row.counts, unit.erasures().destroy(subject));
      TRY_VOID(unit.personKeys().destroy(subject));
      TRY(row.renewal, unit.erasures().askRenewal(row.at, row.at + domain::kRenewalWithin));
      row.logSeq = this->entry;
      return unit.erasures().add(row, "asked for");
    }));
    return row;
  }

  typename Sample<Factory>::Screening made;
  app::ports::CaseRow openCase;
  app::ports::CohortRow cohort;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("erasing a traveller leaves handles and nothing else", "[contract]", StoreFactories) {
  Full<TestType> full;
  auto& erasures = full.read().erasures();
  const auto& who = full.made.traveller.id;
  const auto before = must(erasures.standing(who.text()));
  for (const auto thing : {PersonalThing::photograph, PersonalThing::thumbnail, PersonalThing::facePosition,
                           PersonalThing::qualityMeasure, PersonalThing::captureFact, PersonalThing::manifestLine,
                           PersonalThing::identity, PersonalThing::consentReference, PersonalThing::cohortGroup,
                           PersonalThing::faceTemplate, PersonalThing::note, PersonalThing::commitmentSalt})
    CHECK(of(before, thing) >= 1);
  const auto row = full.erase(who.text());
  CHECK(must(erasures.standing(who.text())).empty());
  CHECK(codeOf(full.read().sets().photoContent(full.made.photo.id)) == Errc::notFound);
  CHECK(must(full.read().sets().photos(full.made.set.id)).empty());
  CHECK(must(full.read().sets().probes(full.made.set.id)).empty());
  CHECK_FALSE(must(full.read().travellers().findByRef("T-1")));
  CHECK_FALSE(must(full.read().travellers().findConsentByRef("C-1")));
  CHECK(must(full.read().screenings().findCase(full.openCase.id))->facts.judgements.front().note.empty());
  CHECK(must(erasures.everybody()).empty());
  CHECK(must(erasures.peopleOfSet(full.made.set.id)).empty());
  // The other side of the comparison is somebody else's.
  CHECK(must(full.read().watchlists().referenceContent(full.made.reference.id)).size() > 0);
  CHECK(must(erasures.reasonOf(row.id)) == "asked for");
  CHECK(must(erasures.findOf(who.text()))->counts.size() == row.counts.size());
  CHECK(must(erasures.erasures()).size() == 1);
  CHECK(must(erasures.unchecked()).size() == 1);
  // A line that named the person, but was nobody's.
  const auto lines = must(erasures.unknownLines());
  REQUIRE(lines.size() == 1);
  must(full.write([&](WriteUnit& unit) { return unit.erasures().forgetLine(lines.front()); }));
  CHECK(must(erasures.unknownLines()).empty());
}

TEMPLATE_LIST_TEST_CASE("erasing a listed person leaves past versions provable", "[contract]", StoreFactories) {
  Full<TestType> full;
  auto& erasures = full.read().erasures();
  const auto& who = full.made.person.id;
  CHECK(must(erasures.openCasesAgainst(who)) == 1);
  full.erase(who.text(), domain::SubjectKind::listedPerson);
  CHECK(must(erasures.standing(who.text())).empty());
  CHECK(codeOf(full.read().watchlists().referenceContent(full.made.reference.id)) == Errc::notFound);
  CHECK(must(full.read().watchlists().members(full.made.list.id, 1)).front().hash == full.digest(9));
  CHECK(must(full.read().sets().photoContent(full.made.photo.id)).size() > 0);
}

TEMPLATE_LIST_TEST_CASE("nothing is erased of somebody whom a hold keeps", "[contract]", StoreFactories) {
  Full<TestType> full;
  const auto subject = full.made.traveller.id.text();
  domain::LegalHold hold;
  hold.id = full.template id<domain::HoldId>();
  hold.subject = subject;
  hold.reference = "order 17";
  hold.placedBy = full.supervisor;
  hold.placedAt = full.clock.now();
  must(full.write([&](WriteUnit& unit) { return unit.erasures().addHold(hold); }));
  CHECK(must(full.read().erasures().holdOf(subject))->reference == "order 17");
  const auto refused = full.write([&](WriteUnit& unit) -> base::Expected<void> {
    TRY_VOID(unit.erasures().destroy(subject));
    TRY(const auto renewal, unit.erasures().askRenewal(full.clock.now(), full.clock.now() + std::chrono::hours(1)));
    return unit.erasures().add({.id = full.template id<domain::ErasureId>(),
                                .subject = subject,
                                .at = full.clock.now(),
                                .renewal = renewal,
                                .logSeq = full.entry},
                               "");
  });
  CHECK(codeOf(refused) == Errc::denied);
  CHECK_FALSE(must(full.read().sets().photoContent(full.made.photo.id)).empty());
  hold.liftedBy = full.supervisor;
  hold.liftedAt = full.clock.now();
  must(full.write([&](WriteUnit& unit) { return unit.erasures().liftHold(hold); }));
  CHECK(codeOf(full.write([&](WriteUnit& unit) { return unit.erasures().liftHold(hold); })) == Errc::conflict);
  full.erase(subject);
  CHECK(must(full.read().erasures().holds()).front().reference.empty());
}

TEMPLATE_LIST_TEST_CASE("one renewal is asked for, however many erasures wait for it", "[contract]", StoreFactories) {
  Full<TestType> full;
  const auto first = full.erase(full.made.traveller.id.text());
  const auto second = full.erase(full.addTraveller("T-2").id.text());
  CHECK(first.renewal == second.renewal);
  CHECK_FALSE(must(full.read().erasures().renewal())->doneAt);
  must(full.write([&](WriteUnit& unit) { return unit.erasures().renewed(full.clock.now(), full.entry); }));
  CHECK(must(full.read().erasures().findRenewal(first.renewal))->doneSeq == full.entry);
  CHECK(full.erase(full.addTraveller("T-3").id.text()).renewal != first.renewal);
}

TEMPLATE_LIST_TEST_CASE("an order cannot begin before it was approved, and keeps whom it means", "[contract]",
                        StoreFactories) {
  Full<TestType> full;
  domain::Proposal proposal;
  proposal.id = full.template id<domain::ProposalId>();
  proposal.act = domain::TwoPersonAct::eraseByOrder;
  proposal.content = "text";
  proposal.hash = full.digest(4);
  proposal.reason = "why";
  proposal.proposedBy = full.officer;
  proposal.proposedAt = full.clock.now();
  proposal.expiresAt = proposal.proposedAt + std::chrono::hours(1);
  app::ports::OrderRow order{
      .proposal = proposal.id, .selection = {domain::SelectionKind::nationality, "AUS"}, .legalReference = "Order 17"};
  must(full.write([&](WriteUnit& unit) -> base::Expected<void> {
    TRY_VOID(unit.proposals().add(proposal));
    return unit.erasures().addOrder(order, {"a", "b"});
  }));
  order.startedAt = full.clock.now();
  order.startedSeq = full.entry;
  const auto begin = [&](WriteUnit& unit) { return unit.erasures().replaceOrder(order); };
  CHECK(codeOf(full.write(begin)) == Errc::denied);
  proposal.state = domain::ProposalState::approved;
  proposal.decidedBy = full.supervisor;
  proposal.decidedAt = full.clock.now();
  must(full.write([&](WriteUnit& unit) { return unit.proposals().decide(proposal); }));
  must(full.write(begin));
  CHECK(must(full.read().erasures().peopleOf(order.proposal)) == domain::People{"a", "b"});
  CHECK(must(full.read().erasures().findOrder(order.proposal))->startedSeq == order.startedSeq);
  CHECK(must(full.read().erasures().orders()).size() == 1);
}

TEMPLATE_LIST_TEST_CASE("retention takes what has had its time, and leaves what a hold or an open case keeps",
                        "[contract]", StoreFactories) {
  Full<TestType> full;
  auto& erasures = full.read().erasures();
  const auto later = full.clock.now() + std::chrono::hours(1);
  const auto earlier = later - std::chrono::days(10);
  for (const auto& [kind, word] : base::allOf<RetentionKind>()) {
    INFO(word);
    CHECK(must(erasures.due(kind, earlier)).objects == 0);
  }
  // The case on the only photograph is open.
  CHECK(must(erasures.due(RetentionKind::photoSets, later)) ==
        domain::RetentionCount{RetentionKind::photoSets, 0, 0, 1});
  auto closed = full.openCase;
  closed.facts.state = domain::CaseState::closed;
  must(full.write([&](WriteUnit& unit) { return unit.screenings().replaceCase(closed); }));
  CHECK(must(erasures.due(RetentionKind::photoSets, later)).objects == 1);
  CHECK(must(erasures.due(RetentionKind::closedCases, later)).objects == 1);
  CHECK(must(erasures.due(RetentionKind::unflaggedPhotographs, later)).objects == 0);
  CHECK(must(erasures.due(RetentionKind::notes, later)).objects == 1);
  CHECK(must(erasures.due(RetentionKind::commitmentSalts, later)).objects == 1);
  CHECK(must(erasures.due(RetentionKind::cohortTemplates, later)).objects == 1);
  CHECK(must(erasures.due(RetentionKind::listEntries, later)).objects == 0);

  domain::LegalHold hold;
  hold.id = full.template id<domain::HoldId>();
  hold.subject = full.made.traveller.id.text();
  hold.reference = "order 17";
  hold.placedBy = full.supervisor;
  hold.placedAt = full.clock.now();
  must(full.write([&](WriteUnit& unit) { return unit.erasures().addHold(hold); }));
  for (const auto kind : {RetentionKind::photoSets, RetentionKind::closedCases, RetentionKind::notes,
                          RetentionKind::commitmentSalts, RetentionKind::cohortTemplates}) {
    INFO(base::word(kind));
    CHECK(must(erasures.due(kind, later)) == domain::RetentionCount{kind, 0, 1, 0});
    must(full.write([&](WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.erasures().retire(kind, later, later));
      return {};
    }));
  }
  CHECK_FALSE(must(full.read().sets().photoContent(full.made.photo.id)).empty());
  hold.liftedBy = full.supervisor;
  hold.liftedAt = full.clock.now();
  must(full.write([&](WriteUnit& unit) { return unit.erasures().liftHold(hold); }));
  for (const auto& [kind, word] : base::allOf<RetentionKind>()) {
    INFO(word);
    must(full.write([&](WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.erasures().retire(kind, later, later));
      return {};
    }));
    CHECK(must(erasures.due(kind, later)).objects == 0);
  }
  CHECK(must(full.read().sets().find(full.made.set.id))->state == domain::SetState::removed);
  CHECK(codeOf(full.read().sets().photoContent(full.made.photo.id)) == Errc::notFound);
}

TEMPLATE_LIST_TEST_CASE("a silence of the log is found wherever it lies", "[contract]", StoreFactories) {
  Full<TestType> full;
  auto& erasures = full.read().erasures();
  CHECK(must(erasures.longestSilence({}, full.clock.now())) < std::chrono::hours(1));
  full.clock.advance(std::chrono::days(40));
  CHECK(must(erasures.longestSilence({}, full.clock.now())) >= std::chrono::days(40));
  must(full.write([](WriteUnit&) { return base::Expected<void>(); }));
  CHECK(must(erasures.longestSilence({}, full.clock.now())) >= std::chrono::days(40));
  CHECK(must(erasures.longestSilence(full.clock.now() - std::chrono::hours(1), full.clock.now())) <
        std::chrono::days(1));
}

}  // namespace consentry::test
