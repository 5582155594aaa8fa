// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/site.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <thread>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "composition/cage.hpp"
#include "composition/compiled_cache.hpp"
#include "composition/forward_clock.hpp"
#include "composition/own_memory.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"
#include "exchange/file_exchange.hpp"
#include "exchange/model_store_on_disk.hpp"
#include "exchange/witness_folder.hpp"
#include "gallery/exact_gallery.hpp"
#include "storage/passphrase_identities.hpp"
#include "storage/sqlite_store.hpp"
#include "vision/added_network.hpp"
#include "vision/engines.hpp"

namespace consentry::composition {

namespace fs = std::filesystem;
using base::Errc;
using base::Expected;
using base::fail;

namespace {

constexpr std::size_t kMostWorkers = 4;  // beyond that the detector is bound by memory, not by processors

class SystemClock final : public app::ports::Clock {
 public:
  base::Instant now() override {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  }
  std::chrono::microseconds sinceBoot() override {
    timespec time{};
    base::check(clock_gettime(CLOCK_BOOTTIME, &time) == 0, "the kernel counts the time since it started");
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_nsec / 1000);
  }
  std::string bootId() override {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
  }
};

class SystemRandom final : public app::ports::Random {
 public:
  void fill(std::span<std::byte> out) override { std::ranges::copy(crypto::randomBytes(out.size()), out.begin()); }
};

/// A manifest that cannot be read must not keep anybody from reading the log, so it is told when a model is needed.
class BrokenModelStore final : public app::ports::ModelStore {
 public:
  explicit BrokenModelStore(base::Error why) : m_why(std::move(why)) {}
  Expected<std::vector<app::ports::ModelStatus>> status() override { return std::unexpected(m_why); }
  Expected<app::ports::VerifiedWeight> load(std::string_view) override { return std::unexpected(m_why); }
  Expected<std::vector<app::ports::ModelStatus>> fetch(std::string_view) override { return std::unexpected(m_why); }
  Expected<std::vector<app::ports::ModelStatus>> fetchFrom(const fs::path&) override { return std::unexpected(m_why); }
  Expected<std::vector<app::ports::AddedModelStatus>> added() override { return std::unexpected(m_why); }
  Expected<app::ports::VerifiedAddedModel> loadAdded(std::string_view) override { return std::unexpected(m_why); }
  Expected<app::ports::VerifiedAddedModel> examine(const fs::path&, const fs::path&) override {
    return std::unexpected(m_why);
  }
  Expected<void> keep(const app::ports::VerifiedAddedModel&) override { return std::unexpected(m_why); }

 private:
  base::Error m_why;
};

std::string stationName() {
  std::array<char, 256> name{};
  if (gethostname(name.data(), name.size() - 1) != 0 || name.front() == '\0') return "unnamed";
  return name.data();
}

/// Zero when the program cannot read itself: the log then says so instead of naming another program.
base::Digest programHash() {
  std::ifstream program("/proc/self/exe", std::ios::binary);
  crypto::Sha256 hash;
  std::vector<char> piece(1 << 16);
  while (program.read(piece.data(), std::ssize(piece)) || program.gcount() > 0)
    hash.update(std::as_bytes(std::span(piece.data(), static_cast<std::size_t>(program.gcount()))));
  return program.eof() ? hash.finish() : base::Digest{};
}

std::size_t workersFor(std::size_t asked) {
  if (asked > 0) return asked;
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostWorkers);
}

/// Keeps the engine that was asked for last: two networks and their memory are enough.
class EngineKeeper {
 public:
  Expected<std::shared_ptr<app::ports::FaceEngine>> engine(app::ports::ModelStore& models, std::size_t workers,
                                                           const domain::EngineChoice& choice) {
    if (m_engine && m_choice == choice) return m_engine;
    // First away with the other one: both at once would need the memory of both.
    m_engine.reset();
    TRY(const auto precision, vision::precisionInForce());
    TRY(auto made,
        vision::makeEngine({.choice = choice,
                            .precision = precision,
                            .workers = workers,
                            .weight = [&](std::string_view role) { return models.load(role); },
                            .added = [&](std::string_view name) { return models.loadAdded(name); },
                            .hash = [](std::string_view text) { return crypto::sha256(base::asBytes(text)); },
                            .cache = m_cache}));
    m_engine = std::move(made);
    m_choice = choice;
    return m_engine;
  }

 private:
  std::shared_ptr<vision::CompiledCache> m_cache = userCompiledCache();
  std::shared_ptr<app::ports::FaceEngine> m_engine;
  domain::EngineChoice m_choice;
};

}  // namespace

struct Site::Parts {
  explicit Parts(const SiteOptions& options)
      : m_models(openModels(options.models.empty() ? findModels() : options.models)),
        m_recordsRuns(options.recordsRuns && !options.readOnly) {
    keepMemoryToOurselves();
  }

  [[nodiscard]] storage::StoreOptions storeOptions() {
    return {m_clock, m_random, stationName(), CONSENTRY_VERSION, programHash()};
  }

  Expected<void> wire(std::unique_ptr<storage::SqliteStore> store, std::size_t workers) {
    m_store = std::move(store);
    TRY(const auto latest, m_store->latestEntryAt());
    m_forwardClock.notBefore(latest);
    m_services.emplace(app::Services{.store = *m_store,
                                     .identities = m_identities,
                                     .vault = m_store->vault(),
                                     .files = m_files,
                                     .models = *m_models,
                                     .galleries = m_galleries,
                                     .witness = m_witness,
                                     .clock = m_forwardClock,
                                     .random = m_random,
                                     .engine = [this, workers](const domain::EngineChoice& choice)
                                         -> Expected<std::shared_ptr<app::ports::FaceEngine>> {
                                       TRY_VOID(recordCage());
                                       return m_engines.engine(*m_models, workers, choice);
                                     },
                                     .probe = vision::testAddedModel});
    return {};
  }

