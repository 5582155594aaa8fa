// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sign_in.hpp"

#include <utility>

#include "app/retention.hpp"
#include "domain/sign_in.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditOutcome;
using domain::AuditType;

namespace {

constexpr auto kNotTheOne = "no person of that login, or not their passphrase";

domain::AuditEvent about(AuditType type, const std::string& whom, std::string detail) {
  return {.type = type, .change = domain::AuditChange{.object = "user:" + whom, .detail = std::move(detail)}};
}

bool canRecord(Services& services) {
  return services.store.readOnlyReason().empty();
}

/// The name is not written: people type passphrases into the wrong field.
Expected<void> recordStranger(Services& services) {
  if (!canRecord(services)) return {};
  return services.store.write([](ports::WriteUnit& unit) -> Expected<void> {
    auto event = about(AuditType::signInFailed, "unknown", "");
    event.outcome = AuditOutcome::denied;
    TRY_VOID(unit.log().record(event));
    return {};
  });
}

ports::SignInFailures oneMore(Services& services, const std::optional<ports::SignInFailures>& before,
                              const domain::UserId& user) {
  return ports::SignInFailures{.user = user,
                               .failures = (before ? before->failures : 0) + 1,
                               .boot = services.clock.bootId(),
                               .sinceBoot = services.clock.sinceBoot(),
                               .at = services.clock.now()};
}

/// Where only reading is possible nobody waits for a lock, so a try is counted before the passphrase is looked at: who
/// tries many at once gets no more of them than the one that `judged` leaves free.
Expected<void> noteTry(Services& services, const domain::UserId& user,
                       const std::optional<ports::SignInFailures>& judged) {
  if (canRecord(services)) return {};
  const auto noted = services.store.read().credentials().noteTry(oneMore(services, judged, user));
  // Whoever holds a medium that cannot be written guesses on a copy of it, whatever this program counts; and a full
  // disk must not keep anybody from reading.
  if (noted || (noted.error().code() != Errc::throttled && noted.error().code() != Errc::storeDamaged)) return {};
  return noted;
}

/// Counted before anybody hears of it: a program that is ended in time has tried and learnt nothing.
Expected<void> recordFailure(Services& services, const ports::UserRow& user) {
  if (!canRecord(services)) return {};
  return services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(tellNotedTries(unit, user.id));
    TRY(const auto before, unit.credentials().failuresOf(user.id));
    const auto now = oneMore(services, before, user.id);
    TRY_VOID(unit.credentials().putFailures(now));
    auto event = about(AuditType::signInFailed, user.id.text(), std::to_string(now.failures));
    event.outcome = AuditOutcome::denied;
    TRY_VOID(unit.log().record(event));
    if (now.failures == domain::kMostTries)
      TRY_VOID(unit.log().record(about(AuditType::userLocked, user.id.text(), "")));
    return {};
  });
}

/// Errc::throttled while the next try is not free; else what that was judged by.
Expected<std::optional<ports::SignInFailures>> demandFreeTry(Services& services, const domain::UserId& user) {
  TRY(auto failures, services.store.read().credentials().failuresOf(user));
  if (!failures) return failures;
  const auto rule = domain::tryRule(failures->failures, {failures->boot, failures->sinceBoot},
                                    {services.clock.bootId(), services.clock.sinceBoot()});
  if (rule.locked) return fail(Errc::throttled, "locked after 20 wrong passphrases, until two people unlock");
  if (rule.wait.count() > 0)
    return fail(Errc::throttled, "after " + std::to_string(failures->failures) +
                                     " wrong passphrases the next try is free in " + std::to_string(rule.wait.count()) +
                                     " s");
  return failures;
}

bool isCheaper(const ports::PassphraseCost& cost, const ports::PassphraseCost& inForce) {
  return cost.passes < inForce.passes || cost.memoryBytes < inForce.memoryBytes;
}

