// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sign_in.hpp"

#include <catch2/catch.hpp>

#include "domain/sign_in.hpp"
#include "fixture.hpp"

using namespace consentry;
using namespace std::chrono_literals;
using base::Errc;
using domain::Role;
using test::Desk;
using test::passphrase;

namespace {

Errc codeOf(const base::Expected<app::Session>& session) {
  REQUIRE_FALSE(session.has_value());
  return session.error().code();
}

/// The newest entries' types, newest first.
std::vector<std::string> newest(Desk& desk, std::int64_t count) {
  std::vector<std::string> types;
  const auto lines = desk.store->read().log().lines({}, 0, count);
  for (const auto& line : *lines) types.push_back(line.type);
  return types;
}

Errc tryWrong(Desk& desk, std::string_view login = "park") {
  return codeOf(desk.signIn(login, passphrase("not the passphrase")));
}

}  // namespace

TEST_CASE("who knows the passphrase is let in, and the log says so") {
  Desk desk;
  const auto session = desk.signIn("park");
  REQUIRE(session.has_value());
  CHECK(session->user().login == "park");
  CHECK(newest(desk, 1) == std::vector<std::string>{"signed_in"});
  CHECK(desk.services->vault.isOpen());
}

TEST_CASE("the same characters typed in another form are the same passphrase") {
  Desk desk;
  desk.must("admin", app::AddUser{"jose", "Jose", {Role::officer}, passphrase("Jos\u00e9 sings at noon")});
  CHECK(desk.signIn("jose", passphrase("Jose\u0301 sings at noon")).has_value());
}

TEST_CASE("a name that nobody has is answered and recorded like a wrong passphrase, without the name") {
  Desk desk;
  const auto wrong = desk.signIn("park", passphrase("not the passphrase"));
  const auto size = desk.logSize();
  const auto unknown = desk.signIn("nobody-here", passphrase("not the passphrase"));
  REQUIRE_FALSE(wrong.has_value());
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().code() == wrong.error().code());
  CHECK(unknown.error().message() == wrong.error().message());
  CHECK(desk.logSize() == size + 1);
  const auto entry = desk.store->read().log().lines({}, 0, 1)->front();
  CHECK(entry.type == "sign_in_failed");
  CHECK(entry.bytes.find("nobody-here") == std::string::npos);
}

TEST_CASE("wrong passphrases are counted before the answer, and cost time") {
  Desk desk;
  for (int i = 0; i < domain::kFreeTries; ++i) CHECK(tryWrong(desk) == Errc::denied);
  const auto size = desk.logSize();
  CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
  CHECK(desk.logSize() == size);
  CHECK(desk.signIn("lee").has_value());

  desk.clock.pass(1s);
  CHECK(tryWrong(desk) == Errc::denied);
  CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
  desk.clock.pass(2s);
  CHECK(desk.signIn("park").has_value());
  CHECK(tryWrong(desk) == Errc::denied);
  CHECK(desk.signIn("park").has_value());
}

TEST_CASE("the count survives a restart, and a set clock gains nothing") {
  Desk desk;
  for (int i = 0; i < domain::kFreeTries; ++i) CHECK(tryWrong(desk) == Errc::denied);
  desk.reopen();
  CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
  desk.clock.set(desk.clock.now() + 24h);
  CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
  desk.clock.restart();
  for (int i = 0; i < 9; ++i) {
    desk.clock.pass(domain::kLongestWait);
    CHECK(tryWrong(desk) == Errc::denied);
  }
  desk.clock.restart();
  CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
}

TEST_CASE("twenty wrong passphrases lock, and the right one does not unlock") {
  Desk desk;
  for (int i = 0; i < domain::kMostTries; ++i) {
    CHECK(tryWrong(desk) == Errc::denied);
    desk.clock.pass(domain::kLongestWait);
  }
  CHECK(newest(desk, 2) == std::vector<std::string>{"user_locked", "sign_in_failed"});
  CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
  desk.must("admin", app::ResetPassphrase{"park", {}});
  CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
}

TEST_CASE("a store that can only be read checks passphrases and records nothing") {
  Desk desk;
  CHECK(tryWrong(desk) == Errc::denied);
  auto reading = storage::SqliteStore::openReadOnly(desk.folder / "store",
                                                    {desk.clock, desk.random, "desk-2", "test", base::Digest{}});
  REQUIRE(reading.has_value());
  app::Services services{**reading,    desk.identities, (*reading)->vault(), desk.files, desk.models, desk.galleries,
                         desk.witness, desk.clock,      desk.random,         {},         {}};
  const auto size = desk.logSize();
  CHECK(app::signIn(services, "park", *passphrase()).has_value());
  CHECK_FALSE(app::signIn(services, "park", *passphrase("not the passphrase")).has_value());
  CHECK(desk.logSize() == size);
  for (int i = 0; i < 2; ++i) CHECK(tryWrong(desk) == Errc::denied);
  CHECK(codeOf(app::signIn(services, "park", *passphrase())) == Errc::throttled);
}

