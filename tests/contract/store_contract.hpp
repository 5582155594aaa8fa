// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

#include "store_harness.hpp"

namespace consentry::test {

/// One implementation of the store port, as the suite makes it.
struct SqliteStores {
  static base::Expected<std::unique_ptr<app::ports::Store>> create(StoreRoom& room) {
    TRY(auto store, storage::SqliteStore::create(room.path(), room.options()));
    room.admitTo(*store);
    return store;
  }
  static base::Expected<std::unique_ptr<app::ports::Store>> open(StoreRoom& room) {
    TRY(auto store, storage::SqliteStore::open(room.path(), room.options()));
    room.unseal(*store);
    return store;
  }
  static base::Expected<std::unique_ptr<app::ports::Store>> openReadOnly(StoreRoom& room) {
    TRY(auto store, storage::SqliteStore::openReadOnly(room.path(), room.options()));
    room.unseal(*store);
    return store;
  }
};

/// Every implementation; each test case of the suite runs once for each.
using StoreFactories = std::tuple<SqliteStores>;

/// A store with a few people and things in it, so that a test begins at what it is about.
template <class Factory>
class Sample : public StoreRoom {
 public:
  Sample() : store(must(Factory::create(*this))) {
    officer = addUser("kim", domain::Role::officer);
    second = addUser("lee", domain::Role::officer);
    supervisor = addUser("park", domain::Role::supervisor);
  }

