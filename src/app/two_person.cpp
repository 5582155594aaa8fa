// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/two_person.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "app/lookup.hpp"
#include "app/two_person_kinds.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::Proposal;
using domain::ProposalRefusal;
using domain::ProposalState;
using domain::TwoPersonAct;

namespace {

using WhenApproved = Expected<void> (*)(Context&, ports::WriteUnit&, const Proposal&);

/// One line a kind. A kind that is not here cannot be proposed.
constexpr auto kKinds = std::to_array<std::pair<TwoPersonAct, WhenApproved>>({
    {TwoPersonAct::policy, putPolicyIntoForce},
    {TwoPersonAct::legalBasis, putBasisIntoForce},
    {TwoPersonAct::unlockUser, unlockUser},
    {TwoPersonAct::breakGlass, grantEmergency},
    {TwoPersonAct::eraseByOrder, agreeToOrder},
});

const WhenApproved* whenApproved(TwoPersonAct act) {
  const auto kind = std::ranges::find(kKinds, act, &std::pair<TwoPersonAct, WhenApproved>::first);
  return kind == kKinds.end() ? nullptr : &kind->second;
}

domain::AuditEvent event(AuditType type, const Proposal& proposal, std::optional<domain::Actor> actor,
                         std::string_view what) {
  return {.type = type,
          .actor = std::move(actor),
          .change = domain::AuditChange{.object = "proposal:" + proposal.id.text(),
                                        .after = proposal.hash,
                                        .detail = std::string(base::word(proposal.act)) + ":" + std::string(what)}};
}

/// The first of the person's roles that allows the act; their first role when none does, which then is refused.
Expected<domain::Actor> actorFor(Context& context, domain::Act act) {
  TRY(const auto user, context.services.store.read().users().find(context.actor.user));
  if (!user) return fail(Errc::notFound, "no such user");
  const auto role = std::ranges::find_if(user->roles, [&](domain::Role one) { return domain::roleMay(one, act); });
  return role == user->roles.end() ? context.actor : domain::Actor{user->id, *role};
}

Expected<Proposal> load(ports::ProposalReader& proposals, std::string_view id) {
  TRY(auto all, proposals.all());
  return pick(
      std::move(all), id, "proposal", [](const auto& one) { return one.id.text(); },
      [](const auto&) { return std::string(); });
}

Expected<ProposalView> view(Context& context, Proposal proposal) {
  const auto now = context.services.clock.now();
  TRY(const auto actor, actorFor(context, domain::actToApprove(proposal.act)));
  ProposalView answer{.overdue = proposal.state == ProposalState::open && proposal.expiresAt <= now,
                      .whyNot = domain::whyNotDecided(proposal, actor, now)};
  answer.proposal = std::move(proposal);
  return answer;
}

/// What nobody decided in time is closed by the program itself, whenever a proposal is written.
Expected<void> closeOverdue(ports::WriteUnit& unit, base::Instant now) {
  TRY(auto all, unit.proposals().all());
  for (auto& proposal : all) {
    if (proposal.state != ProposalState::open || proposal.expiresAt > now) continue;
    proposal.state = ProposalState::expired;
    proposal.decidedAt = now;
    TRY_VOID(unit.proposals().decide(proposal));
    TRY_VOID(unit.log().record(event(AuditType::actDecided, proposal, std::nullopt, "expired")));
  }
  return {};
}

Expected<void> close(Context& context, ports::WriteUnit& unit, Proposal& proposal, ProposalState state) {
  proposal.state = state;
  proposal.decidedBy = context.actor.user;
  proposal.decidedAt = context.services.clock.now();
  TRY_VOID(unit.proposals().decide(proposal));
  auto decided = event(AuditType::actDecided, proposal, context.actor, base::word(state));
  if (state == ProposalState::approved) decided.change->approver = context.actor.user;
  TRY_VOID(unit.log().record(decided));
  return {};
}

}  // namespace

