// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what sealing costs: a photograph sealed and opened, travellers added and found, everybody's key renewed.
// Arguments: travellers (default 100,000), and the folder to work in (default the current one).
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bench_world.hpp"
#include "crypto/seal.hpp"
#include "storage/passphrase_identities.hpp"
#include "storage/sqlite_store.hpp"

namespace {

using namespace consentry;
using bench::CountedRandom;
using bench::SystemClock;

template <class T>
T must(base::Expected<T> value) {
  if (value) return std::move(*value);
  std::fprintf(stderr, "failed: %s\n", value.error().message().c_str());
  std::exit(5);
}
void must(base::Expected<void> value) {
  if (value) return;
  std::fprintf(stderr, "failed: %s\n", value.error().message().c_str());
  std::exit(5);
}

template <class Work>
double secondsOf(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void photographs() {
  constexpr std::size_t kBytes = 250'000;
  constexpr int kRounds = 400;
  const auto key = must(crypto::SecretBytes::random(crypto::kSealKeyBytes));
  const base::Bytes photo(kBytes, std::byte{42});
  base::Bytes cell;
  const double sealing = secondsOf([&] {
    for (int i = 0; i < kRounds; ++i) cell = crypto::seal(key, photo, {});
  });
  const double opening = secondsOf([&] {
    for (int i = 0; i < kRounds; ++i)
      if (!crypto::unseal(key, cell, {})) std::exit(5);
  });
  std::printf("a photograph of %zu bytes: sealed in %.3f ms, opened in %.3f ms\n", kBytes, sealing / kRounds * 1e3,
              opening / kRounds * 1e3);
}

domain::AuditEvent entry() {
  domain::AuditEvent event;
  event.type = domain::AuditType::programStarted;
  return event;
}

void people(int count, const std::filesystem::path& folder) {
  SystemClock clock;
  CountedRandom random;
  const auto store = must(storage::SqliteStore::create(folder, {clock, random, "bench", "0", {}}));
  storage::PassphraseIdentities identities{app::ports::PassphraseCost{.passes = 1, .memoryBytes = 8 << 10}};
  const auto holder = must(identities.make(domain::UserId("holder"), base::SecretText("held")));
  must(store->vault().admit(holder.credential));
  const auto inOneAct = [&](const std::function<base::Expected<void>(app::ports::WriteUnit&)>& act) {
    must(store->write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
      TRY_VOID(unit.log().record(entry()));
      return act(unit);
    }));
  };
  inOneAct([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
    TRY_VOID(
        unit.users().add({holder.credential.user, "holder", "Holder", {domain::Role::officer}, false, clock.now()}));
    return unit.credentials().put(holder.credential);
  });
  const auto refOf = [](int i) { return "TRAVELLER-" + std::to_string(i); };
  const double adding = secondsOf([&] {
    inOneAct([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
      for (int i = 0; i < count; ++i)
        TRY_VOID(unit.travellers().add(
            {.id = domain::TravellerId(random.handleText()), .ref = refOf(i), .nationality = {}, .birth = {}}));
      return {};
    });
  });
  const int sought = std::min(count, 20'000);
  const double finding = secondsOf([&] {
    for (int i = 0; i < sought; ++i)
      if (!must(store->read().travellers().findByRef(refOf(i)))) std::exit(5);
  });
  const double renewing = secondsOf([&] {
    inOneAct([&](app::ports::WriteUnit& unit) { return unit.personKeys().beginNextGeneration(clock.now()); });
  });
  std::printf("%d travellers: added at %.0f a second, found by reference at %.0f a second, keys renewed in %.2f s\n",
              count, count / adding, sought / finding, renewing);
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::stoi(argv[1]) : 100'000;
  const std::filesystem::path folder = std::filesystem::path(argc > 2 ? argv[2] : ".") / "bench-people";
  std::filesystem::remove_all(folder);
  photographs();
  people(count, folder);
  std::filesystem::remove_all(folder);
}
