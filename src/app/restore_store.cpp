// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/restore_store.hpp"

#include <algorithm>

#include "app/erase_person.hpp"
#include "app/manage_consents.hpp"
#include "app/progress_meter.hpp"
#include "app/two_person.hpp"
#include "base/plain_text.hpp"
#include "crypto/hash.hpp"
#include "domain/two_person.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::RestoreProposal;

namespace {

constexpr std::chrono::minutes kClocksApart(10);

Expected<void> checkReason(const std::string& reason) {
  TRY_VOID(base::checkPlainText(reason, "the reason of a restore"));
  if (reason.size() > domain::kLongestRestoreReason)
    return fail(Errc::invalidArgument, "the reason of a restore has at most 500 bytes");
  return {};
}

base::Digest commitment(const base::Digest& salt, const std::string& reason) {
  base::Bytes bytes(salt.value.begin(), salt.value.end());
  const auto words = base::asBytes(reason);
  bytes.insert(bytes.end(), words.begin(), words.end());
  return crypto::sha256(bytes);
}

/// The proposal as every other act of two people is judged.
domain::Proposal asProposal(const RestoreProposal& restore) {
  const std::string content = textOf(restore);
  return {.act = domain::TwoPersonAct::restore,
          .content = content,
          .hash = crypto::sha256(base::asBytes(content)),
          .reason = restore.reason,
          .proposedBy = restore.by,
          .proposedAt = restore.plan.at,
          .expiresAt = expiryOf(restore)};
}

Expected<RestoreProposal> load(ports::StoreRestorer* restorer) {
  if (restorer == nullptr) return fail(Errc::invalidArgument, "nothing restores this store");
  TRY(auto proposal, restorer->proposal());
  if (!proposal) return fail(Errc::notFound, "no restore of this store waits for a second person");
  return *std::move(proposal);
}

/// Who was disabled, or is no administrator any more, by what the backup says, proposes nothing.
Expected<void> demandProposerMay(Context& context, const RestoreProposal& restore) {
  TRY(const auto proposer, context.services.store.read().users().find(restore.by));
  const auto may = [](domain::Role role) { return domain::roleMay(role, domain::Act::proposeRestore); };
  if (!proposer || proposer->disabled || std::ranges::none_of(proposer->roles, may))
    return fail(Errc::denied, "who proposed this may not propose a restore");
  return {};
}

/// Who is not here, or erased already, needs nothing; whom something keeps is told.
Expected<std::vector<ports::ErasureRow>> repeatLost(Context& context, ports::WriteUnit& unit,
                                                    const ApproveRestore& request, ApproveRestore::Answer& answer) {
  for (const auto& consent : request.withdrawnSince) {
    TRY(const bool withdrawn, withdrawAgain(context, unit, domain::ConsentId(consent)));
    answer.withdrawn += withdrawn ? 1 : 0;
  }
  std::vector<ports::ErasureRow> erased;
  for (const auto& handle : request.erasedSince) {
    const auto subject = findSubject(context.services.store.read(), handle);
    if (!subject && (subject.error().code() == Errc::notFound || subject.error().code() == Errc::conflict)) continue;
    if (!subject) return std::unexpected(subject.error());
    auto row = erasePerson(
        context.services, unit, *subject,
        {.by = &context, .because = {answer.proposal.records}, .reason = "erased before a restore brought it back"});
    if (!row && (row.error().code() == Errc::denied || row.error().code() == Errc::conflict))
      answer.left.push_back(handle);
    else if (!row)
      return std::unexpected(std::move(row).error());
    else
      erased.push_back(*std::move(row));
  }
  answer.erased = std::ssize(erased);
  return erased;
}

/// What every erasure is followed by; the next sign-in makes up for it when it fails here.
Expected<void> proveErased(Context& context, const std::vector<ports::ErasureRow>& erased) {
  if (erased.empty()) return {};
  const ports::Writing writing(context.services.store, {context.self.key, {}});
  TRY_VOID(readBack(context.services, erased, context.actor));
  TRY_VOID(renewKeysIfAsked(context.services, context.actor));
  return {};
}

}  // namespace

