// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure_orders.hpp"

#include <algorithm>

#include "app/lookup.hpp"
#include "app/progress_meter.hpp"
#include "app/two_person.hpp"
#include "app/two_person_kinds.hpp"
#include "base/plain_text.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::People;
using domain::SelectionKind;

namespace {

constexpr std::int64_t kOrderLimit = 4 << 20;  // bytes

struct Selected {
  domain::KeptSelection kept;
  People people;
  std::vector<std::int64_t> unknown{};
};

Expected<People> ofNationality(ports::ReadView& read, const std::string& code) {
  People people;
  TRY(const auto everybody, read.erasures().everybody());
  for (const auto& id : everybody) {
    TRY(const auto row, read.travellers().find(id));
    if (row && row->nationality && row->nationality->code() == code) people.insert(id.text());
  }
  return people;
}

Expected<People> ofSet(ports::ReadView& read, const domain::SetId& set) {
  TRY(const auto ids, read.erasures().peopleOfSet(set));
  People people;
  for (const auto& id : ids) people.insert(id.text());
  return people;
}

Expected<void> byRefs(ports::ReadView& read, const std::vector<std::string>& refs, Selected& selected) {
  std::int64_t position = 0;
  for (const auto& ref : refs) {
    ++position;
    TRY(const auto row, read.travellers().findByRef(ref));
    if (row)
      selected.people.insert(row->id.text());
    else
      selected.unknown.push_back(position);
  }
  return {};
}

Expected<Selected> select(ports::ReadView& read, const domain::OrderSelection& selection) {
  Selected selected;
  if (const auto* nationality = std::get_if<domain::PeopleOfNationality>(&selection)) {
    selected.kept = {SelectionKind::nationality, nationality->nationality.code()};
    TRY(selected.people, ofNationality(read, selected.kept.value));
  } else if (const auto* ofOneSet = std::get_if<domain::PeopleOfSet>(&selection)) {
    TRY(const auto set, pickSet(read, ofOneSet->set));
    selected.kept = {SelectionKind::photoSet, set.id.text()};
    TRY(selected.people, ofSet(read, set.id));
  } else if (const auto* named = std::get_if<domain::PeopleByRef>(&selection)) {
    selected.kept = {SelectionKind::references, ""};
    TRY_VOID(byRefs(read, named->refs, selected));
  }
  return selected;
}

Expected<domain::ErasureOrder> readOrder(Context& context, const std::filesystem::path& file) {
  TRY(const auto bytes, context.services.files.readFile(file, kOrderLimit));
  TRY(auto order, context.services.files.parseOrder(base::asText(bytes)));
  TRY_VOID(base::checkPlainText(order.reason, "the reason"));
  TRY_VOID(base::checkPlainText(order.legalReference, "the legal reference"));
  return order;
}

Expected<OrderPreview> previewOf(ports::ReadView& read, domain::ErasureOrder order, const Selected& selected,
                                 const Job& job) {
  OrderPreview preview{.order = std::move(order),
                       .selection = selected.kept,
                       .people = std::ssize(selected.people),
                       .unknown = selected.unknown};
  ProgressMeter meter(job, "people", preview.people);
  std::int64_t done = 0;
  for (const auto& person : selected.people) {
    if (job.stop.stop_requested()) return fail(Errc::cancelled, "stopped; nothing was changed");
    meter.at(++done);
    TRY(const auto hold, read.erasures().holdOf(person));
    if (hold) {
      preview.preventedBy.push_back(*hold);
      continue;
    }
    TRY(const auto standing, read.erasures().standing(person));
    domain::addTo(preview.counts, standing);
    TRY(const auto open, read.screenings().openCasesOf(domain::TravellerId(person)));
    preview.openCases += std::ssize(open);
  }
  meter.finish(done);
  return preview;
}

base::Digest hashOf(const People& people) {
  crypto::Sha256 hash;
  for (const auto& person : people) hash.update(base::asBytes(person + "\n"));
  return hash.finish();
}

domain::AuditEvent orderEvent(AuditType type, const Context& context, const domain::ProposalId& id,
                              std::string detail) {
  return {.type = type,
          .actor = context.actor,
          .change = domain::AuditChange{.object = "proposal:" + id.text(), .detail = std::move(detail)}};
}

/// Where a run stands: who is meant, who is kept, who is gone.
Expected<domain::OrderPlan> planNow(ports::ReadView& read, const ports::OrderRow& order) {
  domain::OrderFacts facts;
  TRY(facts.agreed, read.erasures().peopleOf(order.proposal));
  switch (order.selection.kind) {
    case SelectionKind::nationality: {
      TRY(facts.matches, ofNationality(read, order.selection.value));
      break;
    }
    case SelectionKind::photoSet: {
      TRY(facts.matches, ofSet(read, domain::SetId(order.selection.value)));
      break;
    }
    case SelectionKind::references:
      facts.matches = facts.agreed;
      break;
  }
  TRY(const auto holds, read.erasures().holds());
  for (const auto& hold : holds)
    if (!hold.liftedAt) facts.held.insert(hold.subject);
  TRY(const auto erased, read.erasures().erasures());
  for (const auto& one : erased) facts.erased.insert(one.subject);
  return domain::planOf(facts);
}

Expected<ports::OrderRow> loadApproved(ports::ReadView& read, std::string_view id) {
  TRY(auto orders, read.erasures().orders());
  TRY(auto order, pick(
                      std::move(orders), id, "order", [](const auto& row) { return row.proposal.text(); },
                      [](const auto&) { return std::string(); }));
  TRY(const auto proposal, read.proposals().find(order.proposal));
  if (!proposal) return fail(Errc::storeDamaged, "an order without its proposal");
  if (order.finishedAt) return fail(Errc::conflict, "this order is finished; its certificate says what it did");
  if (proposal->state != domain::ProposalState::approved)
    return fail(Errc::denied, "an order is run after another person has approved it");
  return order;
}

Expected<void> start(Context& context, ports::OrderRow& order, std::int64_t people) {
  if (order.startedAt) return {};
  auto& services = context.services;
  return services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    auto event = orderEvent(AuditType::orderStarted, context, order.proposal, std::to_string(people));
    event.outcome = domain::AuditOutcome::intent;
    TRY(order.startedSeq, unit.log().record(event));
    order.startedAt = services.clock.now();
    return unit.erasures().replaceOrder(order);
  });
}