Expected<void> recordSuccess(Services& services, const ports::UserRow& user, const ports::PersonalKey& key,
                             ports::Credential credential, const base::SecretText& passphrase) {
  if (!canRecord(services)) {
    const auto noted = services.store.read().credentials().noteSuccess(user.id);
    if (!noted && noted.error().code() == Errc::storeDamaged) return noted;
    return {};
  }
  if (isCheaper(credential.cost, services.identities.costInForce())) {
    const auto setAt = credential.setAt;
    const bool mustChange = credential.mustChange;
    TRY(credential, services.identities.renew(key, passphrase));
    credential.setAt = setAt;
    credential.mustChange = mustChange;
  }
  return services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(tellNotedTries(unit, user.id));
    TRY_VOID(unit.credentials().clearFailures(user.id));
    TRY_VOID(unit.credentials().put(credential));
    TRY_VOID(unit.log().record({.type = AuditType::signedIn, .actor = domain::Actor{user.id, user.roles.front()}}));
    return {};
  });
}

Expected<ports::UserRow> load(ports::UserReader& users, std::string_view login) {
  TRY(auto user, users.findByLogin(login));
  if (!user) return fail(Errc::notFound, "no user of that login");
  return *std::move(user);
}

/// The credential and the share that it opens, or neither.
Expected<void> put(Context& context, const ports::Credential& credential) {
  auto& services = context.services;
  std::optional<ports::Credential> former;
  auto written = services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(former, unit.credentials().find(credential.user));
    TRY_VOID(unit.credentials().put(credential));
    TRY_VOID(tellNotedTries(unit, credential.user));
    TRY(const auto failures, unit.credentials().failuresOf(credential.user));
    if (failures && failures->failures < domain::kMostTries)
      TRY_VOID(unit.credentials().clearFailures(credential.user));
    TRY_VOID(unit.log().record(credentialEvent(credential, context.actor)));
    return services.vault.admit(credential);
  });
  // The share is a file: when the transaction did not commit, the former one has to come back.
  if (!written && former)
    if (auto back = services.vault.admit(*former); !back)
      return std::unexpected(std::move(back).error().during("giving the former share back"));
  return written;
}

}  // namespace

Expected<void> tellNotedTries(ports::WriteUnit& unit, const domain::UserId& user) {
  TRY(const auto untold, unit.credentials().untoldOf(user));
  if (untold == 0) return {};
  auto event = about(AuditType::signInFailed, user.text(), "reading " + std::to_string(untold));
  event.outcome = AuditOutcome::denied;
  TRY_VOID(unit.log().record(event));
  TRY(const auto all, unit.credentials().failuresOf(user));
  if (!all) return unit.credentials().clearFailures(user);
  if (all->failures >= domain::kMostTries) TRY_VOID(unit.log().record(about(AuditType::userLocked, user.text(), "")));
  return unit.credentials().putFailures(*all);
}

domain::AuditEvent credentialEvent(const ports::Credential& credential, std::optional<domain::Actor> actor) {
  return {.type = AuditType::credentialSet,
          .actor = std::move(actor),
          .change = domain::AuditChange{.object = "user:" + credential.user.text(),
                                        .after = base::Digest{credential.signingKey},
                                        .detail = credential.mustChange ? "one_time" : ""}};
}

