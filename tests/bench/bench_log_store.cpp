// SPDX-License-Identifier: GPL-3.0-or-later
// Prints: appends a second in one batch and singly, verification a second, a page in the middle of the log, one proof.
// Arguments: entries in the batch (default 100,000), and the folder to work in (default the current one).
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>

#include "app/ports/store.hpp"
#include "bench_world.hpp"
#include "storage/sqlite_store.hpp"

namespace {

using namespace consentry;
using bench::CountedRandom;
using bench::SystemClock;
using Seconds = std::chrono::duration<double>;

/// Wall time and this program's own; on a busy machine only the second says something.
struct Took {
  double wall = 0;
  double cpu = 0;
};

template <class Work>
Took timeOf(Work work) {
  const auto start = std::chrono::steady_clock::now();
  const auto startCpu = std::clock();
  const auto done = work();
  if (!done) {
    std::fprintf(stderr, "failed: %s\n", done.error().message().c_str());
    std::exit(5);
  }
  return {Seconds(std::chrono::steady_clock::now() - start).count(),
          static_cast<double>(std::clock() - startCpu) / CLOCKS_PER_SEC};
}

/// A denied watchlist search: the fields that most entries have.
domain::AuditEvent typicalEvent(app::ports::Random& random) {
  domain::AuditEvent event;
  event.type = domain::AuditType::faceSearched;
  event.outcome = domain::AuditOutcome::denied;
  event.actor = domain::Actor{domain::UserId(random.handleText()), domain::Role::officer};
  event.set = domain::SetId(random.handleText());
  event.photo = domain::PhotoId(random.handleText());
  event.use.emplace();
  event.use->purpose = domain::Purpose::watchlistSearch;
  event.use->categories = {domain::DataCategory::facialImage, domain::DataCategory::faceTemplate};
  return event;
}

}  // namespace

int main(int argc, char** argv) {
  const long entries = argc > 1 ? std::stol(argv[1]) : 100'000;
  const std::filesystem::path folder = std::filesystem::path(argc > 2 ? argv[2] : ".") / "bench-log-store";
  std::filesystem::remove_all(folder);
  SystemClock clock;
  CountedRandom random;
  auto store = storage::SqliteStore::create(folder, {clock, random, "bench", "0", {}});
  if (!store) {
    std::fprintf(stderr, "failed: %s\n", store.error().message().c_str());
    return 5;
  }
  auto event = typicalEvent(random);
  const Took batch = timeOf([&] {
    return (*store)->write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
      for (long i = 0; i < entries; ++i) {
        event.subject = domain::TravellerId(random.handleText());
        TRY_VOID(unit.log().record(event));
      }
      return {};
    });
  });
  constexpr int kSingle = 500;
  const Took single = timeOf([&]() -> base::Expected<void> {
    for (int i = 0; i < kSingle; ++i)
      TRY_VOID((*store)->write([&](app::ports::WriteUnit& unit) -> base::Expected<void> {
        TRY_VOID(unit.log().record(event));
        return {};
      }));
    return {};
  });
  auto& log = (*store)->read().log();
  const Took page = timeOf([&] { return log.lines({}, entries / 2, 200); });
  const Took proof = timeOf([&] { return log.prove(entries / 3); });
  std::string verdict;
  const Took verify = timeOf([&]() -> base::Expected<void> {
    TRY(const auto found, log.verify({}, {}));
    verdict = found.verdict;
    return {};
  });
  const double all = static_cast<double>(entries) + kSingle + 1;
  const auto print = [](const char* what, double count, const Took& took) {
    std::printf("%-48s %8.0f a second, %8.0f a second of processor time\n", what, count / took.wall, count / took.cpu);
  };
  std::printf("%ld entries in one batch, then %d singly; verdict %s\n", entries, kSingle, verdict.c_str());
  print("append, in the batch", static_cast<double>(entries), batch);
  print("append, singly, durable and pinned", kSingle, single);
  print("verify", all, verify);
  std::printf("%-48s %8.2f ms\n", "page of 200 from the middle", page.wall * 1e3);
  std::printf("%-48s %8.2f ms\n", "inclusion proof", proof.wall * 1e3);
  std::printf("%-48s %8.0f bytes\n", "database, an entry",
              static_cast<double>(std::filesystem::file_size(folder / "consentry.db")) / all);
  store->reset();
  std::filesystem::remove_all(folder);
}
