// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/evaluate.hpp"
#include "app/manage_consents.hpp"
#include "app/manage_policy.hpp"
#include "app/manage_sets.hpp"
#include "app/manage_users.hpp"
#include "app/manage_watchlists.hpp"
#include "app/review_cases.hpp"
#include "app/screen_set.hpp"
#include "app/services.hpp"
#include "app/session.hpp"
#include "app/sign_in.hpp"
#include "exchange/file_exchange.hpp"
#include "exchange/witness_folder.hpp"
#include "gallery/exact_gallery.hpp"
#include "storage/passphrase_identities.hpp"
#include "storage/sqlite_store.hpp"

namespace consentry::test {

class FakeClock final : public app::ports::Clock {
 public:
  /// Every question moves it by a millisecond, so that no two acts share a moment.
  base::Instant now() override {
    pass(std::chrono::milliseconds(1));
    return m_now;
  }
  std::chrono::microseconds sinceBoot() override { return m_sinceBoot; }
  std::string bootId() override { return m_bootId; }
  void pass(std::chrono::microseconds time) {
    m_now += time;
    m_sinceBoot += time;
  }
  /// Somebody sets the clock, forward or back.
  void set(base::Instant now) { m_now = now; }
  void restart() {
    m_sinceBoot = std::chrono::minutes(1);
    m_bootId += "+";
  }

 private:
  std::chrono::microseconds m_sinceBoot = std::chrono::hours(1);
  std::string m_bootId = "boot";
  base::Instant m_now = *base::instantFromText("2026-11-23T09:00:00Z");
};

class FakeRandom final : public app::ports::Random {
 public:
  void fill(std::span<std::byte> out) override;
  /// Other bytes from here on, as after another process drew some.
  void goElsewhere() { m_state = m_state * 2654435761U + 12345U; }

 private:
  unsigned m_state = 1;
};

/// An engine whose photographs are words: "face N [good|poor]", "none", "two", anything else is unreadable. Person N
/// sits at place N of the template, so that the same person is at distance 0 and others at √2. Remembers all it saw.
class FakeEngine final : public app::ports::FaceEngine {
 public:
  FakeEngine() = default;
  /// Another engine: nothing it makes may be compared with what the first made.
  explicit FakeEngine(app::ports::EngineIdentity identity) : m_identity(std::move(identity)) {}
  const app::ports::EngineIdentity& identity() const override { return m_identity; }
  std::size_t workers() const override { return 1; }
  base::Expected<void> run(const std::function<base::Expected<std::optional<app::ports::PhotoWork>>()>& next,
                           const std::function<base::Expected<void>(app::ports::PhotoFinding)>& done,
                           std::stop_token stop) override;

  std::vector<app::ports::FaceGeometry> known;  ///< what was handed in with photographs that came as far as the engine
  std::vector<std::string> seen;                ///< contents of every photograph that came as far as the engine
  std::function<void()> beforeEach;             ///< between photographs