TEST_CASE("without a passphrase for them a person gets one for one sign-in and must choose another") {
  Desk desk;
  const auto added = desk.must("admin", app::AddUser{"new", "New", {Role::officer}});
  REQUIRE(added.oneTime != nullptr);
  CHECK(added.oneTime->view().size() == 23);
  auto session = desk.signIn("new", added.oneTime);
  REQUIRE(session.has_value());
  CHECK(session->mustChangePassphrase());
  const auto before = *desk.store->read().credentials().find(added.user.id);
  CHECK(session->ask(app::ListSets{}).error().code() == Errc::denied);

  CHECK(session->ask(app::ChangePassphrase{passphrase("short")}).error().code() == Errc::invalidArgument);
  CHECK(session->ask(app::ChangePassphrase{added.oneTime}).error().code() == Errc::invalidArgument);
  REQUIRE(session->ask(app::ChangePassphrase{passphrase("a sentence of my own")}).has_value());
  CHECK_FALSE(session->mustChangePassphrase());
  CHECK(session->ask(app::ListSets{}).has_value());
  const auto after = *desk.store->read().credentials().find(added.user.id);
  CHECK(after->signingKey != before->signingKey);
  CHECK(codeOf(desk.signIn("new", added.oneTime)) == Errc::denied);
  CHECK(desk.signIn("new", passphrase("a sentence of my own")).has_value());
}

TEST_CASE("who changes their own passphrase keeps their keys") {
  Desk desk;
  const auto user = desk.as("park").user().id;
  const auto before = *desk.store->read().credentials().find(user);
  desk.must("park", app::ChangePassphrase{passphrase("another sentence of mine")});
  const auto after = *desk.store->read().credentials().find(user);
  CHECK(after->signingKey == before->signingKey);
  CHECK(after->salt != before->salt);
  CHECK(codeOf(desk.signIn("park")) == Errc::denied);
  CHECK(desk.signIn("park", passphrase("another sentence of mine")).has_value());
}

TEST_CASE("a forgotten passphrase is reset by another administrator, with new keys") {
  Desk desk;
  CHECK(desk.refused("admin", app::ResetPassphrase{"admin", {}}) == Errc::denied);
  CHECK(desk.refused("kim", app::ResetPassphrase{"park", {}}) == Errc::denied);
  CHECK(tryWrong(desk) == Errc::denied);
  const auto before = *desk.store->read().credentials().find(desk.as("park").user().id);
  const auto reset = desk.must("admin", app::ResetPassphrase{"park", {}});
  CHECK(codeOf(desk.signIn("park")) == Errc::denied);
  auto session = desk.signIn("park", reset.oneTime);
  REQUIRE(session.has_value());
  CHECK(session->mustChangePassphrase());
  CHECK((*desk.store->read().credentials().find(reset.user.id))->signingKey != before->signingKey);
}

TEST_CASE("a disabled person has no share and is not let in") {
  Desk desk;
  desk.must("admin", app::DisableUser{"park"});
  CHECK(codeOf(desk.signIn("park")) == Errc::denied);
  CHECK(newest(desk, 1) == std::vector<std::string>{"sign_in_failed"});
}

TEST_CASE("a credential that is cheaper than the cost in force is renewed at sign-in") {
  Desk desk;
  const auto user = desk.as("park").user().id;
  const auto before = *desk.store->read().credentials().find(user);
  storage::PassphraseIdentities dearer{{.passes = 2, .memoryBytes = 16384}};
  app::Services services{*desk.store,  dearer,     desk.store->vault(), desk.files, desk.models, desk.galleries,
                         desk.witness, desk.clock, desk.random,         {},         {}};
  REQUIRE(app::signIn(services, "park", *passphrase()).has_value());
  const auto after = *desk.store->read().credentials().find(user);
  CHECK(after->cost.passes == 2);
  CHECK(after->cost.memoryBytes == 16384);
  CHECK(after->signingKey == before->signingKey);
  CHECK(after->setAt == before->setAt);
  CHECK(desk.signIn("park").has_value());
}

TEST_CASE("how sign-ins stand is told") {
  Desk desk;
  desk.must("admin", app::AddUser{"new", "New", {Role::officer}});
  CHECK(tryWrong(desk) == Errc::denied);
  const auto states = desk.must("kim", app::ListSignIns{});
  const auto users = desk.must("kim", app::ListUsers{});
  const auto of = [&](std::string_view login) {
    const auto user = std::ranges::find(users, login, &app::ports::UserRow::login);
    return *std::ranges::find(states, user->id, &app::SignInState::user);
  };
  CHECK(of("park").failures == 1);
  CHECK_FALSE(of("park").mustChange);
  CHECK(of("park").lastSignIn > base::Instant{});
  CHECK(of("new").mustChange);
  CHECK(of("new").lastSignIn == base::Instant{});
}

TEST_CASE("signing out is recorded") {
  Desk desk;
  auto session = desk.signIn("park");
  REQUIRE(session.has_value());
  REQUIRE(session->signOut().has_value());
  CHECK(newest(desk, 1) == std::vector<std::string>{"signed_out"});
}
