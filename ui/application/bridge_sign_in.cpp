// SPDX-License-Identifier: GPL-3.0-or-later
// Who acts: the part of the bridge that signs in and out.
#include <utility>

#include "app/sign_in.hpp"
#include "domain/sign_in.hpp"
#include "ui/application/app_bridge.hpp"
#include "ui/application/later.hpp"

namespace consentry::ui {
namespace {

struct Seated {
  app::ports::UserRow user;
  bool mustChange = false;
  std::vector<app::ports::EmergencyGrant> grants{};
};

/// What the next try of this login has to wait for; nothing of it for a name that nobody has.
domain::TryRule ruleFor(Lane::Desk& desk, const std::string& login) {
  if (!desk.store) return {};
  auto& services = desk.store->services();
  const auto user = services.store.read().users().findByLogin(login);
  if (!user || !*user) return {};
  const auto failures = services.store.read().credentials().failuresOf((*user)->id);
  if (!failures || !*failures) return {};
  return domain::tryRule((*failures)->failures, {(*failures)->boot, (*failures)->sinceBoot},
                         {services.clock.bootId(), services.clock.sinceBoot()});
}

}  // namespace

QFuture<base::Expected<void>> AppBridge::actAs(const QString& login, app::SharedSecret passphrase) {
  using Seat = base::Expected<Seated>;
  const Later<base::Expected<void>> later;
  const auto sit = [name = login.toStdString(), passphrase = std::move(passphrase), store = m_store,
                    entry = ++m_entry](Lane::Desk& desk) -> Seat {
    if (!desk.store) return base::fail(base::Errc::notFound, "no store is open");
    if (desk.number != store) return base::fail(base::Errc::conflict, "another store is being opened");
    TRY(const auto session, desk.signIn(name, entry, *passphrase));
    auto& services = desk.store->services();
    TRY(auto grants, services.store.read().proposals().grantsOf(session->user().id, services.clock.now()));
    return Seated{session->user(), session->mustChangePassphrase(), std::move(grants)};
  };
  m_service->run<Seat>(Lane::Length::brief, sit).then(this, [this, later, sit, entry = m_entry](Seat seat) {
    if (!seat) return later.answer(std::unexpected(std::move(seat).error()));
    if (seat->mustChange) {
      m_mustChange = std::move(seat->user);
      return later.answer(
          base::fail(base::Errc::denied, "a passphrase that somebody else set has to be changed first"));
    }
    const auto sitReading = [sit, open = m_door.open](Lane::Desk& desk) -> Seat {
      Seat reading = sit(desk);
      if (reading || reading.error().code() != base::Errc::denied) return reading;
      // The service let them in, so the keys were renewed since this connection opened: it opens anew.
      TRY(desk.next, open(desk.directory, StoreDoor::Mode::readOnly));
      desk.takeOver(desk.number, desk.directory);
      return sit(desk);
    };
    m_reader->run<Seat>(Lane::Length::brief, sitReading)
        .then(this, [this, later, entry, store = m_store](Seat reading) {
          if (reading && store != m_store) reading = base::fail(base::Errc::conflict, "another store has been opened");
          if (!reading) return later.answer(std::unexpected(std::move(reading).error()));
          m_acting = std::move(reading->user);
          m_grants = std::move(reading->grants);
          m_mustChange.reset();
          endSessionsBefore(entry);
          emit actingChanged();
          refreshUsers();
          later.answer({});
        });
  });
  return later.future();
}

QFuture<SignInAnswer> AppBridge::signIn(const QString& login, app::SharedSecret passphrase) {
  const Later<SignInAnswer> later;
  m_mustChange.reset();
  actAs(login, std::move(passphrase)).then(this, [this, later, login](base::Expected<void> acting) {
    if (acting) return later.answer({.kind = SignInAnswer::Kind::signedIn});
    if (m_mustChange) return later.answer({.kind = SignInAnswer::Kind::mustChange});
    explain(std::move(acting).error(), login).then(this, [later](SignInAnswer answer) {
      later.answer(std::move(answer));
    });
  });
  return later.future();
}

QFuture<SignInAnswer> AppBridge::explain(base::Error refusal, const QString& login) {
  return m_service->run<SignInAnswer>(
      Lane::Length::brief,
      [refusal = std::move(refusal), name = login.toStdString()](Lane::Desk& desk) -> SignInAnswer {
        const domain::TryRule rule = ruleFor(desk, name);
        if (refusal.code() == base::Errc::denied) return {.kind = SignInAnswer::Kind::wrong, .wait = rule.wait};
        if (refusal.code() != base::Errc::throttled) return {.kind = SignInAnswer::Kind::failed, .error = refusal};
        return {.kind = rule.locked ? SignInAnswer::Kind::lockedOut : SignInAnswer::Kind::wait, .wait = rule.wait};
      });
}

QFuture<base::Expected<void>> AppBridge::changePassphrase(app::SharedSecret next) {
  const Later<base::Expected<void>> later;
  const auto& self = m_mustChange ? m_mustChange : m_acting;
  if (!self) {
    later.answer(base::fail(base::Errc::denied, "nobody is signed in"));
    return later.future();
  }
  using Changed = base::Expected<app::ports::UserRow>;
  const Lane::Seat seat{m_store, self->login};
  m_service
      ->run<Changed>(Lane::Length::brief,
                     [seat, next](Lane::Desk& desk) -> Changed {
                       TRY(const auto session, desk.sessionFor(seat));
                       return session->ask(app::ChangePassphrase{next});
                     })
      .then(this, [this, later, next](Changed changed) {
        if (!changed) return later.answer(std::unexpected(std::move(changed).error()));
        // The keys may be new ones: both connections take them.
        actAs(QString::fromStdString(changed->login), next).then(this, [later](base::Expected<void> acting) {
          later.answer(std::move(acting));
        });
      });
  return later.future();
}

void AppBridge::signOut() {
  endSessionsBefore(++m_entry);
  m_mustChange.reset();
  if (!m_acting) return;
  m_acting.reset();
  m_grants.clear();
  emit actingChanged();
}

void AppBridge::endSessionsBefore(std::uint64_t entry) {
  for (Lane* lane : {m_service.get(), m_reader.get()})
    static_cast<void>(lane->run<bool>(Lane::Length::lasting, [entry](Lane::Desk& desk) {
      desk.signOutBefore(entry);
      return true;
    }));
}

}  // namespace consentry::ui
