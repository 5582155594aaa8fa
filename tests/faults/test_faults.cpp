// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "fault_cases.hpp"
#include "fault_vfs.hpp"
#include "storage/open_policy.hpp"

namespace consentry::test {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using storage::Connection;
using storage::SqliteStore;

constexpr int kEveryNth = 50;  // the second verifier is a program of its own, and slow to start

/// What a process tells of itself, however it ends.
struct Told {
  std::int64_t operations = 0;
  int acknowledged = 0;
  bool struck = false;
  bool failed = false;
  Errc code = Errc::internal;
  bool wentOn = false;
  char words[300] = {};
};

class SharedTold {
 public:
  SharedTold()
      : m_told(static_cast<Told*>(
            ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
    REQUIRE(m_told != MAP_FAILED);
    *m_told = Told();
  }
  ~SharedTold() { ::munmap(m_told, sizeof(Told)); }
  SharedTold(const SharedTold&) = delete;
  SharedTold& operator=(const SharedTold&) = delete;
  Told* operator->() { return m_told; }

 private:
  Told* m_told;
};

void say(SharedTold& told, const base::Error& error) {
  told->failed = true;
  told->code = error.code();
  std::strncpy(told->words, error.message().c_str(), sizeof told->words - 1);
}

/// One prepared store and what is to be done with it again and again.
class Campaign {
 public:
  explicit Campaign(const FaultCase& what) : m_case(what) {
    what.prepare(m_sample);
    m_sample.store.reset();
    m_before = count(m_sample.path(), what.rows);
  }

  /// Runs the act with the fault, then looks at what is left. False when the act ended before the fault's turn.
  bool run(FaultPlan plan) {
    const TempFolder folder;
    fs::copy(m_sample.path(), folder.path() / "store", fs::copy_options::recursive);
    plan.cutTo = folder.path() / "cut";
    fs::create_directories(plan.cutTo / "keys");
    SharedTold told;
    const pid_t child = ::fork();
    if (child == 0) actAndExit(folder.path() / "store", plan, told);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    INFO(m_case.name << ", operation " << plan.at << ", fault " << static_cast<int>(plan.fault) << ", seed "
                     << plan.seed << ": " << told->words);
    REQUIRE(WIFEXITED(status));
    const bool stopped = WEXITSTATUS(status) == kStopped;
    REQUIRE((stopped || WEXITSTATUS(status) == 0));
    if (!stopped && !told->struck) return false;
    if (told->failed) {
      CHECK(told->code == (plan.fault == Fault::noSpace ? Errc::diskFull : Errc::ioError));
      CHECK(told->wentOn);
    }
    inspect(stopped && plan.fault == Fault::powerCut ? plan.cutTo : folder.path() / "store", told->acknowledged);
    return true;
  }

  [[nodiscard]] std::int64_t operations() {
    SharedTold told;
    const TempFolder folder;
    fs::copy(m_sample.path(), folder.path() / "store", fs::copy_options::recursive);
    const pid_t child = ::fork();
    if (child == 0) actAndExit(folder.path() / "store", {}, told);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    INFO(told->words);
    REQUIRE(status == 0);
    REQUIRE_FALSE(told->failed);
    return told->operations;
  }

 private:
  [[noreturn]] void actAndExit(const fs::path& store, const FaultPlan& plan, SharedTold& told) {
    {
      FaultDisk disk(store);
      disk.arm(plan);
      ActRoom room{.store = store,
                   .options = m_sample.options(),
                   .clock = m_sample.clock,
                   .random = m_sample.random,
                   .holder = m_sample.holder,
                   .acknowledged = [&] { ++told->acknowledged; }};
      if (const auto done = m_case.act(room); !done) say(told, done.error());
      told->struck = disk.struck();
      told->operations = disk.operations();
      disk.heal();
      if (told->failed) {
        const auto again = m_case.act(room);
        told->wentOn = again.has_value();
        if (!again) say(told, again.error());
      }
    }
    ::_exit(0);
  }