/// False when a hold came between.
Expected<bool> eraseOne(Context& context, const ports::OrderRow& order, const std::string& person) {
  auto& services = context.services;
  const auto erased = services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto subject, loadTraveller(unit.travellers(), domain::TravellerId(person)));
    TRY_VOID(erasePerson(services, unit, subject,
                         {.by = &context, .order = order.proposal, .because = {order.startedSeq}, .reason = {}}));
    return {};
  });
  if (erased) return true;
  if (erased.error().code() == Errc::denied) return false;
  return std::unexpected(erased.error());
}

Expected<void> finish(Context& context, ports::OrderRow& order, const domain::OrderPlan& plan) {
  using ports::OrderException;
  auto& services = context.services;
  return services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    for (const auto& person : plan.prevented) {
      TRY(const auto hold, unit.erasures().holdOf(person));
      if (!hold) return fail(Errc::conflict, "a hold was lifted while the order ran; run it again");
      TRY_VOID(unit.erasures().addException(order.proposal, {person, OrderException::held, hold->id}));
    }
    for (const auto& person : plan.arrived)
      TRY_VOID(unit.erasures().addException(order.proposal, {person, OrderException::arrivedLater}));
    for (const auto& person : plan.left)
      TRY_VOID(unit.erasures().addException(order.proposal, {person, OrderException::noLongerMeant}));
    TRY(const auto erased, unit.erasures().erasuresBy(order.proposal));
    auto event =
        orderEvent(AuditType::orderFinished, context, order.proposal,
                   "erased:" + std::to_string(erased.size()) + " held:" + std::to_string(plan.prevented.size()) +
                       " arrived:" + std::to_string(plan.arrived.size()) + " left:" + std::to_string(plan.left.size()));
    event.refs = {order.startedSeq};
    TRY(order.finishedSeq, unit.log().record(event));
    order.finishedAt = services.clock.now();
    return unit.erasures().replaceOrder(order);
  });
}

}  // namespace