  /// A weaker cage is no reason to stop, but one to be found later. Once, before the first photograph is opened; the
  /// window, which also shows photographs, does so when it starts.
  Expected<void> recordCage() {
    if (m_cageTold || !m_store->readOnlyReason().empty()) return {};
    m_cageTold = true;
    const app::ports::CageReport cage = cageReport();
    if (cage.weaker.empty()) return {};
    domain::AuditEvent event{.type = domain::AuditType::cageWeak};
    std::string& words = event.change.emplace().detail;
    for (const std::string& word : cage.weaker) words += (words.empty() ? "" : " ") + word;
    return m_store->write([&](app::ports::WriteUnit& unit) -> Expected<void> {
      TRY_VOID(unit.log().record(event));
      return {};
    });
  }

  Expected<void> recordRun(domain::AuditType type) {
    if (!m_recordsRuns || !m_store->readOnlyReason().empty()) return {};
    return m_store->write([&](app::ports::WriteUnit& unit) -> Expected<void> {
      TRY_VOID(unit.log().record({.type = type}));
      if (type != domain::AuditType::cleanExit) return {};
      return unit.log().keepCheckpoint("clean_exit");
    });
  }

  SystemClock m_clock;
  ForwardClock m_forwardClock{m_clock};
  SystemRandom m_random;
  exchange::FileExchangeOnDisk m_files;
  exchange::WitnessFolder m_witness;
  gallery::ExactGalleryBuilder m_galleries;
  std::unique_ptr<app::ports::ModelStore> m_models;
  std::unique_ptr<storage::SqliteStore> m_store;
  storage::PassphraseIdentities m_identities{[this]() -> std::optional<app::ports::PassphraseCost> {
    if (!m_store) return std::nullopt;
    const auto usual = m_store->read().credentials().usualCost();
    return usual ? *usual : std::nullopt;
  }};
  EngineKeeper m_engines;
  std::optional<app::Services> m_services;
  bool m_recordsRuns = false;
  bool m_cageTold = false;
};

Site::Site(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Site::~Site() {
  // A failure here leaves an exit that is not clean in the log, which is what it then was.
  if (auto recorded = m_parts->recordRun(domain::AuditType::cleanExit); !recorded) return;
}

Expected<std::unique_ptr<Site>> Site::create(const SiteOptions& options, const app::FirstAdministrator& first) {
  TRY_VOID(app::checkFirstAdministrator(first));
  auto parts = std::make_unique<Parts>(options);
  TRY(auto store, storage::SqliteStore::create(options.store, parts->storeOptions()));
  TRY_VOID(parts->wire(std::move(store), workersFor(options.workers)));
  TRY_VOID(app::addFirstAdministrator(*parts->m_services, first));
  TRY_VOID(parts->recordRun(domain::AuditType::programStarted));
  if (options.recordsRuns) TRY_VOID(parts->recordCage());
  return std::unique_ptr<Site>(new Site(std::move(parts)));
}

Expected<std::unique_ptr<Site>> Site::open(const SiteOptions& options) {
  auto parts = std::make_unique<Parts>(options);
  auto store = options.readOnly ? storage::SqliteStore::openReadOnly(options.store, parts->storeOptions())
                                : storage::SqliteStore::open(options.store, parts->storeOptions());
  if (!store) return std::unexpected(std::move(store).error());
  TRY_VOID(parts->wire(*std::move(store), workersFor(options.workers)));
  TRY_VOID(parts->recordRun(domain::AuditType::programStarted));
  if (options.recordsRuns) TRY_VOID(parts->recordCage());
  return std::unique_ptr<Site>(new Site(std::move(parts)));
}

Expected<void> Site::migrate(const SiteOptions& options, const std::string& login, const base::SecretText& passphrase) {
  Parts parts(options);
  const storage::GiveFirstKeys firstKeys = [&](app::ports::Vault& vault, const app::StoreWriting& write) {
    return app::giveFirstKeys({parts.m_identities, vault, parts.m_clock.now()}, login, passphrase, write);
  };
  TRY_VOID(storage::SqliteStore::open(options.store, parts.storeOptions(), firstKeys));
  return {};
}

app::Services& Site::services() {
  return *m_parts->m_services;
}

app::ports::SealedCheck& Site::sealedCheck() {
  return *m_parts->m_store;
}

app::ports::StoreRestorer& Site::restorer() {
  return *m_parts->m_store;
}

bool Site::looksLikeStore(const fs::path& directory) {
  std::error_code error;
  return fs::is_regular_file(directory / "consentry.db", error);
}

fs::path findModels() {
  constexpr int kLevelsUp = 4;  // build/<preset>/bin below the source tree
  if (const char* set = std::getenv("CONSENTRY_MODELS"); set != nullptr && *set != '\0') return set;
  std::error_code error;
  fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (int level = 0; level <= kLevelsUp && !folder.empty(); ++level, folder = folder.parent_path())
    if (fs::is_regular_file(folder / "models" / "manifest.toml", error)) return folder / "models";
  return "/usr/share/consentry/models";
}

std::unique_ptr<app::ports::ModelStore> openModels(const fs::path& models) {
  auto store = exchange::ModelStoreOnDisk::open(models / "manifest.toml", models / "weights");
  if (!store) return std::make_unique<BrokenModelStore>(std::move(store).error());
  return std::make_unique<exchange::ModelStoreOnDisk>(*std::move(store));
}

}  // namespace consentry::composition