  static std::int64_t count(const fs::path& store, const std::string& sql) {
    const auto db = must(Connection::open(store / "consentry.db", Connection::Mode::readOnly));
    must(storage::applyOpenPolicy(*db, Connection::Mode::readOnly));
    return must(db->integer(sql));
  }

  void inspect(const fs::path& store, int acknowledged) {
    const bool isOpen = m_case.readOnlyReason.empty() || (m_case.opensOnceDone && count(store, m_case.rows) > m_before);
    {
      const auto opened = must(SqliteStore::open(store, m_sample.options(), [&](app::ports::Vault& vault, const auto&) {
        return vault.admit(m_sample.holder.credential);
      }));
      if (isOpen)
        REQUIRE(opened->readOnlyReason() == "");
      else
        REQUIRE_THAT(opened->readOnlyReason(), Catch::Contains(m_case.readOnlyReason));
      const auto verdict = must(opened->read().log().verify({}, {}));
      INFO(verdict.words);
      REQUIRE(verdict.accepted);
    }
    const auto rows = count(store, m_case.rows);
    REQUIRE(rows == count(store, m_case.entries));
    REQUIRE(rows >= std::min<std::int64_t>(m_before + acknowledged, m_case.most));
    if (++m_inspected % kEveryNth == 0)
      REQUIRE(std::system(("python3 " CONSENTRY_VERIFIER " " + store.string() + " > /dev/null").c_str()) == 0);
  }

  const FaultCase& m_case;
  Sample<SqliteStores> m_sample;
  std::int64_t m_before = 0;
  int m_inspected = 0;
};

/// The long form (tools/soak) wishes for more than a daily run has time for.
int wished(const char* variable, int otherwise) {
  const char* wish = std::getenv(variable);
  return wish != nullptr ? std::atoi(wish) : otherwise;
}

}  // namespace

TEST_CASE("a disk that fails at any one operation leaves no half act and loses nothing acknowledged", "[faults]") {
  const auto& what = GENERATE(from_range(faultCases()));
  const Fault fault = GENERATE(Fault::ioError, Fault::noSpace, Fault::kill);
  Campaign campaign(what);
  const auto operations = campaign.operations();
  REQUIRE(operations > 20);
  const auto step = std::max<std::int64_t>(operations / wished("CONSENTRY_FAULT_OPERATIONS", 20), 1);
  int struck = 0;
  for (std::int64_t at = 1; campaign.run({.fault = fault, .at = at, .seed = 0, .cutTo = {}}); at += step) ++struck;
  CHECK(struck >= std::min<std::int64_t>(operations / step, 20));
  std::fprintf(stderr, "%s: %lld operations, %d of them broken with fault %d\n", what.name.c_str(),
               static_cast<long long>(operations), struck, static_cast<int>(fault));
}

TEST_CASE("a power cut leaves no half act and loses nothing acknowledged, whatever the disk kept", "[faults]") {
  std::vector<std::unique_ptr<Campaign>> campaigns;
  std::vector<std::int64_t> operations;
  for (const auto& what : faultCases()) {
    campaigns.push_back(std::make_unique<Campaign>(what));
    operations.push_back(campaigns.back()->operations());
  }
  const int seeds = wished("CONSENTRY_FAULT_SEEDS", 40);
  for (int seed = 0; seed < seeds; ++seed) {
    std::minstd_rand random(static_cast<unsigned>(seed) * 7919U + 13U);
    const std::size_t which = static_cast<std::size_t>(seed) % campaigns.size();
    const auto at = static_cast<std::int64_t>(random() % static_cast<unsigned>(operations[which])) + 1;
    REQUIRE(
        campaigns[which]->run({.fault = Fault::powerCut, .at = at, .seed = static_cast<unsigned>(seed), .cutTo = {}}));
  }
  std::fprintf(stderr, "%d power cuts\n", seeds);
}

}  // namespace consentry::test