 private:
  app::ports::EngineIdentity m_identity{"fake", "1", base::Digest{{std::byte{7}}}, 64};
};

/// The real one, counting what it opens.
class CountingFiles final : public exchange::FileExchangeOnDisk {
 public:
  base::Expected<base::Bytes> readBeneath(const std::filesystem::path& folder, std::string_view file,
                                          std::int64_t limit) override {
    opened.emplace(file);
    return FileExchangeOnDisk::readBeneath(folder, file, limit);
  }
  base::Expected<base::Bytes> readFile(const std::filesystem::path& file, std::int64_t limit) override {
    opened.insert(file.filename().string());
    return FileExchangeOnDisk::readFile(file, limit);
  }
  std::set<std::string, std::less<>> opened;
};

/// Weights are not needed: the engine is made directly.
class NoModels final : public app::ports::ModelStore {
 public:
  base::Expected<std::vector<app::ports::ModelStatus>> status() override;
  base::Expected<app::ports::VerifiedWeight> load(std::string_view role) override;
  base::Expected<std::vector<app::ports::ModelStatus>> fetch(std::string_view networks) override;
  base::Expected<std::vector<app::ports::ModelStatus>> fetchFrom(const std::filesystem::path& source) override;
  base::Expected<std::vector<app::ports::AddedModelStatus>> added() override;
  base::Expected<app::ports::VerifiedAddedModel> loadAdded(std::string_view name) override;
  base::Expected<app::ports::VerifiedAddedModel> examine(const std::filesystem::path& network,
                                                         const std::filesystem::path& card) override;
  base::Expected<void> keep(const app::ports::VerifiedAddedModel& examined) override;
};

/// Everybody's in these tests.
[[nodiscard]] inline app::SharedSecret passphrase(std::string_view words = "everybody's in these tests") {
  return std::make_shared<const base::SecretText>(std::string(words));
}

/// A store in a folder of its own with everybody in it: admin, park and lee (officers), kim and seo (supervisors),
/// choi (auditor), han (consent clerk).
class Desk {
 public:
  Desk();
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// The session of somebody, who signs in the first time they are asked for.
  [[nodiscard]] app::Session& as(std::string_view login);
  [[nodiscard]] base::Expected<app::Session> signIn(std::string_view login,
                                                    const app::SharedSecret& words = passphrase()) {
    return app::signIn(*services, login, *words);
  }
  /// Asks as somebody and demands that it works.
  template <class Request>
  typename Request::Answer must(std::string_view login, const Request& request, const app::Job& job = {}) {
    auto answer = as(login).ask(request, job);
    if (!answer) throw std::runtime_error("unexpected: " + answer.error().message());
    return *std::move(answer);
  }
  /// Asks as somebody and demands that it fails; the code.
  template <class Request>
  base::Errc refused(std::string_view login, const Request& request, const app::Job& job = {}) {
    const auto answer = as(login).ask(request, job);
    if (answer) throw std::runtime_error("worked, but should not have");
    return answer.error().code();
  }

  std::filesystem::path write(const std::string& name, const std::string& content);
  /// Policy in force (Koreans by consent, Australians not at all) and a statute "Act 1" that lists people.
  void govern();
  /// A consent for watchlist search and second review.
  void giveConsent(const std::string& ref, domain::ConsentState state = domain::ConsentState::given,
                   std::vector<domain::Purpose> purposes = {domain::Purpose::watchlistSearch,
                                                            domain::Purpose::secondReview});
  void withdraw(const std::string& ref);
  /// A list "Orders" with an active entry for each person number.
  void makeList(const std::vector<int>& people);
  /// A profile whose review threshold is 0.5 and priority 0.1.
  void addProfile();
  /// "ref,face content" rows as manifest.csv with photographs in a folder; the manifest's path.
  std::filesystem::path makeManifest(const std::string& folder,
                                     const std::vector<std::pair<std::string, std::string>>& rows);
  [[nodiscard]] std::int64_t logSize();
  [[nodiscard]] bool logVerifies();
  void close();
  /// Closes and opens the store, as after a crash.
  void reopen();

  std::filesystem::path folder;
  FakeClock clock;
  FakeRandom random;
  CountingFiles files;
  NoModels models;
  gallery::ExactGalleryBuilder galleries;
  exchange::WitnessFolder witness;
  std::shared_ptr<FakeEngine> engine = std::make_shared<FakeEngine>();
  std::map<std::string, std::shared_ptr<FakeEngine>, std::less<>> otherEngines;  ///< by networks
  std::set<std::string, std::less<>> missingNetworks;                            ///< their weights are not here
  std::unique_ptr<storage::SqliteStore> store;
  storage::PassphraseIdentities identities{app::ports::PassphraseCost{.passes = 1, .memoryBytes = 8 << 10}};
  std::unique_ptr<app::Services> services;

 private:
  void wire();
  std::map<std::string, app::Session, std::less<>> m_sessions;  ///< by login
};

}  // namespace consentry::test
