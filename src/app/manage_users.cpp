// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_users.hpp"

#include <algorithm>

#include "app/sign_in.hpp"
#include "base/plain_text.hpp"
#include "domain/sign_in.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::Role;

namespace {

bool isLogin(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  return text.size() >= 2 && text.size() <= 32 && std::ranges::all_of(text, allowed);
}

Expected<void> checkRoles(const std::vector<Role>& roles) {
  for (const Role a : roles)
    for (const Role b : roles)
      if (!domain::rolesMayMeet(a, b))
        return fail(Errc::denied, "an auditor holds no role that is audited: administrator, officer or supervisor");
  return {};
}

Expected<void> checkNames(std::string_view login, std::string_view displayName) {
  TRY_VOID(base::checkPlainText(displayName, "the display name"));
  if (!isLogin(login)) return fail(Errc::invalidArgument, "a login has 2 to 32 characters a-z 0-9 . _ -");
  if (displayName.empty() || displayName.size() > 200)
    return fail(Errc::invalidArgument, "a display name has 1 to 200 bytes");
  return {};
}

domain::AuditEvent roleEvent(AuditType type, std::optional<domain::Actor> actor, const domain::UserId& user,
                             std::string detail) {
  return {.type = type,
          .actor = std::move(actor),
          .change = domain::AuditChange{.object = "user:" + user.text(), .detail = std::move(detail)}};
}

Expected<void> store(ports::WriteUnit& unit, const ports::UserRow& user, const ports::Credential& credential,
                     const std::optional<domain::Actor>& actor) {
  TRY_VOID(unit.users().add(user));
  TRY_VOID(unit.credentials().put(credential));
  TRY_VOID(unit.log().record(roleEvent(AuditType::userAdded, actor, user.id, "")));
  for (const Role role : user.roles)
    TRY_VOID(unit.log().record(roleEvent(AuditType::roleGranted, actor, user.id, std::string(base::word(role)))));
  TRY_VOID(unit.log().record(credentialEvent(credential, actor)));
  return {};
}

Expected<ports::UserRow> load(ports::UserReader& users, std::string_view login) {
  TRY(auto user, users.findByLogin(login));
  if (!user) return fail(Errc::notFound, "no user of that login");
  return *std::move(user);
}

/// Somebody must be able to let others in again.
Expected<void> keepsAnAdministrator(ports::UserReader& users, const ports::UserRow& changed) {
  TRY(auto all, users.all());
  const bool left = std::ranges::any_of(all, [&](const ports::UserRow& row) {
    const auto& now = row.id == changed.id ? changed : row;
    return !now.disabled && std::ranges::find(now.roles, Role::administrator) != now.roles.end();
  });
  if (!left) return fail(Errc::conflict, "the last administrator would be gone");
  return {};
}

/// Nobody waits for a lease of somebody who can no longer act.
Expected<void> releaseClaims(Context& context, ports::WriteUnit& unit, const domain::UserId& user) {
  TRY(const auto open, unit.screenings().cases(true));
  for (auto row : open) {
    if (!row.facts.claim || row.facts.claim->by != user) continue;
    TRY(row.facts, domain::released(std::move(row.facts), {user, Role::officer}, context.services.clock.now()));
    TRY_VOID(unit.screenings().replaceCase(row));
    TRY_VOID(unit.log().record({.type = AuditType::caseReleased,
                                .actor = context.actor,
                                .subject = row.subject,
                                .set = row.set,
                                .caseId = row.id,
                                .list = row.list}));
  }
  return {};
}

}  // namespace

Expected<AddUser::Answer> handle(Context& context, const AddUser& request, const Job&) {
  TRY_VOID(checkNames(request.login, request.displayName));
  if (request.roles.empty()) return fail(Errc::invalidArgument, "a user needs at least one role");
  TRY_VOID(checkRoles(request.roles));
  auto& services = context.services;
  ports::UserRow user{.id = domain::UserId(services.random.handleText()),
                      .login = request.login,
                      .displayName = request.displayName,
                      .addedAt = services.clock.now()};
  for (const Role role : request.roles)
    if (std::ranges::find(user.roles, role) == user.roles.end()) user.roles.push_back(role);
  SharedSecret oneTime;
  if (!request.passphrase) oneTime = oneTimePassphrase(services.random);
  TRY(auto identity,
      makeIdentity(services.identities,
                   {user.id, user.login, user.displayName, *(oneTime ? oneTime : request.passphrase)}, user.addedAt));
  identity.credential.mustChange = oneTime != nullptr;
  auto written = services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(store(unit, user, identity.credential, context.actor));
    return services.vault.admit(identity.credential);
  });
  if (!written) {
    if (auto gone = services.vault.dismiss(user.id); !gone)
      return std::unexpected(std::move(gone).error().during("taking the share of a user who was not added"));
    return std::unexpected(std::move(written).error());
  }
  return AddUser::Answer{std::move(user), std::move(oneTime)};
}

