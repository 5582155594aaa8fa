// SPDX-License-Identifier: GPL-3.0-or-later
// Two acts of two people that help when ordinary ways are blocked: unlocking a person, and an act outside the roles.
#include <algorithm>
#include <optional>
#include <string>

#include "app/sign_in.hpp"
#include "app/two_person.hpp"
#include "app/two_person_kinds.hpp"
#include "base/plain_text.hpp"
#include "domain/emergency.hpp"
#include "domain/sign_in.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::TwoPersonAct;

namespace {

constexpr std::size_t kLongestReason = 500;  // bytes

Expected<void> checkReason(const std::string& reason) {
  TRY_VOID(base::checkPlainText(reason, "the reason"));
  if (reason.size() > kLongestReason) return fail(Errc::limitExceeded, "a reason has at most 500 bytes");
  return {};
}

std::string contentOf(domain::Act act, int hours) {
  return "act " + std::string(base::word(act)) + "\nhours " + std::to_string(hours) + "\n";
}

struct Emergency {
  domain::Act act = domain::Act::seeCases;
  int hours = 0;
};

/// Reads back what `contentOf` wrote: exactly that, or nothing.
std::optional<Emergency> emergencyFrom(const std::string& content) {
  for (const auto& [act, word] : base::allOf<domain::Act>())
    for (int hours = 1; hours <= domain::kLongestEmergency.count(); ++hours)
      if (content == contentOf(act, hours)) return Emergency{act, hours};
  return std::nullopt;
}

}  // namespace

Expected<ProposeUnlock::Answer> handle(Context& context, const ProposeUnlock& request, const Job&) {
  TRY_VOID(checkReason(request.reason));
  auto& services = context.services;
  TRY(const auto user, services.store.read().users().findByLogin(request.login));
  if (!user) return fail(Errc::notFound, "no user of that login");
  TRY(const auto failures, services.store.read().credentials().failuresOf(user->id));
  if (!failures || failures->failures < domain::kMostTries) return fail(Errc::conflict, "this user is not locked");
  domain::Proposal made;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(made, propose(context, unit,
                      {.act = TwoPersonAct::unlockUser,
                       .object = "user:" + user->id.text(),
                       .content = "unlock " + user->id.text() + "\n",
                       .reason = request.reason}));
    return {};
  }));
  return made;
}

Expected<void> unlockUser(Context& context, ports::WriteUnit& unit, const domain::Proposal& proposal) {
  constexpr std::string_view kPrefix = "user:";
  if (!proposal.object.starts_with(kPrefix)) return fail(Errc::storeDamaged, "a proposal about nobody");
  const domain::UserId user(proposal.object.substr(kPrefix.size()));
  TRY_VOID(tellNotedTries(unit, user));
  TRY_VOID(unit.credentials().clearFailures(user));
  TRY_VOID(unit.log().record({.type = AuditType::userUnlocked,
                              .actor = context.actor,
                              .change = domain::AuditChange{
                                  .object = proposal.object, .after = proposal.hash, .approver = context.actor.user}}));
  return {};
}

Expected<ProposeEmergency::Answer> handle(Context& context, const ProposeEmergency& request, const Job&) {
  TRY_VOID(checkReason(request.reason));
  if (request.hours < 1 || request.hours > domain::kLongestEmergency.count())
    return fail(Errc::invalidArgument, "an emergency lasts 1 to 4 hours");
  auto& services = context.services;
  TRY(const auto user, services.store.read().users().find(context.actor.user));
  if (!user) return fail(Errc::notFound, "no such user");
  if (std::ranges::any_of(user->roles, [&](domain::Role role) { return domain::roleMay(role, request.act); }))
    return fail(Errc::invalidArgument, "this user's roles allow that already");
  if (!domain::mayBeGranted(request.act))
    return fail(Errc::denied, "no emergency grants that: it governs the house, or is what a second person does");
  if (!domain::roleForGrant(user->roles, request.act))
    return fail(Errc::denied, "no role that may do that can be held together with this user's roles");
  domain::Proposal made;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(made, propose(context, unit,
                      {.act = TwoPersonAct::breakGlass,
                       .object = "act:" + std::string(base::word(request.act)),
                       .content = contentOf(request.act, request.hours),
                       .reason = request.reason}));
    return {};
  }));
  return made;
}

Expected<void> grantEmergency(Context& context, ports::WriteUnit& unit, const domain::Proposal& proposal) {
  const auto emergency = emergencyFrom(proposal.content);
  if (!emergency) return fail(Errc::storeDamaged, "an emergency that grants nothing known");
  const auto now = context.services.clock.now();
  TRY(const auto entry,
      unit.log().record({.type = AuditType::emergencyGranted,
                         .actor = context.actor,
                         .change = domain::AuditChange{.object = "user:" + proposal.proposedBy.text(),
                                                       .after = proposal.hash,
                                                       .approver = context.actor.user,
                                                       .detail = std::string(base::word(emergency->act))}}));
  return unit.proposals().addGrant({.proposal = proposal.id,
                                    .user = proposal.proposedBy,
                                    .act = emergency->act,
                                    .from = now,
                                    .until = now + std::chrono::hours(emergency->hours),
                                    .entry = entry});
}

}  // namespace consentry::app
