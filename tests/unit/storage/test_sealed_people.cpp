// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>

#include "raw_store.hpp"
#include "storage/sealed_cells.hpp"

namespace consentry::test {

using app::ports::WriteUnit;
using base::Errc;
using storage::SqliteStore;

namespace {

// What identifies the people of the sample store; each is sought in every file of it.
const std::string kRef = "KNOWN-REF-7391";
const std::string kConsentRef = "KNOWN-CONSENT-5512";
const std::string kBirth = "1987-03-02";
const std::string kFile = "known-portrait-of-them.jpg";
const std::string kWhy = "known words about a line";
const std::string kJpeg = "\xFF\xD8\xFF\xE0 known bytes of a photograph";
const std::string kThumbnail = "\xFF\xD8\xFF\xE0 known bytes of a thumbnail";
const std::string kAlias = "Known Grey Heron";
const std::string kReason = "known reason of listing";
const std::string kLaw = "Known Act 12";
const std::string kAction = "known expected action";
const std::string kNote = "known words of a reviewer";
const std::string kSalt(32, '\x5A');
const base::Instant kCaptured = base::startOf(std::chrono::year(2025) / 7 / 9) + std::chrono::microseconds(123'457);
const std::vector<float> kTemplate{0.125F, -0.5F, 0.75F, 0.03125F, -0.28125F, 0.6875F, -0.90625F, 0.21875F};
const app::ports::FaceGeometry kGeometry{
    "known-1", {10, 20, 110, 120, 0.75}, {{10.5F, 20.25F}, {30.125F, 40.75F}, {51.5F, 63.25F}}};

std::string bytesOf(const std::vector<float>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}
std::string bytesOf(std::int64_t value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}
/// As SQLite keeps an integer of eight bytes.
std::string bigEndian(std::int64_t value) {
  auto bytes = bytesOf(value);
  std::ranges::reverse(bytes);
  return bytes;
}

std::vector<std::string> everythingKnown() {
  return {kRef,
          kConsentRef,
          kBirth,
          kFile,
          kWhy,
          kJpeg,
          kThumbnail,
          kAlias,
          kReason,
          kLaw,
          kAction,
          kNote,
          kSalt,
          bytesOf(kTemplate),
          bytesOf(std::vector{10.5F, 20.25F, 30.125F, 40.75F}),
          bigEndian(base::micros(kCaptured)).substr(2),
          bytesOf(base::micros(kCaptured)).substr(0, 6)};
}

/// A store with one traveller and one listed person about whom everything is known that can be.
class People : public StoreRoom {
 public:
  People() : store(must(SqliteStore::create(path(), options()))) {
    admitTo(*store);
    write([&](WriteUnit& unit) { return addTraveller(unit); });
    write([&](WriteUnit& unit) { return addListed(unit); });
    write([&](WriteUnit& unit) { return addCase(unit); });
  }

  void write(const std::function<base::Expected<void>(WriteUnit&)>& act) { must(tryWrite(act)); }
  base::Expected<void> tryWrite(const std::function<base::Expected<void>(WriteUnit&)>& act) {
    return store->write([&](WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.log().record(eventOf(domain::AuditType::photoUse)));
      return act(unit);
    });
  }
  app::ports::ReadView& read() { return store->read(); }
  void reopen() {
    store.reset();
    store = must(SqliteStore::open(path(), options()));
    unseal(*store);
  }

  std::unique_ptr<SqliteStore> store;
  domain::UserId officer = id<domain::UserId>();
  domain::UserId other = id<domain::UserId>();
  domain::TravellerId traveller = id<domain::TravellerId>();
  domain::SetId set = id<domain::SetId>();
  domain::PhotoId photo = id<domain::PhotoId>();
  domain::WatchlistId list = id<domain::WatchlistId>();
  domain::ListPersonId listed = id<domain::ListPersonId>();
  domain::ReferenceId reference = id<domain::ReferenceId>();
  base::Digest engine{{std::byte{7}}};

 private:
  base::Expected<void> addTraveller(WriteUnit& unit) {
    TRY_VOID(unit.users().add({officer, "kim", "Kim", {domain::Role::officer}, false, clock.now()}));
    TRY_VOID(unit.users().add({other, "lee", "Lee", {domain::Role::officer}, false, clock.now()}));
    TRY(const auto nationality, domain::Nationality::parse("AUS"));
    TRY(const auto birth, domain::Birth::fromText(kBirth));
    TRY_VOID(unit.travellers().add({traveller, kRef, nationality, birth, domain::Gender::female}));
    domain::ConsentRecord consent;
    consent.id = id<domain::ConsentId>();
    consent.subject = traveller;
    consent.purposes = {domain::Purpose::watchlistSearch};
    domain::ConsentEvent given;
    given.number = 1;
    given.state = domain::ConsentState::given;
    given.at = clock.now();
    consent.events = {given};
    TRY_VOID(unit.travellers().addConsent(consent, kConsentRef));
    app::ports::SetRow row;
    row.id = set;
    row.name = "arrivals";
    row.importedBy = officer;
    TRY_VOID(unit.sets().add(row));
    app::ports::PhotoRow one;
    one.id = photo;
    one.set = set;
    one.traveller = traveller;
    one.capturedAt = kCaptured;
    one.hash = base::Digest{{std::byte{9}}};
    TRY_VOID(unit.sets().addPhoto(one, base::asBytes(kJpeg), base::asBytes(kThumbnail)));
    TRY_VOID(unit.sets().addGeometry(photo, kGeometry));
    app::ports::SetLineRow line;
    line.set = set;
    line.line = 1;
    line.travellerRef = kRef;
    line.file = kFile;
    line.why = kWhy;
    line.traveller = traveller;
    line.photo = photo;
    TRY_VOID(unit.sets().addLine(line));
    line.line = 2;
    line.traveller.reset();
    line.photo.reset();
    return unit.sets().addLine(line);
  }

  base::Expected<void> addListed(WriteUnit& unit) {
    app::ports::WatchlistRow row;
    row.id = list;
    row.name = "orders";
    row.createdBy = officer;
    TRY_VOID(unit.watchlists().add(row));
    domain::ListPerson person;
    person.id = listed;
    person.list = list;
    person.alias = kAlias;
    person.reason = kReason;
    person.legalReference = kLaw;
    person.expectedAction = kAction;
    person.listedBy = officer;
    person.reviewBy = std::chrono::year(2027) / 1 / 1;
    person.expires = std::chrono::year(2028) / 1 / 1;
    TRY_VOID(unit.watchlists().addPerson(person));
    app::ports::ReferenceRow photograph;
    photograph.id = reference;
    photograph.person = listed;
    photograph.capturedAt = kCaptured;
    TRY_VOID(unit.watchlists().addReference(photograph, base::asBytes(kJpeg), base::asBytes(kThumbnail),
                                            {engine, kTemplate}));
    TRY_VOID(unit.watchlists().addGeometry(reference, kGeometry));
    return unit.watchlists().addVersion(
        {.list = list, .number = 1, .root = {}, .people = 1, .references = 1, .at = clock.now(), .by = officer},
        {{listed, reference, photograph.hash}});
  }

  base::Expected<void> addCase(WriteUnit& unit) {
    app::ports::UseRow use;
    use.subject = traveller;
    use.purpose = domain::Purpose::watchlistSearch;
    use.decision.kind = domain::DecisionKind::allowed;
    use.decision.reason.reset();
    use.decision.basis = domain::BasisKind::consent;
    TRY(const auto useId, unit.screenings().addUse(use));
    app::ports::RunRow run;
    run.id = id<domain::RunId>();
    run.set = set;
    run.list = list;
    run.listVersion = 1;
    run.engine = engine;
    run.by = officer;
    TRY_VOID(unit.screenings().addRun(run));
    TRY_VOID(unit.screenings().addCommitmentSalt(1, traveller, base::asBytes(kSalt)));
    app::ports::CaseRow row;
    row.id = id<domain::CaseId>();
    row.run = run.id;
    row.set = set;
    row.list = list;
    row.subject = traveller;
    row.photo = photo;
    row.use = useId;
    domain::Judgement judgement;
    judgement.reviewer = officer;
    judgement.note = kNote;
    row.facts.judgements = {judgement};
    TRY_VOID(unit.screenings().addCase(row));
    return {};
  }
};

/// Whether any file of the store holds these bytes.
bool inAnyFile(const StoreRoom& room, std::string_view bytes) {
  return std::ranges::any_of(std::filesystem::recursive_directory_iterator(room.path()), [&](const auto& entry) {
    return entry.is_regular_file() && contentOf(entry.path()).find(bytes) != std::string::npos;
  });
}

void checkEverythingReads(People& people) {
  auto& read = people.read();
  const auto traveller = must(read.travellers().findByRef(kRef));
  REQUIRE(traveller);
  CHECK(traveller->ref == kRef);
  CHECK(traveller->nationality->code() == "AUS");
  CHECK(traveller->birth.toText() == kBirth);
  CHECK(traveller->gender == domain::Gender::female);
  CHECK_FALSE(traveller->erased);
  CHECK(must(read.travellers().findConsentByRef(kConsentRef)));
  const auto lines = must(read.sets().lines(people.set, 0, 10));
  REQUIRE(lines.size() == 2);
  for (const auto& line : lines) {
    CHECK(line.travellerRef == kRef);
    CHECK(line.file == kFile);
    CHECK(line.why == kWhy);
  }
  CHECK(must(read.sets().findPhoto(people.photo))->capturedAt == kCaptured);
  CHECK(base::asText(must(read.sets().photoContent(people.photo))) == kJpeg);
  CHECK(base::asText(must(read.sets().photoThumbnail(people.photo))) == kThumbnail);
  CHECK(must(read.sets().photoGeometry(people.photo))->points.size() == 3);
  const auto listed = must(read.watchlists().findPerson(people.listed));
  CHECK(listed->alias == kAlias);
  CHECK(listed->reason == kReason);
  CHECK(listed->legalReference == kLaw);
  CHECK(listed->expectedAction == kAction);
  CHECK(must(read.watchlists().findReference(people.reference))->capturedAt == kCaptured);
  CHECK(base::asText(must(read.watchlists().referenceContent(people.reference))) == kJpeg);
  CHECK(base::asText(must(read.watchlists().referenceThumbnail(people.reference))) == kThumbnail);
  CHECK(must(read.watchlists().referenceGeometry(people.reference))->points.size() == 3);
  CHECK(must(read.watchlists().templates(people.list, 1, people.engine)).front().faceTemplate.values == kTemplate);
  CHECK(must(read.screenings().cases(false)).front().facts.judgements.front().note == kNote);
}

void copyAll(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::copy(from, to,
                        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
}

}  // namespace

TEST_CASE("a thief of the disk reads no face, name, date or template", "[storage]") {
  People people;
  const auto search = [&] {
    // What is no secret is found, so that what is not found is not there.
    REQUIRE(inAnyFile(people, "arrivals"));
    for (const auto& known : everythingKnown()) {
      INFO(base::toHex(base::asBytes(known)));
      CHECK_FALSE(inAnyFile(people, known));
    }
  };
  search();
  people.reopen();
  checkEverythingReads(people);
  search();
}

TEST_CASE("a template is turned for its gallery and then sealed, and stands nowhere in either form", "[storage]") {
  People people;
  storage::KeyRing ring(people.path() / "keys", storage::KeyRing::Access::readOnly);
  must(ring.open(*people.holder.key));
  const auto db = insider(people);
  storage::SealedCells cells(*db, ring);
  auto turned = kTemplate;
  must(cells.turnOf(people.list.text(), turned.size()))->turn(turned);
  CHECK(turned != kTemplate);
  const auto cell = must(db->first("SELECT cell, hex(engine) FROM template",
                                   [](Row& row) { return std::pair(row.blob(0), row.text(1)); }));
  const auto opened = must(
      cells.open({people.listed.text(), "template.cell", people.reference.text() + "|" + cell->second}, cell->first));
  REQUIRE(opened);
  // What the seal closes over is the turned form, after a letter that names the kind.
  CHECK(base::asText(*opened).substr(1) == bytesOf(turned));
  CHECK_FALSE(inAnyFile(people, bytesOf(turned)));
  CHECK_FALSE(inAnyFile(people, bytesOf(kTemplate)));
  auto other = kTemplate;
  must(cells.turnOf("another list", other.size()))->turn(other);
  CHECK(other != turned);
}

TEST_CASE("while the keys are closed the log can be checked and nobody can be read", "[storage]") {
  People people;
  people.store->vault().close();
  auto& read = people.read();
  CHECK(codeOf(read.travellers().findByRef(kRef)) == Errc::sealed);
  CHECK(codeOf(read.travellers().find(people.traveller)) == Errc::sealed);
  CHECK(codeOf(read.travellers().findConsentByRef(kConsentRef)) == Errc::sealed);
  CHECK(codeOf(read.sets().lines(people.set, 0, 10)) == Errc::sealed);
  CHECK(codeOf(read.sets().findPhoto(people.photo)) == Errc::sealed);
  CHECK(codeOf(read.sets().photoContent(people.photo)) == Errc::sealed);
  CHECK(codeOf(read.sets().photoThumbnail(people.photo)) == Errc::sealed);
  CHECK(codeOf(read.sets().photoGeometry(people.photo)) == Errc::sealed);
  CHECK(codeOf(read.watchlists().people(people.list)) == Errc::sealed);
  CHECK(codeOf(read.watchlists().references(people.listed)) == Errc::sealed);
  CHECK(codeOf(read.watchlists().referenceContent(people.reference)) == Errc::sealed);
  CHECK(codeOf(read.watchlists().referenceThumbnail(people.reference)) == Errc::sealed);
  CHECK(codeOf(read.watchlists().referenceGeometry(people.reference)) == Errc::sealed);
  CHECK(codeOf(read.watchlists().templates(people.list, 1, people.engine)) == Errc::sealed);
  CHECK(codeOf(read.screenings().cases(false)) == Errc::sealed);
  CHECK(codeOf(people.tryWrite([&](WriteUnit& unit) { return unit.sets().addGeometry(people.photo, kGeometry); })) ==
        Errc::sealed);
  CHECK(must(read.log().verify({}, {})).accepted);
  CHECK(must(read.users().all()).size() == 2);
}

namespace {

/// Errc::internal when there is none: no reading answers that here.
template <class T>
Errc problemOf(const base::Expected<T>& answer) {
  return answer ? Errc::internal : answer.error().code();
}

}  // namespace

TEST_CASE("a cell put into another row, column or table opens nowhere", "[storage]") {
  People people;
  const std::string sql = GENERATE(
      as<std::string>(),  //
      "UPDATE traveller SET nationality = gender", "UPDATE traveller SET ref = birth",
      "UPDATE set_line SET why = file WHERE line = 1",
      "UPDATE set_line SET file = (SELECT o.file FROM set_line o WHERE o.line = 1)",
      "UPDATE photo_content SET bytes = (SELECT bytes FROM photo_thumbnail)",
      "UPDATE photo_content SET bytes = (SELECT bytes FROM reference_content)",
      "UPDATE photo SET captured = (SELECT captured FROM list_reference)", "UPDATE list_person SET alias = reason",
      "UPDATE template SET cell = (SELECT points FROM reference_geometry)",
      "UPDATE judgement_note SET note = (SELECT why FROM set_line WHERE line = 1)",
      "UPDATE traveller SET ref = substr(ref, 2)", "UPDATE traveller SET ref = zeroblob(0)");
  INFO(sql);
  must(insider(people)->execute(sql));
  auto& read = people.read();
  const std::vector codes{problemOf(read.travellers().find(people.traveller)),
                          problemOf(read.sets().lines(people.set, 0, 10)),
                          problemOf(read.sets().findPhoto(people.photo)),
                          problemOf(read.sets().photoContent(people.photo)),
                          problemOf(read.watchlists().people(people.list)),
                          problemOf(read.watchlists().templates(people.list, 1, people.engine)),
                          problemOf(read.screenings().cases(false))};
  CHECK(std::ranges::count(codes, Errc::storeDamaged) == 1);
}

TEST_CASE("a person's key and cell put into another store, or another person's key, open nothing", "[storage]") {
  People people;
  People others;
  const auto db = insider(people);
  SECTION("another person's key") {
    must(db->run("UPDATE person_key SET wrapped = (SELECT wrapped FROM person_key WHERE person = ?2) WHERE person = ?1",
                 people.traveller, people.listed));
    CHECK(codeOf(people.read().travellers().find(people.traveller)) == Errc::storeDamaged);
  }
  SECTION("another store's") {
    const auto key = must(insider(others)->first(
        "SELECT wrapped FROM person_key WHERE person = ?", [](Row& row) { return row.blob(0); }, others.traveller));
    must(db->run("UPDATE person_key SET wrapped = ?2 WHERE person = ?1", people.traveller, *key));
    CHECK(codeOf(people.read().travellers().find(people.traveller)) == Errc::storeDamaged);
  }
  SECTION("another store's shares") {
    copyAll(others.path() / "keys" / "people.1", people.path() / "keys" / "people.1");
    people.store->vault().close();
    CHECK(codeOf(people.store->vault().open(*others.holder.key)) == Errc::storeDamaged);
    CHECK_FALSE(people.store->vault().isOpen());
  }
}

TEST_CASE("whoever's key is destroyed is erased: the handle stays, nothing else, and the log verifies", "[storage]") {
  People people;
  people.write([&](WriteUnit& unit) -> base::Expected<void> {
    TRY(const bool there, unit.personKeys().destroy(people.traveller.text()));
    CHECK(there);
    TRY(const bool again, unit.personKeys().destroy(people.traveller.text()));
    CHECK_FALSE(again);
    return {};
  });
  people.reopen();
  auto& read = people.read();
  const auto erased = must(read.travellers().find(people.traveller));
  REQUIRE(erased);
  CHECK(erased->erased);
  CHECK(erased->ref.empty());
  CHECK_FALSE(must(read.travellers().findByRef(kRef)));
  CHECK_FALSE(must(read.travellers().findConsentByRef(kConsentRef)));
  CHECK(codeOf(read.sets().photoContent(people.photo)) == Errc::notFound);
  CHECK(codeOf(read.sets().photoThumbnail(people.photo)) == Errc::notFound);
  CHECK(must(read.sets().findPhoto(people.photo))->hash == base::Digest{});
  CHECK(must(read.sets().lines(people.set, 0, 10)).front().file.empty());
  CHECK(must(read.screenings().cases(false)).front().facts.judgements.front().note.empty());
  CHECK(must(read.watchlists().findPerson(people.listed))->alias == kAlias);
  CHECK(must(read.log().verify({}, {})).accepted);
}

TEST_CASE("a key that was made in an act that failed is not used afterwards", "[storage]") {
  People people;
  const auto traveller = people.id<domain::TravellerId>();
  const app::ports::TravellerRow row{.id = traveller, .ref = "T-2", .nationality = {}, .birth = {}};
  CHECK_FALSE(people.tryWrite([&](WriteUnit& unit) -> base::Expected<void> {
    TRY_VOID(unit.travellers().add(row));
    return base::fail(Errc::conflict, "no");
  }));
  people.write([&](WriteUnit& unit) { return unit.travellers().add(row); });
  people.reopen();
  CHECK(must(people.read().travellers().findByRef("T-2"))->ref == "T-2");
}

namespace {

/// What renewal needs: a credential of the one who holds a share.
void addCredential(People& people) {
  const auto& credential = people.holder.credential;
  people.write([&](WriteUnit& unit) {
    return unit.users().add({credential.user, "holder", "Holder", {}, false, people.clock.now()});
  });
  must(insider(people)->run("INSERT INTO credential VALUES (?, 1, 8192, ?, ?, ?, ?, 0, 0)", credential.user,
                            credential.salt, credential.sealedSeed, base::ByteView(credential.signingKey),
                            base::ByteView(credential.agreementKey)));
}

}  // namespace

TEST_CASE("a new generation of keys reads everything, and old copies of the files open nothing", "[storage]") {
  People people;
  addCredential(people);
  const auto old = people.folder.path() / "old.db";
  {
    const auto db = insider(people);
    must(db->execute("PRAGMA trusted_schema = ON"));
    must(db->run("VACUUM INTO ?", old.string()));
    must(must(Connection::open(old, Connection::Mode::readWrite))->execute("PRAGMA journal_mode = WAL"));
  }
  const auto before = must(people.read().personKeys().inForce());
  CHECK(before.number == 1);
  CHECK(before.people == 3);
  people.write([&](WriteUnit& unit) { return unit.personKeys().beginNextGeneration(people.clock.now()); });
  checkEverythingReads(people);
  const auto now = must(people.read().personKeys().inForce());
  CHECK(now.number == 2);
  CHECK(now.since > before.since);
  CHECK_FALSE(std::filesystem::exists(people.path() / "keys" / "people.1"));
  people.reopen();
  checkEverythingReads(people);

  people.store.reset();
  std::filesystem::copy_file(old, people.path() / "consentry.db", std::filesystem::copy_options::overwrite_existing);
  auto copy = must(SqliteStore::openReadOnly(people.path(), people.options()));
  CHECK(codeOf(copy->vault().open(*people.holder.key)) == Errc::denied);
}

TEST_CASE("a renewal of the keys that was interrupted anywhere leaves the old generation or the new", "[storage]") {
  People people;
  addCredential(people);
  const auto keys = people.path() / "keys";
  const auto shares = contentOf(keys / "people.1");
  SECTION("the act fails") {
    CHECK_FALSE(people.tryWrite([&](WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.personKeys().beginNextGeneration(people.clock.now()));
      return base::fail(Errc::conflict, "no");
    }));
    CHECK_FALSE(std::filesystem::exists(keys / "people.2"));
    checkEverythingReads(people);
  }
  SECTION("the program ends before the commit") {
    writeContent(keys / "people.2", shares);
  }
  SECTION("the program ends after the commit") {
    people.write([&](WriteUnit& unit) { return unit.personKeys().beginNextGeneration(people.clock.now()); });
    writeContent(keys / "people.1", shares);
  }
  people.reopen();
  checkEverythingReads(people);
  const auto count = std::ranges::count_if(std::filesystem::directory_iterator(keys), [](const auto& entry) {
    return entry.path().filename().string().starts_with("people.");
  });
  CHECK(count == 1);
}

TEST_CASE("keys are not renewed for nobody", "[storage]") {
  People people;
  CHECK(codeOf(people.tryWrite([&](WriteUnit& unit) {
          return unit.personKeys().beginNextGeneration(people.clock.now());
        })) == Errc::conflict);
  checkEverythingReads(people);
}

}  // namespace consentry::test