Expected<PreviewOrder::Answer> handle(Context& context, const PreviewOrder& request, const Job& job) {
  auto& read = context.services.store.read();
  TRY(auto order, readOrder(context, request.file));
  TRY(const auto selected, select(read, order.selection));
  return previewOf(read, std::move(order), selected, job);
}

Expected<ProposeOrder::Answer> handle(Context& context, const ProposeOrder& request, const Job& job) {
  auto& services = context.services;
  auto& read = services.store.read();
  TRY(auto order, readOrder(context, request.file));
  TRY(const auto selected, select(read, order.selection));
  if (selected.people.empty()) return fail(Errc::notFound, "the order means nobody who is stored here");
  ProposeOrder::Answer answer;
  TRY(answer.preview, previewOf(read, std::move(order), selected, job));
  const domain::OrderText text{.legalReference = answer.preview.order.legalReference,
                               .selection = selected.kept,
                               .people = std::ssize(selected.people),
                               .peopleHash = hashOf(selected.people),
                               .fileHash = answer.preview.order.hash};
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(answer.proposal, propose(context, unit,
                                 {.act = domain::TwoPersonAct::eraseByOrder,
                                  .content = domain::textOf(text),
                                  .reason = answer.preview.order.reason}));
    return unit.erasures().addOrder({.proposal = answer.proposal.id,
                                     .selection = selected.kept,
                                     .legalReference = answer.preview.order.legalReference},
                                    selected.people);
  }));
  return answer;
}

Expected<void> agreeToOrder(Context&, ports::WriteUnit& unit, const domain::Proposal& proposal) {
  // Approved is not yet done: people are erased one by one when somebody runs it.
  TRY(const auto order, unit.erasures().findOrder(proposal.id));
  if (!order) return fail(Errc::storeDamaged, "a proposed order that is not there");
  return {};
}

Expected<RunOrder::Answer> handle(Context& context, const RunOrder& request, const Job& job) {
  auto& services = context.services;
  auto& read = services.store.read();
  TRY(auto order, loadApproved(read, request.id));
  TRY(auto plan, planNow(read, order));
  TRY_VOID(start(context, order, std::ssize(plan.toErase)));
  RunOrder::Answer answer;
  const auto total = std::ssize(plan.toErase);
  ProgressMeter meter(job, "people", total);
  for (const auto& person : plan.toErase) {
    if (job.stop.stop_requested())
      return fail(Errc::cancelled, "stopped; who was erased stays erased, and the order goes on when it is run again");
    if (job.yield) job.yield();
    TRY(const bool erased, eraseOne(context, order, person));
    answer.erasedNow += erased ? 1 : 0;
    meter.at(answer.erasedNow);
  }
  meter.finish(answer.erasedNow);
  TRY(plan, planNow(read, order));
  if (!plan.toErase.empty()) return fail(Errc::conflict, "a hold was lifted while the order ran; run it again");
  TRY_VOID(finish(context, order, plan));
  TRY(const auto erased, read.erasures().erasuresBy(order.proposal));
  TRY(answer.readBack, readBack(services, erased, context.actor));
  TRY(const auto agreed, read.erasures().peopleOf(order.proposal));
  answer.order = {.order = order, .agreed = std::ssize(agreed), .erased = std::ssize(erased)};
  TRY(answer.order.exceptions, read.erasures().exceptionsOf(order.proposal));
  return answer;
}

Expected<ListOrders::Answer> handle(Context& context, const ListOrders&, const Job&) {
  auto& read = context.services.store.read();
  TRY(const auto orders, read.erasures().orders());
  ListOrders::Answer answer;
  for (const auto& order : orders) {
    TRY(auto proposal, read.proposals().find(order.proposal));
    if (!proposal) return fail(Errc::storeDamaged, "an order without its proposal");
    OrderView view{.order = order, .proposal = *std::move(proposal)};
    TRY(const auto agreed, read.erasures().peopleOf(order.proposal));
    TRY(const auto erased, read.erasures().erasuresBy(order.proposal));
    view.agreed = std::ssize(agreed);
    view.erased = std::ssize(erased);
    answer.push_back(std::move(view));
  }
  return answer;
}

}  // namespace consentry::app