  /// Runs `act` with a log entry, as every act has one.
  template <class Act>
  base::Expected<void> write(Act&& act) {
    return store->write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
      TRY(entry, unit.log().record(eventOf(domain::AuditType::photoUse)));
      return act(unit);
    });
  }
  app::ports::ReadView& read() { return store->read(); }

  domain::UserId addUser(const std::string& login, domain::Role role) {
    const auto user = id<domain::UserId>();
    must(write([&](app::ports::WriteUnit& unit) {
      return unit.users().add({user, login, "Name of " + login, {role}, false, clock.now()});
    }));
    return user;
  }

  app::ports::TravellerRow addTraveller(const std::string& ref) {
    app::ports::TravellerRow row;
    row.id = id<domain::TravellerId>();
    row.ref = ref;
    row.nationality = must(domain::Nationality::parse("AUS"));
    row.birth = must(domain::Birth::fromText("1987-03-02"));
    row.gender = domain::Gender::female;
    must(write([&](app::ports::WriteUnit& unit) { return unit.travellers().add(row); }));
    return row;
  }

  app::ports::SetRow addSet() {
    app::ports::SetRow row;
    row.id = id<domain::SetId>();
    row.name = "morning";
    row.manifestHash = digest(7);
    row.sourceSystem = "gate 4";
    row.importedBy = officer;
    row.startedAt = clock.now();
    row.lines = 3;
    must(write([&](app::ports::WriteUnit& unit) { return unit.sets().add(row); }));
    return row;
  }

  app::ports::PhotoRow addPhoto(const domain::SetId& set, const domain::TravellerId& traveller, int number) {
    app::ports::PhotoRow row;
    row.id = id<domain::PhotoId>();
    row.set = set;
    row.traveller = traveller;
    row.role = domain::PhotoRole::live;
    row.capturedAt = clock.now();
    row.hash = digest(number);
    row.width = 640;
    row.height = 480;
    row.face = app::ports::FaceBox{10, 20, 110, 120, 1.5};
    row.quality = quality();
    must(write([&](app::ports::WriteUnit& unit) {
      return unit.sets().addPhoto(row, base::asBytes("JPEG bytes"), base::asBytes("thumb"));
    }));
    return row;
  }

  app::ports::WatchlistRow addList() {
    app::ports::WatchlistRow row;
    row.id = id<domain::WatchlistId>();
    row.name = "wanted";
    row.legalReference = "Immigration Act 12-2";
    row.createdBy = supervisor;
    row.createdAt = clock.now();
    must(write([&](app::ports::WriteUnit& unit) { return unit.watchlists().add(row); }));
    return row;
  }

  domain::ListPerson person(const domain::WatchlistId& list) {
    domain::ListPerson row;
    row.id = id<domain::ListPersonId>();
    row.list = list;
    row.alias = "Grey Heron";
    row.reason = "order 17";
    row.legalReference = "Immigration Act 12-2";
    row.expectedAction = "refer to secondary inspection";
    row.listedBy = officer;
    row.reviewBy = base::Date(std::chrono::year(2027) / 1 / 1);
    row.expires = base::Date(std::chrono::year(2027) / 6 / 30);
    return row;
  }

  app::ports::ReferenceRow addReference(const domain::ListPersonId& person, int number) {
    app::ports::ReferenceRow row;
    row.id = id<domain::ReferenceId>();
    row.person = person;
    row.hash = digest(number);
    row.face = {1, 2, 3, 4, 0.25};
    row.quality = quality();
    row.addedAt = clock.now();
    must(write([&](app::ports::WriteUnit& unit) {
      return unit.watchlists().addReference(row, base::asBytes("reference"), base::asBytes("small"),
                                            {engine, {0.5F, -1.25F, 3.0F}});
    }));
    return row;
  }

  /// The gate's answer, recorded.
  std::int64_t addUse(const domain::TravellerId& subject, bool allowed,
                      domain::Purpose purpose = domain::Purpose::watchlistSearch) {
    std::int64_t use = 0;
    must(write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
      TRY(use, unit.screenings().addUse(useRow(subject, allowed, purpose)));
      return {};
    }));
    return use;
  }

  app::ports::UseRow useRow(const domain::TravellerId& subject, bool allowed, domain::Purpose purpose) {
    app::ports::UseRow row;
    row.subject = subject;
    row.purpose = purpose;
    row.decision.kind = allowed ? domain::DecisionKind::allowed : domain::DecisionKind::denied;
    row.decision.reason = allowed ? std::nullopt : std::optional(domain::DenialReason::withdrawn);
    row.decision.basis = domain::BasisKind::consent;
    row.decision.consent = domain::ConsentId("c0");
    row.decision.consentEvent = 2;
    row.decision.consentState = allowed ? domain::ConsentState::given : domain::ConsentState::withdrawn;
    row.decision.notice = digest(3);
    row.decision.rule = "adults";
    row.decision.policyVersion = 4;
    row.at = clock.now();
    row.logSeq = entry;
    return row;
  }

  /// A set with one photograph, screened against a list with one person: everything a comparison names.
  struct Screening {
    app::ports::TravellerRow traveller;
    app::ports::SetRow set;
    app::ports::PhotoRow photo;
    app::ports::WatchlistRow list;
    domain::ListPerson person;
    app::ports::ReferenceRow reference;
    app::ports::RunRow run;
  };
  Screening addScreening() {
    Screening made;
    made.traveller = addTraveller("T-1");
    made.set = addSet();
    made.photo = addPhoto(made.set.id, made.traveller.id, 1);
    made.list = addList();
    made.person = person(made.list.id);
    must(write([&](app::ports::WriteUnit& unit) { return unit.watchlists().addPerson(made.person); }));
    made.reference = addReference(made.person.id, 9);
    made.run.id = id<domain::RunId>();
    made.run.set = made.set.id;
    made.run.list = made.list.id;
    made.run.listVersion = 1;
    made.run.engine = engine;
    made.run.profile = "first";
    made.run.by = officer;
    made.run.startedAt = clock.now();
    made.run.choice = {"both", domain::Mode::accurate};
    made.run.precision = domain::Precision::bf16;
    made.run.scoring = {domain::Neighbourhood::list, 5};
    made.run.uncalibrated = {domain::Uncalibrated::otherData, domain::Uncalibrated::otherListSize};
    must(write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.watchlists().addVersion({made.list.id, 1, digest(5), 1, 1, clock.now(), supervisor},
                                            {{made.person.id, made.reference.id, made.reference.hash}}));
      made.run.intentSeq = entry;
      return unit.screenings().addRun(made.run);
    }));
    return made;
  }
  app::ports::ComparisonRow comparison(const Screening& made, std::int64_t use) {
    return {made.run.id, use, made.traveller.id,         made.photo.id, made.person.id, made.reference.id,
            {421'337},   1,   domain::FlagLevel::review, {-20'001}};
  }

  static base::Digest digest(int number) {
    base::Digest value;
    value.value.fill(static_cast<std::byte>(number));
    return value;
  }
  static domain::Quality quality() {
    return {
        {{domain::QualityMeasure::faceCount, 1.0, 100}, {domain::QualityMeasure::pitch, std::nullopt, std::nullopt}},
        domain::QualityVerdict::acceptWithWarning};
  }

  std::unique_ptr<app::ports::Store> store;
  domain::UserId officer, second, supervisor;
  base::Digest engine = digest(42);
  std::int64_t entry = 0;  ///< the log entry of the last write
};

}  // namespace consentry::test
