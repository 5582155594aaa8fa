// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "app/make_backup.hpp"
#include "app/manage_erasures.hpp"
#include "fixture.hpp"
#include "storage/open_policy.hpp"
#include "storage/store_copy.hpp"

using namespace consentry;
using test::Desk;

namespace {

namespace fs = std::filesystem;

const std::string kNote = "the left ear was broken once";
const std::string kReason = "asked by registered letter";

std::string contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every file below the folder, the write-ahead log included, as one text.
std::string everything(const fs::path& folder) {
  std::string bytes;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) bytes += contentOf(entry.path()) + '\n';
  return bytes;
}

/// As the fake engine makes it of "face N".
std::string templateOf(const Desk& desk, std::size_t person) {
  std::vector<float> values(desk.engine->identity().dimension, 0.0F);
  values.at(person) = 1.0F;
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

struct Known {
  std::string what;
  std::string bytes;
};

std::vector<Known> knownOf(const Desk& desk) {
  std::vector<Known> known{{"a traveller's reference", "T-FLAGGED-1"},
                           {"a traveller's reference", "T-UNFLAGGED-2"},
                           {"a photograph", "face 1 of somebody"},
                           {"a photograph", "face 2 of somebody"},
                           {"a name", "Person 1"},
                           {"a reviewer's words", kNote},
                           {"a file's name", "p1.jpg"}};
  for (const std::size_t person : {1, 2}) known.push_back({"a template", templateOf(desk, person)});
  return known;
}

/// Which of them can be read in the folder.
std::vector<std::string> readable(const fs::path& folder, const std::vector<Known>& known) {
  const auto bytes = everything(folder);
  // What is no secret is there, so that what is not found is not there.
  REQUIRE(bytes.find("Orders") != std::string::npos);
  std::vector<std::string> found;
  for (const auto& one : known)
    if (bytes.find(one.bytes) != std::string::npos) found.push_back(one.what);
  return found;
}

/// A set with one traveller who is on the list and one who is not, screened; the case is judged with a note.
void work(Desk& desk) {
  desk.govern();
  desk.giveConsent("T-FLAGGED-1");
  desk.giveConsent("T-UNFLAGGED-2");
  desk.makeList({1});
  desk.addProfile();
  const auto set = desk.must(
      "park", app::ImportSet{.manifest = desk.makeManifest("set", {{"T-FLAGGED-1", "face 1 of somebody"},
                                                                   {"T-UNFLAGGED-2", "face 2 of somebody"}})});
  desk.must("park", app::ScreenSet{set.set.id.text(), "Orders", std::nullopt});
  desk.must("park", app::ClaimCase{"1"});
  desk.must("park", app::DecideCase{.id = "1",
                                    .candidateRank = 1,
                                    .conclusion = 1,
                                    .outcome = domain::CaseOutcome::referSecondary,
                                    .note = kNote});
}

class Copier final : public app::ports::StoreCopier {
 public:
  explicit Copier(fs::path store) : m_store(std::move(store)) {}
  base::Expected<app::ports::StoreCopy> copyTo(const app::ports::StoreCopyRequest& request) override {
    TRY(const auto db, storage::Connection::open(m_store / "consentry.db", storage::Connection::Mode::readOnly));
    TRY_VOID(storage::applyOpenPolicy(*db, storage::Connection::Mode::readOnly));
    return storage::copyStore(*db, m_store, request);
  }

 private:
  fs::path m_store;
};

}  // namespace

TEST_CASE("a thief finds nobody in the files of a store that was worked with, nor in a backup's data") {
  Desk desk;
  work(desk);
  const auto known = knownOf(desk);
  INFO("while it is open, with its write-ahead log");
  REQUIRE(fs::file_size(desk.folder / "store" / "consentry.db-wal") > 0);
  CHECK(readable(desk.folder / "store", known).empty());

  Copier copier(desk.folder / "store");
  desk.must("admin", app::MakeBackup{&copier, desk.folder / "data", desk.folder / "keys"});
  CHECK(readable(desk.folder / "data", known).empty());

  SECTION("closed") {
    desk.close();
    CHECK(readable(desk.folder / "store", known).empty());
  }
  SECTION("after an erasure, also of what was said about it") {
    desk.must("han", app::ErasePerson{.person = "T-FLAGGED-1", .reason = kReason, .renewNow = true});
    CHECK(readable(desk.folder / "store", known).empty());
    desk.close();
    CHECK(readable(desk.folder / "store", known).empty());
  }
}

TEST_CASE("no template of a probe reaches the disk while a set is screened") {
  Desk desk;
  desk.govern();
  desk.makeList({1});
  desk.addProfile();
  std::vector<std::pair<std::string, std::string>> rows;
  for (int person = 1; person <= 4; ++person) {
    const auto ref = "T-" + std::to_string(person);
    desk.giveConsent(ref);
    rows.emplace_back(ref, "face " + std::to_string(person));
  }
  const auto set = desk.must("park", app::ImportSet{.manifest = desk.makeManifest("set", rows)});
  const auto store = desk.folder / "store";
  const auto templates = [&] {
    auto& erasures = desk.store->read().erasures();
    std::int64_t count = 0;
    const auto everybody = *erasures.everybody();
    for (const auto& id : everybody) {
      const auto standing = *erasures.standing(id.text());
      for (const auto& [thing, objects] : standing)
        if (thing == domain::PersonalThing::faceTemplate) count += objects;
    }
    return count;
  };
  int looked = 0;
  const auto look = [&] {
    ++looked;
    const auto bytes = everything(store);
    for (std::size_t person = 1; person <= 4; ++person)
      CHECK(bytes.find(templateOf(desk, person)) == std::string::npos);
    CHECK(templates() == 0);
  };
  desk.engine->beforeEach = look;
  desk.must("park", app::ScreenSet{set.set.id.text(), "Orders", std::nullopt});
  desk.engine->beforeEach = {};
  look();
  CHECK(looked == 5);
}
