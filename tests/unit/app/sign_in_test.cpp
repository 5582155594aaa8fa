// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sign_in.hpp"

#include <catch2/catch.hpp>

#include "app/two_person.hpp"
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

namespace {

/// The desk's store as a second program sees it.
struct Reader {
  explicit Reader(Desk& desk)
      : store(*storage::SqliteStore::openReadOnly(desk.folder / "store",
                                                  {desk.clock, desk.random, "desk-2", "test", base::Digest{}})),
        services{*store,       desk.identities, store->vault(), desk.files, desk.models, desk.galleries,
                 desk.witness, desk.clock,      desk.random,    {},         {}} {}
  Errc tryWrong() { return codeOf(app::signIn(services, "park", *passphrase("not the passphrase"))); }
  bool lets() { return app::signIn(services, "park", *passphrase()).has_value(); }

  std::unique_ptr<storage::SqliteStore> store;
  app::Services services;
};

}  // namespace

TEST_CASE("a store that can only be read counts wrong passphrases all the same, and the log hears of them later") {
  Desk desk;
  const auto size = desk.logSize();
  const auto notes = desk.folder / "store" / "sign-in.tries";
  {
    Reader reader(desk);
    CHECK(reader.lets());
    CHECK_FALSE(std::filesystem::exists(notes));
    for (int i = 0; i < domain::kFreeTries; ++i) CHECK(reader.tryWrong() == Errc::denied);
    CHECK(reader.tryWrong() == Errc::throttled);
    CHECK_FALSE(reader.lets());
  }
  INFO("neither another start of the program nor a set clock helps, and who writes waits as well");
  desk.clock.set(desk.clock.now() + 24h);
  CHECK(Reader(desk).tryWrong() == Errc::throttled);
  CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
  CHECK(desk.logSize() == size);

  SECTION("after the wait the right one lets in, and the tries are told once") {
    desk.clock.pass(1s);
    CHECK(Reader(desk).lets());
    CHECK(Reader(desk).tryWrong() == Errc::denied);
    CHECK(Reader(desk).lets());
    REQUIRE(desk.signIn("park").has_value());
    CHECK_FALSE(std::filesystem::exists(notes));
    const auto entry = desk.store->read().log().lines({.type = "sign_in_failed"}, 0, 10);
    REQUIRE(entry->size() == 1);
    CHECK(entry->front().bytes.find("reading 4") != std::string::npos);
    CHECK(Reader(desk).lets());
    CHECK(desk.logVerifies());
  }
  SECTION("wrong ones of both kinds add up to the lock") {
    for (int i = domain::kFreeTries; i < domain::kMostTries; ++i) {
      desk.clock.pass(domain::kLongestWait);
      CHECK((i % 2 == 0 ? tryWrong(desk) : Reader(desk).tryWrong()) == Errc::denied);
    }
    desk.clock.pass(domain::kLongestWait);
    CHECK_FALSE(Reader(desk).lets());
    CHECK(codeOf(desk.signIn("park")) == Errc::throttled);
    INFO("until two people unlock, and then the log knows of all of them");
    const auto proposal = desk.must("admin", app::ProposeUnlock{"park", "came to the desk"});
    desk.must("kim", app::DecideProposal{proposal.id.text(), app::DecideProposal::Decision::approve});
    CHECK(Reader(desk).lets());
    CHECK(newest(desk, 4).front() == "user_unlocked");
    CHECK(desk.store->read().log().lines({.type = "user_locked"}, 0, 9)->size() == 1);
  }
}

TEST_CASE("tries at the same moment are not more tries") {
  Desk desk;
  Reader one(desk);
  const auto user = desk.as("park").user().id;
  const app::ports::SignInFailures first{
      .user = user, .failures = 1, .boot = "boot", .sinceBoot = 1s, .at = desk.clock.now()};
  CHECK(one.store->read().credentials().noteTry(first).has_value());
  CHECK(Reader(desk).store->read().credentials().noteTry(first).error().code() == Errc::throttled);
  CHECK((*one.store->read().credentials().failuresOf(user))->failures == 1);
}

TEST_CASE("notes of tries that somebody wrote into let nobody in") {
  Desk desk;
  for (const char* content :
       {"", "x", "consentry tries 1\nsomebody -5 0 boot 1 1", "consentry tries 1\nsomebody 1 0 boot 1",
        "consentry tries 1\nsomebody 1 0 boot 1 1 1", "consentry tries 1\nsomebody 99999999999 0 b 1 1"}) {
    desk.write("store/sign-in.tries", content);
    INFO(content);
    Reader reader(desk);
    CHECK(codeOf(app::signIn(reader.services, "park", *passphrase())) == Errc::storeDamaged);
  }
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
