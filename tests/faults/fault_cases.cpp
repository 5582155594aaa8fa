// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_cases.hpp"

#include <sqlite3.h>

#include <fstream>
#include <iterator>

namespace consentry::test {
namespace {

using app::ports::WriteUnit;
using base::Expected;
using domain::AuditType;
using storage::SqliteStore;

void prepareNothing(Sample<SqliteStores>&) {}

/// As a person does who signs in: what is sealed can be read.
Expected<std::unique_ptr<SqliteStore>> openSignedIn(ActRoom& room) {
  TRY(auto store, SqliteStore::open(room.store, room.options));
  TRY_VOID(store->vault().open(*room.holder.key));
  return store;
}

Expected<void> addPersonIn(WriteUnit& unit, ActRoom& room) {
  const auto name = room.random.handleText();
  TRY_VOID(unit.log().record(eventOf(AuditType::userAdded)));
  return unit.users().add({domain::UserId(name), name, name, {domain::Role::officer}, false, room.clock.now()});
}

Expected<void> addPerson(app::ports::Store& store, ActRoom& room) {
  return store.write([&](WriteUnit& unit) { return addPersonIn(unit, room); });
}

Expected<void> append(ActRoom& room) {
  TRY(const auto store, openSignedIn(room));
  for (int step = 0; step < 3; ++step) {
    TRY_VOID(addPerson(*store, room));
    room.acknowledged();
  }
  return {};
}

Expected<void> rotate(ActRoom& room) {
  for (int day = 0; day < 2; ++day) {
    room.clock.advance(std::chrono::hours(24));
    TRY(const auto store, openSignedIn(room));
    room.clock.advance(std::chrono::hours(24));
    TRY_VOID(addPerson(*store, room));
    room.acknowledged();
  }
  return {};
}

Expected<void> addLine(app::ports::Store& store, ActRoom& room, const domain::SetId& set, std::int64_t number) {
  return store.write([&](WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(eventOf(AuditType::photoUse)));
    app::ports::SetLineRow line;
    line.set = set;
    line.line = number;
    line.travellerRef = room.random.handleText();
    line.file = "a.jpg";
    line.verdict = domain::RowVerdict::noConsent;
    return unit.sets().addLine(line);
  });
}

/// Goes on where an earlier attempt ended, as an import does.
Expected<void> importLines(ActRoom& room) {
  constexpr std::int64_t kMore = 4;
  TRY(const auto store, openSignedIn(room));
  TRY(const auto sets, store->read().sets().all());
  const auto& set = sets.front();
  TRY(const auto done, store->read().sets().doneLines(set.id));
  const std::int64_t first = std::ssize(done) + 1;
  for (std::int64_t number = first; number < first + kMore; ++number) {
    TRY_VOID(addLine(*store, room, set.id, number));
    room.acknowledged();
  }
  return {};
}

void prepareCase(Sample<SqliteStores>& sample) {
  const auto made = sample.addScreening();
  const auto use = sample.addUse(made.traveller.id, true);
  must(sample.write([&](WriteUnit& unit) -> Expected<void> {
    app::ports::CaseRow row;
    row.id = sample.id<domain::CaseId>();
    row.run = made.run.id;
    row.set = made.set.id;
    row.list = made.list.id;
    row.subject = made.traveller.id;
    row.photo = made.photo.id;
    row.use = use;
    row.openedAt = sample.clock.now();
    row.searchSeq = sample.entry;
    TRY_VOID(unit.screenings().addCase(row));
    return {};
  }));
}

/// A judgement of the first reviewer, then of the second; a repetition finds both and adds nothing.
Expected<void> review(ActRoom& room) {
  TRY(const auto store, openSignedIn(room));
  TRY(const auto people, store->read().users().all());
  for (std::size_t step = 0; step < 2; ++step) {
    TRY(auto cases, store->read().screenings().cases(true));
    auto& row = cases.front();
    if (row.facts.judgements.size() > step) continue;
    TRY_VOID(store->write([&](WriteUnit& unit) -> Expected<void> {
      TRY_VOID(unit.log().record(eventOf(AuditType::caseReviewed)));
      domain::Judgement judgement;
      judgement.reviewer = people[step].id;
      judgement.step = step == 0 ? domain::ReviewStep::first : domain::ReviewStep::second;
      judgement.outcome = domain::CaseOutcome::cleared;
      judgement.at = room.clock.now();
      row.facts.judgements.push_back(judgement);
      row.facts.state = step == 0 ? domain::CaseState::firstDone : domain::CaseState::agreed;
      return unit.screenings().replaceCase(row);
    }));
    room.acknowledged();
  }
  return {};
}

/// A store as the program of the first schema version left it; its signing key is not here, so it opens read-only.
void prepareFirstVersion(Sample<SqliteStores>& sample) {
  namespace fs = std::filesystem;
  const fs::path fixture = fs::path(CONSENTRY_FIXTURES) / "v1";
  sample.store.reset();
  fs::remove_all(sample.path());
  fs::create_directories(sample.path() / "keys");
  fs::copy_file(fixture / "log.pin", sample.path() / "log.pin");
  std::ifstream script(fixture / "consentry.sql");
  const std::string sql{std::istreambuf_iterator<char>(script), {}};
  // As SQLite alone makes it: no page has a checksum yet.
  sqlite3* plain = nullptr;
  REQUIRE(sqlite3_open((sample.path() / "consentry.db").c_str(), &plain) == SQLITE_OK);
  REQUIRE(sqlite3_exec(plain, ("PRAGMA journal_mode = WAL;" + sql).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  REQUIRE(sqlite3_close(plain) == SQLITE_OK);
}

Expected<void> migrate(ActRoom& room) {
  TRY(const auto store, SqliteStore::open(room.store, room.options, [&](app::ports::Vault& vault, const auto&) {
        return vault.admit(room.holder.credential);
      }));
  // Committed with the last step; opening is what acknowledges it.
  room.acknowledged();
  return {};
}

/// A traveller with a photograph, of whom something is sealed.
void prepareTraveller(Sample<SqliteStores>& sample) {
  static_cast<void>(sample.addScreening());
}

/// All that stands of the traveller, the key, and what the write-ahead log still holds.
Expected<void> erase(ActRoom& room) {
  TRY(const auto store, openSignedIn(room));
  TRY(const auto traveller, store->read().travellers().findByRef("T-1"));
  if (!traveller) return {};
  const auto subject = traveller->id.text();
  TRY_VOID(store->write([&](WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.erasures().destroy(subject));
    TRY(const bool hadKey, unit.personKeys().destroy(subject));
    if (!hadKey) return base::fail(base::Errc::internal, "a traveller without a key");
    TRY_VOID(unit.log().record(eventOf(AuditType::personErased)));
    return {};
  }));
  TRY_VOID(store->emptyJournal());
  room.acknowledged();
  return {};
}

/// Who proposes a restore and who agrees; made anew with each store that is prepared for one.
struct RestorePeople {
  app::ports::NewIdentity proposer;
  std::shared_ptr<const app::ports::PersonalKey> approver;
};
RestorePeople& restorePeople() {
  static RestorePeople people;
  return people;
}

app::ports::NewIdentity addKnownPerson(Sample<SqliteStores>& sample, const std::string& login, domain::Role role) {
  auto identity = must(sample.identities.make(sample.addUser(login, role), base::SecretText("held")));
  must(sample.store->write([&](WriteUnit& unit) -> Expected<void> {
    auto event = eventOf(AuditType::credentialSet);
    event.change.emplace();
    event.change->object = "user:" + identity.credential.user.text();
    event.change->after = base::Digest{identity.credential.signingKey};
    TRY_VOID(unit.log().record(event));
    return {};
  }));
  return identity;
}

/// A store as a backup brings it back, without the log's key, and proposed to go on.
void prepareRestore(Sample<SqliteStores>& sample) {
  auto& people = restorePeople();
  people.proposer = addKnownPerson(sample, "ada", domain::Role::administrator);
  people.approver = addKnownPerson(sample, "yoon", domain::Role::auditor).key;
  sample.store.reset();
  std::filesystem::remove(sample.path() / "keys" / "log.key");
  const auto store = must(SqliteStore::openReadOnly(sample.path(), sample.options()));
  const auto point = must(store->point({}));
  domain::RestoreProposal proposal;
  proposal.plan = {.prev = point.prev,
                   .from = point.head,
                   .reason = point.head,
                   .pin = point.pin,
                   .known = point.known,
                   .at = sample.clock.now()};
  proposal.log = point.log;
  proposal.records = point.records;
  proposal.by = people.proposer.credential.user;
  proposal.reason = "the disk is lost";
  proposal.signature = people.proposer.key->sign(base::asBytes(signedText(proposal.plan)));
  must(store->propose(proposal));
}

Expected<void> restore(ActRoom& room) {
  TRY(const auto store, SqliteStore::open(room.store, room.options));
  // An earlier try came as far as its commit, and opening brought it to its end.
  if (store->readOnlyReason().empty()) return {};
  TRY(const auto proposal, store->proposal());
  const auto& approver = restorePeople().approver;
  TRY_VOID(store->complete({.proposal = *proposal,
                            .incarnation = room.random.handleText(),
                            .by = {approver->user(), domain::Role::auditor},
                            .key = approver},
                           [&](WriteUnit& unit) { return addPersonIn(unit, room); }));
  room.acknowledged();
  TRY_VOID(addPerson(*store, room));
  return {};
}

}  // namespace

const std::vector<FaultCase>& faultCases() {
  static const std::vector<FaultCase> cases = {
      {"append", prepareNothing, append, "SELECT count(*) FROM user_account WHERE login NOT IN ('kim', 'lee', 'park')",
       "SELECT count(*) FROM log_entry WHERE type = 'user_added'"},
      {"rotate", prepareNothing, rotate, "SELECT count(*) FROM user_account WHERE login NOT IN ('kim', 'lee', 'park')",
       "SELECT count(*) FROM log_entry WHERE type = 'user_added'"},
      {"import", [](auto& sample) { static_cast<void>(sample.addSet()); }, importLines, "SELECT count(*) FROM set_line",
       "SELECT count(*) - 4 FROM log_entry WHERE type = 'photo_use'"},
      {"review", prepareCase, review, "SELECT count(*) FROM judgement",
       "SELECT count(*) FROM log_entry WHERE type = 'case_reviewed'"},
      {"migrate", prepareFirstVersion, migrate, "SELECT max(version) > 1 FROM schema_migration",
       "SELECT user_version > 1 FROM pragma_user_version", 1, "keys/log.key"},
      {"erase", prepareTraveller, erase, "SELECT count(*) FROM traveller WHERE ref_blind IS NULL",
       "SELECT count(*) FROM log_entry WHERE type = 'person_erased'"},
      {"restore", prepareRestore, restore,
       "SELECT min(count(*), 1) FROM user_account WHERE login NOT IN ('kim', 'lee', 'park', 'ada', 'yoon')",
       "SELECT count(*) FROM log_entry WHERE type = 'store_restored'", 1, "waits for a second person", true},
  };
  return cases;
}

}  // namespace consentry::test