Expected<ListUsers::Answer> handle(Context& context, const ListUsers&, const Job&) {
  return context.services.store.read().users().all();
}

Expected<DisableUser::Answer> handle(Context& context, const DisableUser& request, const Job&) {
  ports::UserRow user;
  auto& services = context.services;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(user, load(unit.users(), request.login));
    if (user.disabled) return fail(Errc::conflict, "this user is disabled already");
    user.disabled = true;
    TRY_VOID(keepsAnAdministrator(unit.users(), user));
    TRY_VOID(unit.users().replace(user));
    TRY_VOID(unit.log().record(roleEvent(AuditType::userDisabled, context.actor, user.id, "")));
    return releaseClaims(context, unit, user.id);
  }));
  TRY_VOID(services.vault.dismiss(user.id));
  return user;
}

Expected<ChangeRoles::Answer> handle(Context& context, const ChangeRoles& request, const Job&) {
  if (request.grant.empty() && request.revoke.empty())
    return fail(Errc::invalidArgument, "name a role to grant or to revoke");
  ports::UserRow user;
  TRY_VOID(context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(user, load(unit.users(), request.login));
    const auto has = [&](Role role) { return std::ranges::find(user.roles, role) != user.roles.end(); };
    bool changed = false;
    for (const Role role : request.revoke) {
      if (!has(role)) continue;
      std::erase(user.roles, role);
      changed = true;
      TRY_VOID(
          unit.log().record(roleEvent(AuditType::roleRevoked, context.actor, user.id, std::string(base::word(role)))));
    }
    for (const Role role : request.grant) {
      if (has(role)) continue;
      user.roles.push_back(role);
      changed = true;
      TRY_VOID(
          unit.log().record(roleEvent(AuditType::roleGranted, context.actor, user.id, std::string(base::word(role)))));
    }
    if (!changed) return fail(Errc::conflict, "the roles are so already");
    TRY_VOID(checkRoles(user.roles));
    TRY_VOID(keepsAnAdministrator(unit.users(), user));
    return unit.users().replace(user);
  }));
  return user;
}

Expected<void> checkFirstAdministrator(const FirstAdministrator& first) {
  TRY_VOID(checkNames(first.login, first.displayName));
  TRY(const auto words, normalised(first.passphrase));
  return domain::checkNewPassphrase(words.view(), first.login, first.displayName);
}

Expected<ports::UserRow> addFirstAdministrator(Services& services, const FirstAdministrator& first) {
  TRY_VOID(checkFirstAdministrator(first));
  TRY(const auto all, services.store.read().users().all());
  if (!all.empty()) return fail(Errc::alreadyExists, "this store has users already");
  const ports::UserRow user{.id = domain::UserId(services.random.handleText()),
                            .login = std::string(first.login),
                            .displayName = std::string(first.displayName),
                            .roles = {Role::administrator},
                            .addedAt = services.clock.now()};
  TRY(const auto identity,
      makeIdentity(services.identities, {user.id, user.login, user.displayName, first.passphrase}, user.addedAt));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(store(unit, user, identity.credential, std::nullopt));
    return services.vault.admit(identity.credential);
  }));
  return user;
}

Expected<void> giveFirstKeys(const FirstKeys& keys, std::string_view login, const base::SecretText& passphrase,
                             const StoreWriting& write) {
  return write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto user, load(unit.users(), login));
    const bool administers = std::ranges::find(user.roles, Role::administrator) != user.roles.end();
    if (user.disabled || !administers) return fail(Errc::denied, "an administrator brings a store up to date");
    TRY(const auto credential, unit.credentials().find(user.id));
    if (!credential) {
      TRY(const base::SecretText words, normalised(passphrase));
      TRY_VOID(domain::checkNewPassphrase(words.view(), user.login, user.displayName));
      TRY(const auto identity,
          makeIdentity(keys.identities, {user.id, user.login, user.displayName, passphrase}, keys.now));
      TRY_VOID(unit.credentials().put(identity.credential));
      TRY_VOID(unit.log().record(credentialEvent(identity.credential, std::nullopt)));
      return keys.vault.admit(identity.credential);
    }
    TRY(const base::SecretText words, normalised(passphrase));
    TRY(const auto key, keys.identities.open(*credential, words));
    if (!key) return fail(Errc::denied, "this is not the passphrase that was set when this began");
    TRY_VOID(unit.log().record({.type = AuditType::signedIn, .actor = domain::Actor{user.id, Role::administrator}}));
    return keys.vault.open(*key);
  });
}

}  // namespace consentry::app