std::unexpected<base::Error> refused(ProposalRefusal why) {
  switch (why) {
    case ProposalRefusal::samePerson:
      return fail(Errc::denied, "a proposal is decided by another person than the one who made it");
    case ProposalRefusal::expired:
      return fail(Errc::conflict, "the time of this proposal is over: it would have to be made again");
    case ProposalRefusal::decidedAlready:
      return fail(Errc::conflict, "this proposal is decided already");
    case ProposalRefusal::notTheirAct:
      return fail(Errc::denied, "none of this user's roles may decide this proposal");
  }
  return fail(Errc::denied, "this proposal cannot be decided");
}

Expected<ListProposals::Answer> handle(Context& context, const ListProposals& request, const Job&) {
  TRY(auto all, context.services.store.read().proposals().all());
  std::ranges::reverse(all);
  ListProposals::Answer answer;
  for (auto& proposal : all) {
    TRY(auto one, view(context, std::move(proposal)));
    if (request.onlyOpen && (one.proposal.state != ProposalState::open || one.overdue)) continue;
    answer.push_back(std::move(one));
  }
  return answer;
}

Expected<ShowProposal::Answer> handle(Context& context, const ShowProposal& request, const Job&) {
  TRY(auto proposal, load(context.services.store.read().proposals(), request.id));
  return view(context, std::move(proposal));
}

Expected<DecideProposal::Answer> handle(Context& context, const DecideProposal& request, const Job&) {
  TRY(auto proposal, load(context.services.store.read().proposals(), request.id));
  TRY(context.actor, actorFor(context, domain::actToApprove(proposal.act)));
  const auto now = context.services.clock.now();
  if (const auto why = domain::whyNotDecided(proposal, context.actor, now)) {
    if (*why == ProposalRefusal::expired)
      TRY_VOID(context.services.store.write([&](ports::WriteUnit& unit) { return closeOverdue(unit, now); }));
    return refused(*why);
  }
  const WhenApproved* const act = whenApproved(proposal.act);
  if (act == nullptr) return fail(Errc::unsupported, "this version cannot do what was proposed");
  TRY_VOID(context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    if (request.decision == DecideProposal::Decision::reject)
      return close(context, unit, proposal, ProposalState::rejected);
    TRY_VOID(close(context, unit, proposal, ProposalState::approved));
    return (*act)(context, unit, proposal);
  }));
  return view(context, std::move(proposal));
}

Expected<WithdrawProposal::Answer> handle(Context& context, const WithdrawProposal& request, const Job&) {
  TRY(auto proposal, load(context.services.store.read().proposals(), request.id));
  if (proposal.proposedBy != context.actor.user)
    return fail(Errc::denied, "only who made a proposal takes it back; others reject it");
  if (proposal.state != ProposalState::open) return refused(ProposalRefusal::decidedAlready);
  TRY_VOID(context.services.store.write(
      [&](ports::WriteUnit& unit) { return close(context, unit, proposal, ProposalState::withdrawn); }));
  return view(context, std::move(proposal));
}

Expected<Proposal> propose(Context& context, ports::WriteUnit& unit, const NewProposal& asked) {
  if (whenApproved(asked.act) == nullptr) return fail(Errc::unsupported, "this version cannot do that");
  auto& services = context.services;
  const auto now = services.clock.now();
  TRY_VOID(closeOverdue(unit, now));
  const Proposal proposal{
      .id = asked.id.empty() ? domain::ProposalId(services.random.handleText()) : asked.id,
      .act = asked.act,
      .object = asked.object,
      .content = asked.content,
      .hash = crypto::sha256(base::asBytes(asked.content)),
      .reason = asked.reason,
      .proposedBy = context.actor.user,
      .proposedAt = now,
      .expiresAt = now + domain::lifetimeOf(asked.act),
  };
  TRY_VOID(unit.proposals().add(proposal));
  TRY_VOID(unit.log().record(event(AuditType::actProposed, proposal, context.actor, "proposed")));
  return proposal;
}

}  // namespace consentry::app
