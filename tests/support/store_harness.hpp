// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "app/ports/store.hpp"
#include "app/ports/system.hpp"
#include "storage/passphrase_identities.hpp"
#include "storage/sqlite_store.hpp"

namespace consentry::test {

/// A folder of its own, gone when the test is.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "consentry-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    m_path = name;
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

/// Stands still but for a microsecond a question.
class SettableClock final : public app::ports::Clock {
 public:
  base::Instant now() override {
    advance(std::chrono::microseconds(1));
    return m_now;
  }
  std::chrono::microseconds sinceBoot() override { return m_sinceBoot; }
  std::string bootId() override { return m_bootId; }
  /// Somebody sets the clock, forward or back.
  void set(base::Instant now) { m_now = now; }
  void advance(std::chrono::microseconds by) {
    m_now += by;
    m_sinceBoot += by;
  }
  void restart() {
    m_sinceBoot = std::chrono::minutes(1);
    m_bootId += "+";
  }

 private:
  std::chrono::microseconds m_sinceBoot = std::chrono::hours(1);
  std::string m_bootId = "boot";
  base::Instant m_now = base::startOf(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(10);
};

/// The same bytes in every run.
class CountedRandom final : public app::ports::Random {
 public:
  void fill(std::span<std::byte> out) override {
    for (auto& byte : out) {
      m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
      byte = static_cast<std::byte>(m_state >> 56);
    }
  }

 private:
  std::uint64_t m_state = 1;
};

/// Unpacks, or fails the test with the message.
template <class T>
T must(base::Expected<T> value) {
  INFO((value ? std::string() : value.error().message()));
  REQUIRE(value.has_value());
  return std::move(*value);
}
inline void must(base::Expected<void> value) {
  INFO((value ? std::string() : value.error().message()));
  REQUIRE(value.has_value());
}

template <class T>
base::Errc codeOf(const base::Expected<T>& value) {
  REQUIRE_FALSE(value.has_value());
  return value.error().code();
}

inline domain::AuditEvent eventOf(domain::AuditType type) {
  domain::AuditEvent event;
  event.type = type;
  return event;
}

/// Surroundings of a store: folder, clock, randomness.
struct StoreRoom {
  TempFolder folder;
  SettableClock clock;
  CountedRandom random;

  [[nodiscard]] std::filesystem::path path() const { return folder.path() / "store"; }
  [[nodiscard]] storage::StoreOptions options() { return {clock, random, "desk 1", "0.1.0", base::Digest{}}; }
  template <class Id>
  [[nodiscard]] Id id() {
    return Id(random.handleText());
  }

  // Somebody who holds a share of the keys, so that a store can be opened again with what is sealed in it.
  void admitTo(storage::SqliteStore& store) const { must(store.vault().admit(holder.credential)); }
  void unseal(storage::SqliteStore& store) const { must(store.vault().open(*holder.key)); }

  storage::PassphraseIdentities identities{app::ports::PassphraseCost{.passes = 1, .memoryBytes = 8 << 10}};
  app::ports::NewIdentity holder = must(identities.make(domain::UserId("holder"), base::SecretText("held")));
};

/// Writes `count` entries in one transaction.
inline base::Expected<void> recordSome(app::ports::Store& store, int count = 1) {
  return store.write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
    for (int i = 0; i < count; ++i) TRY_VOID(unit.log().record(eventOf(domain::AuditType::programStarted)));
    return {};
  });
}

}  // namespace consentry::test