Expected<Session> signIn(Services& services, std::string_view login, const base::SecretText& passphrase) {
  TRY(const base::SecretText words, normalised(passphrase));
  auto& read = services.store.read();
  TRY(auto user, read.users().findByLogin(login));
  if (!user) {
    services.identities.pretend(words);
    TRY_VOID(recordStranger(services));
    return fail(Errc::denied, kNotTheOne);
  }
  TRY(const auto credential, read.credentials().find(user->id));
  if (!credential) {
    services.identities.pretend(words);
    TRY_VOID(recordStranger(services));
    return fail(Errc::denied, "this person has no passphrase yet: an administrator sets one with `user reset`");
  }
  TRY(const auto judged, demandFreeTry(services, user->id));
  TRY_VOID(noteTry(services, user->id, judged));
  TRY(auto key, services.identities.open(*credential, words));
  if (!key) {
    TRY_VOID(recordFailure(services, *user));
    return fail(Errc::denied, kNotTheOne);
  }
  if (user->disabled || user->roles.empty()) {
    TRY_VOID(recordFailure(services, *user));
    return fail(Errc::denied, "this user is disabled, or has no role");
  }
  TRY_VOID(services.vault.open(*key));
  TRY_VOID(recordSuccess(services, *user, *key, *credential, words));
  auto self = std::make_unique<SignedIn>(std::move(key), credential->mustChange);
  if (canRecord(services)) {
    Context context{services, {user->id, user->roles.front()}, *self};
    // Who signs in must not be kept out by what is overdue: it is asked for again at the next sign-in, and
    // `erasures list` says that it waits.
    if (const auto kept = keepPromises(context); !kept && kept.error().code() == Errc::internal)
      return std::unexpected(kept.error());
  }
  return Session(services, *std::move(user), std::move(self));
}

Expected<ChangePassphrase::Answer> handle(Context& context, const ChangePassphrase& request, const Job&) {
  auto& services = context.services;
  if (!request.passphrase) return fail(Errc::invalidArgument, "no new passphrase was given");
  TRY(const auto user, services.store.read().users().find(context.actor.user));
  if (!user) return fail(Errc::notFound, "no such user");
  TRY(const base::SecretText words, normalised(*request.passphrase));
  TRY_VOID(domain::checkNewPassphrase(words.view(), user->login, user->displayName));
  TRY(const auto former, services.store.read().credentials().find(user->id));
  if (former) {
    TRY(const auto same, services.identities.open(*former, words));
    if (same) return fail(Errc::invalidArgument, "that is the passphrase in force");
  }
  if (!context.self.mustChange) {
    TRY(auto credential, services.identities.renew(*context.self.key, words));
    credential.setAt = services.clock.now();
    TRY_VOID(put(context, credential));
    return *user;
  }
  TRY(auto made, services.identities.make(user->id, words));
  made.credential.setAt = services.clock.now();
  TRY_VOID(put(context, made.credential));
  context.self.key = std::move(made.key);
  context.self.mustChange = false;
  return *user;
}

Expected<ResetPassphrase::Answer> handle(Context& context, const ResetPassphrase& request, const Job&) {
  auto& services = context.services;
  TRY(auto user, load(services.store.read().users(), request.login));
  if (user.id == context.actor.user)
    return fail(Errc::denied, "another administrator resets a passphrase; one's own is changed with the former one");
  if (user.disabled) return fail(Errc::denied, "this user is disabled");
  ResetPassphrase::Answer answer;
  if (!request.passphrase) answer.oneTime = oneTimePassphrase(services.random);
  const auto& words = request.passphrase ? *request.passphrase : *answer.oneTime;
  TRY(auto made,
      makeIdentity(services.identities, {user.id, user.login, user.displayName, words}, services.clock.now()));
  made.credential.mustChange = true;
  TRY_VOID(put(context, made.credential));
  answer.user = std::move(user);
  return answer;
}

Expected<ListSignIns::Answer> handle(Context& context, const ListSignIns&, const Job&) {
  auto& read = context.services.store.read();
  TRY(const auto users, read.users().all());
  const std::string signedIn(base::word(AuditType::signedIn));
  std::vector<SignInState> states;
  for (const auto& user : users) {
    TRY(const auto credential, read.credentials().find(user.id));
    TRY(const auto failures, read.credentials().failuresOf(user.id));
    TRY(const auto last, read.log().lines({.actor = user.id.text(), .type = signedIn}, 0, 1));
    const int count = failures ? failures->failures : 0;
    states.push_back({.user = user.id,
                      .hasPassphrase = credential.has_value(),
                      .mustChange = credential && credential->mustChange,
                      .locked = count >= domain::kMostTries,
                      .failures = count,
                      .lastSignIn = last.empty() ? base::Instant{} : last.front().at});
  }
  return states;
}

}  // namespace consentry::app