base::Instant expiryOf(const RestoreProposal& proposal) {
  return proposal.plan.at + domain::lifetimeOf(domain::TwoPersonAct::restore);
}

Expected<ProposeRestore::Answer> handle(Context& context, const ProposeRestore& request, const Job& job) {
  if (request.restorer == nullptr) return fail(Errc::invalidArgument, "nothing restores this store");
  TRY_VOID(checkReason(request.reason));
  const auto now = context.services.clock.now();
  // One that cannot be read is in nobody's way.
  if (const auto waiting = request.restorer->proposal(); waiting && *waiting && expiryOf(**waiting) > now)
    return fail(Errc::conflict, "a restore of this store waits already: approve or reject it first");
  ProgressMeter meter(job, "checking", 0);
  TRY(const auto point, request.restorer->point([&meter](std::int64_t done) { meter.at(done); }));
  RestoreProposal proposal{.plan = {.prev = point.prev,
                                    .from = request.manifest.value_or(point.head),
                                    .pin = point.pin,
                                    .known = point.known,
                                    .at = now},
                           .log = point.log,
                           .records = point.records,
                           .by = context.actor.user,
                           .reason = request.reason};
  context.services.random.fill(proposal.salt.value);
  proposal.plan.reason = commitment(proposal.salt, proposal.reason);
  proposal.signature = context.self.key->sign(base::asBytes(signedText(proposal.plan)));
  TRY_VOID(request.restorer->propose(proposal));
  return proposal;
}

Expected<ApproveRestore::Answer> handle(Context& context, const ApproveRestore& request, const Job&) {
  TRY(auto restore, load(request.restorer));
  auto& services = context.services;
  const auto now = services.clock.now();
  auto proposal = asProposal(restore);
  // Else a clock that stands years ahead makes a proposal that is good for years.
  if (restore.plan.at > now + kClocksApart)
    return fail(Errc::denied, "the proposal bears a time that is still to come: look at both clocks, and propose anew");
  if (const auto why = domain::whyNotDecided(proposal, context.actor, now)) return refused(*why);
  TRY_VOID(demandProposerMay(context, restore));
  if (restore.plan.reason != commitment(restore.salt, restore.reason))
    return fail(Errc::denied, "the reason is not the one that was proposed");
  ApproveRestore::Answer answer{.proposal = restore, .incarnation = services.random.handleText()};
  proposal.id = domain::ProposalId(services.random.handleText());
  proposal.object = "incarnation:" + answer.incarnation;
  proposal.state = domain::ProposalState::approved;
  proposal.decidedBy = context.actor.user;
  proposal.decidedAt = now;
  std::vector<ports::ErasureRow> erased;
  TRY(answer.record,
      request.restorer->complete(
          {.proposal = restore, .incarnation = answer.incarnation, .by = context.actor, .key = context.self.key},
          [&](ports::WriteUnit& unit) -> Expected<void> {
            TRY_VOID(unit.proposals().add(proposal));
            TRY(erased, repeatLost(context, unit, request, answer));
            return {};
          }));
  if (auto proved = proveErased(context, erased); !proved)
    return std::unexpected(std::move(proved).error().during("restored, but what was erased again was not read back"));
  return answer;
}

Expected<RejectRestore::Answer> handle(Context& context, const RejectRestore& request, const Job&) {
  const auto restore = load(request.restorer);
  if (!restore && restore.error().code() != Errc::storeDamaged) return std::unexpected(restore.error());
  TRY(const auto user, context.services.store.read().users().find(context.actor.user));
  const auto may = [](domain::Role role) { return domain::roleMay(role, domain::Act::approveRestore); };
  const bool own = restore && restore->by == context.actor.user;
  if (!own && (!user || std::ranges::none_of(user->roles, may)))
    return fail(Errc::denied, "a restore is rejected by who proposed it or by who could agree to it");
  TRY_VOID(request.restorer->discard());
  return restore ? RejectRestore::Answer(*restore) : std::nullopt;
}

}  // namespace consentry::app
