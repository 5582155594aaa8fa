// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.hpp"

#include <stdlib.h>

#include <array>
#include <fstream>

#include "base/enum_words.hpp"
#include "crypto/hash.hpp"

namespace consentry::test {

namespace fs = std::filesystem;
using base::Expected;
using domain::Role;

void FakeRandom::fill(std::span<std::byte> out) {
  for (auto& byte : out) {
    m_state = m_state * 1664525U + 1013904223U;
    byte = static_cast<std::byte>(m_state >> 24U);
  }
}

Expected<void> FakeEngine::run(const std::function<Expected<std::optional<app::ports::PhotoWork>>()>& next,
                               const std::function<Expected<void>(app::ports::PhotoFinding)>& done,
                               std::stop_token stop) {
  using app::ports::PhotoOutcome;
  while (!stop.stop_requested()) {
    TRY(auto work, next());
    if (!work) break;
    if (beforeEach) beforeEach();
    const std::string content(base::asText(work->file));
    seen.push_back(content);
    if (work->known) known.push_back(*work->known);
    app::ports::PhotoFinding finding{.index = work->index, .width = 400, .height = 500};
    const app::ports::FaceBox box{100, 100, 300, 300, 1.0};
    if (content == "none") {
      finding.outcome = PhotoOutcome::noFace;
    } else if (content == "two") {
      finding.outcome = PhotoOutcome::severalFaces;
      finding.faces = {box, box};
    } else if (content.starts_with("face ")) {
      finding.outcome = PhotoOutcome::assessed;
      finding.faces = {box};
      finding.geometry = app::ports::FaceGeometry{"fake", box, {{150.5F, 160.25F}}};
      finding.quality.verdict =
          content.ends_with("poor") ? domain::QualityVerdict::acceptWithWarning : domain::QualityVerdict::accept;
      if (work->wantThumbnail) finding.thumbnail = base::Bytes(3, std::byte{1});
      if (work->wantTemplate) {
        std::vector<float> values(m_identity.dimension, 0.0F);
        values.at(static_cast<std::size_t>(std::stoi(content.substr(5)))) = 1.0F;
        finding.faceTemplate = app::ports::FaceTemplate{m_identity.hash, std::move(values)};
      }
    } else {
      finding.why = "not a JPEG or PNG photograph";
    }
    TRY_VOID(done(std::move(finding)));
  }
  if (stop.stop_requested()) return base::fail(base::Errc::cancelled, "stopped on request");
  return {};
}

Expected<std::vector<app::ports::ModelStatus>> NoModels::status() {
  return std::vector<app::ports::ModelStatus>();
}
Expected<app::ports::VerifiedWeight> NoModels::load(std::string_view) {
  return base::fail(base::Errc::modelMissing, "no weights here");
}
Expected<std::vector<app::ports::ModelStatus>> NoModels::fetch(std::string_view) {
  return status();
}
Expected<std::vector<app::ports::ModelStatus>> NoModels::fetchFrom(const fs::path&) {
  return status();
}
Expected<std::vector<app::ports::AddedModelStatus>> NoModels::added() {
  return std::vector<app::ports::AddedModelStatus>();
}
Expected<app::ports::VerifiedAddedModel> NoModels::loadAdded(std::string_view) {
  return base::fail(base::Errc::notFound, "no added models here");
}
Expected<app::ports::VerifiedAddedModel> NoModels::examine(const fs::path&, const fs::path&) {
  return base::fail(base::Errc::notFound, "no added models here");
}
Expected<void> NoModels::keep(const app::ports::VerifiedAddedModel&) {
  return base::fail(base::Errc::notFound, "no added models here");
}

Desk::Desk() {
  std::string name = (fs::temp_directory_path() / "consentry-app-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder = name;
  auto made = storage::SqliteStore::create(folder / "store", {clock, random, "desk-1", "test", base::Digest{}});
  if (!made) throw std::runtime_error(made.error().message());
  store = *std::move(made);
  wire();
  if (!app::addFirstAdministrator(*services, {"admin", "Ada", *passphrase()}))
    throw std::runtime_error("no administrator");
  const std::array<std::pair<const char*, Role>, 6> people{{{"park", Role::officer},
                                                            {"lee", Role::officer},
                                                            {"kim", Role::supervisor},
                                                            {"seo", Role::supervisor},
                                                            {"choi", Role::auditor},
                                                            {"han", Role::consentClerk}}};
  for (const auto& [login, role] : people) must("admin", app::AddUser{login, login, {role}, passphrase()});
  // Now, so that no test counts it among what it looks at.
  for (const auto& [login, role] : people) static_cast<void>(as(login));
}

Desk::~Desk() {
  close();
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

void Desk::wire() {
  services = std::make_unique<app::Services>(
      app::Services{*store, identities, store->vault(), files, models, galleries, witness, clock, random,
                    [this](const domain::EngineChoice& choice) -> Expected<std::shared_ptr<app::ports::FaceEngine>> {
                      if (missingNetworks.contains(choice.networks))
                        return base::fail(base::Errc::modelMissing, "a weight file is not there");
                      const auto other = otherEngines.find(choice.networks);
                      return other == otherEngines.end() ? engine : other->second;
                    },
                    [](const app::ports::VerifiedAddedModel&) -> Expected<void> { return {}; }});
}

void Desk::close() {
  m_sessions.clear();
  services.reset();
  store.reset();
}

void Desk::reopen() {
  close();
  auto opened = storage::SqliteStore::open(folder / "store", {clock, random, "desk-1", "test", base::Digest{}});
  if (!opened) throw std::runtime_error(opened.error().message());
  store = *std::move(opened);
  wire();
}

app::Session& Desk::as(std::string_view login) {
  if (const auto found = m_sessions.find(login); found != m_sessions.end()) return found->second;
  auto session = signIn(login);
  if (!session) throw std::runtime_error(session.error().message());
  return m_sessions.emplace(login, *std::move(session)).first->second;
}

fs::path Desk::write(const std::string& name, const std::string& content) {
  const fs::path file = folder / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file;
}

void Desk::govern() {
  const auto policy = write("policy.toml", R"(format = 1
title = "Test"
[[rule]]
id = "search"
purpose = "watchlist_search"
bases = ["consent", "statute"]
why = "the main job"
[[rule]]
id = "search-travellers"
purpose = "watchlist_search"
nationalities = ["KOR"]
bases = ["consent"]
why = "travellers are asked; the law is for those whom it lists"
[[rule]]
id = "review"
purpose = "second_review"
bases = ["consent", "statute"]
why = "two people"
[[rule]]
id = "not-here"
purpose = "watchlist_search"
nationalities = ["AUS"]
forbids = true
why = "a treaty forbids it"
)");
  const auto proposed = must("admin", app::ProposePolicy{policy});
  must("kim", app::ApprovePolicy{proposed.row.id.text()});
  const auto basis = must("kim", app::ProposeBasis{{.kind = domain::BasisKind::statute,
                                                    .reference = "Act 1",
                                                    .purposes = {domain::Purpose::watchlistSearch},
                                                    .from = *base::dateFromText("2026-01-01"),
                                                    .reviewBy = *base::dateFromText("2027-12-31")}});
  must("seo", app::ApproveBasis{basis.id.text()});
}

void Desk::giveConsent(const std::string& ref, domain::ConsentState state, std::vector<domain::Purpose> purposes) {
  must("han", app::ChangeConsent{.travellerRef = ref,
                                 .state = state,
                                 .purposes = std::move(purposes),
                                 .notice = {.version = "1", .language = "en"}});
}

void Desk::withdraw(const std::string& ref) {
  const auto shown = must("han", app::ShowConsents{ref});
  must("han", app::ChangeConsent{.travellerRef = ref,
                                 .consentRef = shown.records.front().id.text(),
                                 .state = domain::ConsentState::withdrawn});
}

void Desk::makeList(const std::vector<int>& people) {
  must("kim", app::CreateList{.name = "Orders", .legalReference = "Act 1"});
  for (const int person : people) {
    const auto photo = write("references/" + std::to_string(person) + ".jpg", "face " + std::to_string(person));
    const auto added = must("park", app::AddListPerson{.list = "Orders",
                                                       .alias = "Person " + std::to_string(person),
                                                       .reason = "test",
                                                       .legalReference = "Act 1",
                                                       .expectedAction = "refer",
                                                       .reviewBy = *base::dateFromText("2027-06-01"),
                                                       .expires = *base::dateFromText("2027-06-01"),
                                                       .photographs = {photo}});
    must("kim", app::ApproveListPerson{added.person.id.text()});
  }
  if (!people.empty()) must("kim", app::ActivateApproved{"Orders"});
}

void Desk::addProfile() {
  domain::ThresholdProfile profile{.name = "test",
                                   .model = engine->identity().hash,
                                   .modelName = "fake",
                                   .engine = engine->identity().choice,
                                   .review = {domain::Score::of(0.5)},
                                   .priority = {domain::Score::of(0.1)},
                                   .dataset = "none",
                                   .people = 3,
                                   .references = 3,
                                   .matedProbes = 10,
                                   .nonmatedProbes = 100,
                                   .measuredAt = clock.now(),
                                   .curve = {{{domain::Score::of(0.2)}, 0.01, 0.001, 0.05, 0.5, 0.4, 0.6},
                                             {{domain::Score::of(0.6)}, 0.05, 0.02, 0.1, 0.2, 0.1, 0.3}}};
  const auto file = write("profile.toml", files.writeProfile(profile));
  must("admin", app::StoreProfile{file});
}

fs::path Desk::makeManifest(const std::string& name, const std::vector<std::pair<std::string, std::string>>& rows) {
  std::string csv = "traveller_ref,file,role,nationality,birth_year,gender\n";
  int number = 0;
  for (const auto& [ref, content] : rows) {
    const std::string file = "p" + std::to_string(++number) + ".jpg";
    write(name + "/" + file, content);
    // "AUS-…" are Australians, whom the test policy forbids to search for.
    const std::string nationality = ref.starts_with("AUS") ? "AUS" : "KOR";
    csv += ref + "," + file + ",live," + nationality + ",1987,F\n";
  }
  return write(name + "/manifest.csv", csv);
}

std::int64_t Desk::logSize() {
  return store->read().log().head()->size;
}

bool Desk::logVerifies() {
  const auto verdict = store->read().log().verify({}, [](std::int64_t) {});
  return verdict && verdict->accepted;
}

}  // namespace consentry::test
