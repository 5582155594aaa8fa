// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "composition/machine_report.hpp"

using namespace consentry;
using app::ports::Finding;
using app::ports::Health;
using composition::MachineFacts;
using composition::Resting;
namespace fs = std::filesystem;

namespace {

/// A computer made of files.
class Machine {
 public:
  Machine() {
    std::string name = (fs::temp_directory_path() / "consentry-machine-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    m_root = name;
  }
  ~Machine() { fs::remove_all(m_root); }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  [[nodiscard]] const fs::path& root() const { return m_root; }
  fs::path write(const fs::path& path, const std::string& content = "") const {
    fs::create_directories((m_root / path).parent_path());
    std::ofstream(m_root / path) << content;
    return m_root / path;
  }
  /// A block device with its number, as /sys shows it.
  fs::path device(const std::string& where, const std::string& number) const {
    const fs::path folder = m_root / "sys/devices" / where;
    fs::create_directories(folder);
    for (const char* index : {"sys/dev/block", "sys/class/block"}) fs::create_directories(m_root / index);
    fs::create_directory_symlink(folder, m_root / "sys/dev/block" / number);
    fs::create_directory_symlink(folder, m_root / "sys/class/block" / folder.filename());
    write("dev/" + folder.filename().string());
    return fs::path("sys/devices") / where;
  }
  void over(const fs::path& upper, const fs::path& lower) const {
    fs::create_directories(m_root / upper / "slaves");
    fs::create_directory_symlink(m_root / lower, m_root / upper / "slaves" / lower.filename());
  }

 private:
  fs::path m_root;
};

Finding find(const std::vector<Finding>& findings, std::string_view what) {
  const auto found = std::ranges::find(findings, what, &Finding::what);
  REQUIRE(found != findings.end());
  return *found;
}

Health health(const MachineFacts& facts, std::string_view what) {
  return find(composition::findingsOf(facts), what).health;
}

}  // namespace

TEST_CASE("what is under a file system is followed down to the disk") {
  const Machine machine;
  const auto disk = machine.device("pci/sda", "8:0");
  const auto part = machine.device("pci/sda/sda2", "8:2");
  machine.write(part / "partition", "2\n");
  const auto crypt = machine.device("virtual/dm-0", "253:0");
  machine.write(crypt / "dm/uuid", "CRYPT-LUKS2-0011-root\n");
  machine.over(crypt, part);
  const auto volume = machine.device("virtual/dm-1", "253:1");
  machine.write(volume / "dm/uuid", "LVM-abcdef\n");
  machine.over(volume, crypt);
  machine.device("virtual/zram0", "252:0");
  machine.device("virtual/loop0", "7:0");

  CHECK(composition::restingOf(machine.root(), makedev(8, 0)) == Resting::plain);
  CHECK(composition::restingOf(machine.root(), makedev(8, 2)) == Resting::plain);
  CHECK(composition::restingOf(machine.root(), makedev(253, 0)) == Resting::encrypted);
  CHECK(composition::restingOf(machine.root(), makedev(253, 1)) == Resting::encrypted);
  CHECK(composition::restingOf(machine.root(), makedev(252, 0)) == Resting::memory);
  CHECK(composition::restingOf(machine.root(), makedev(7, 0)) == Resting::unknown);
  CHECK(composition::restingOf(machine.root(), makedev(9, 9)) == Resting::unknown);

  SECTION("a volume that also lies on a plain disk is not encrypted") {
    const auto other = machine.device("pci/sdb", "8:16");
    machine.over(volume, other);
    CHECK(composition::restingOf(machine.root(), makedev(253, 1)) == Resting::plain);
  }
  SECTION("a file system with a number of its own is looked up among the mounts") {
    machine.write("proc/self/mountinfo",
                  "22 27 0:40 / /home rw,relatime shared:1 - btrfs /dev/dm-0 rw\n"
                  "23 27 0:41 / /run rw - tmpfs tmpfs rw\n"
                  "24 27 0:42 / /net rw - nfs4 server:/export rw\n");
    CHECK(composition::restingOf(machine.root(), makedev(0, 40)) == Resting::encrypted);
    CHECK(composition::restingOf(machine.root(), makedev(0, 41)) == Resting::memory);
    CHECK(composition::restingOf(machine.root(), makedev(0, 42)) == Resting::unknown);
    CHECK(composition::restingOf(machine.root(), makedev(0, 43)) == Resting::unknown);
  }
}

TEST_CASE("swap is read from what the kernel lists") {
  const Machine machine;
  CHECK_FALSE(composition::swapsOf(machine.root()));
  machine.write("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n");
  CHECK(composition::swapsOf(machine.root())->empty());

  machine.device("pci/sda/sda3", "8:3");
  const auto crypt = machine.device("virtual/dm-4", "253:4");
  machine.write(crypt / "dm/uuid", "CRYPT-PLAIN-swap\n");
  machine.device("virtual/zram0", "252:0");
  machine.write("my swap");
  machine.write("proc/swaps",
                "Filename\tType\tSize\tUsed\tPriority\n"
                "/dev/sda3 partition 1 0 -2\n/dev/dm-4 partition 1 0 -3\n/dev/zram0 partition 1 0 100\n"
                "/my\\040swap file 1 0 -4\n/gone file 1 0 -5\n");
  const auto areas = composition::swapsOf(machine.root());
  REQUIRE(areas);
  REQUIRE(areas->size() == 5);
  CHECK(areas->at(0).resting == Resting::plain);
  CHECK(areas->at(1).resting == Resting::encrypted);
  CHECK(areas->at(2).resting == Resting::memory);
  CHECK(areas->at(3).name == "/my swap");
  // The file's own device is none of this made-up computer's.
  CHECK(areas->at(3).resting == Resting::unknown);
  CHECK(areas->at(4).resting == Resting::unknown);
}

TEST_CASE("who else may reach the store is found, keys above all") {
  const Machine machine;
  const fs::path store = machine.root() / "site";
  for (const char* file : {"site/consentry.db", "site/keys/people.1"}) ::chmod(machine.write(file).c_str(), 0600);
  for (const char* folder : {"site", "site/keys"}) ::chmod((machine.root() / folder).c_str(), 0700);
  auto facts = composition::readFacts(machine.root(), store);
  REQUIRE(facts.openToOthers);
  CHECK(facts.openToOthers->empty());
  CHECK(facts.space);

  ::chmod((store / "consentry.db").c_str(), 0640);
  facts = composition::readFacts(machine.root(), store);
  CHECK(*facts.openToOthers == std::vector<std::string>{"consentry.db"});
  CHECK(facts.keysOpenToOthers.empty());

  ::chmod((store / "keys/people.1").c_str(), 0604);
  facts = composition::readFacts(machine.root(), store);
  CHECK(facts.keysOpenToOthers == std::vector<std::string>{"keys/people.1"});

  const auto report = composition::machineReport(store, machine.root());
  CHECK(find(report, "permissions").health == Health::attention);
  CHECK(find(report, "permissions").words.find("keys/people.1") != std::string::npos);
  CHECK_FALSE(find(report, "permissions").next.empty());
}

TEST_CASE("a store kept by nobody else, and a folder that is none, are told apart") {
  const Machine machine;
  machine.write("elsewhere/other");
  const auto report = composition::machineReport(machine.root() / "elsewhere", machine.root());
  CHECK(find(report, "store").health == Health::attention);
  CHECK(find(report, "models_folder").health == Health::attention);
  CHECK(std::ranges::find(report, "permissions", &Finding::what) == report.end());
}

TEST_CASE("this process is looked at, not only the settings") {
  const Machine machine;
  const auto facts = composition::readFacts(machine.root(), {});
  CHECK(facts.memoryIsOurs);
  CHECK(facts.lockLimit);
  CHECK_FALSE(facts.openToOthers);
}

TEST_CASE("each fact decides its own finding") {
  MachineFacts facts;
  SECTION("without answers nothing is called good") {
    for (const char* what : {"disk_space", "disk_encryption", "swap", "clock"})
      CHECK(health(facts, what) == Health::unknown);
  }
  SECTION("disk space") {
    facts.space = fs::space_info{.capacity = 100'000'000'000, .free = 0, .available = 11'000'000'000};
    CHECK(health(facts, "disk_space") == Health::good);
    facts.space->available = 9'000'000'000;
    CHECK(health(facts, "disk_space") == Health::warning);
    facts.space->available = 4'000'000'000;
    CHECK(health(facts, "disk_space") == Health::attention);
    // A small disk with much free is short all the same.
    facts.space = fs::space_info{.capacity = 1'000'000'000, .free = 0, .available = 900'000'000};
    CHECK(health(facts, "disk_space") == Health::attention);
  }
  SECTION("disk encryption") {
    facts.disk = Resting::encrypted;
    CHECK(health(facts, "disk_encryption") == Health::good);
    facts.disk = Resting::plain;
    CHECK(health(facts, "disk_encryption") == Health::note);
    facts.disk = Resting::memory;
    CHECK(health(facts, "disk_encryption") == Health::warning);
  }
  SECTION("memory that cannot be locked matters where there is a swap") {
    facts.locksMemory = true;
    CHECK(health(facts, "memory_locking") == Health::good);
    facts.locksMemory = false;
    CHECK(health(facts, "memory_locking") == Health::attention);
    facts.swaps.emplace();
    CHECK(health(facts, "memory_locking") == Health::note);
    facts.swaps->push_back({"/dev/sda3", Resting::plain});
    CHECK(health(facts, "memory_locking") == Health::attention);
    facts.swaps->front().resting = Resting::encrypted;
    CHECK(health(facts, "memory_locking") == Health::note);
  }
  SECTION("core dumps") {
    CHECK(health(facts, "core_dumps") == Health::attention);
    facts.memoryIsOurs = true;
    CHECK(health(facts, "core_dumps") == Health::good);
  }
  SECTION("swap") {
    facts.swaps.emplace();
    CHECK(health(facts, "swap") == Health::good);
    facts.swaps->push_back({"/dev/zram0", Resting::memory});
    CHECK(health(facts, "swap") == Health::good);
    facts.swaps->push_back({"/swap", Resting::unknown});
    CHECK(health(facts, "swap") == Health::unknown);
    facts.swaps->push_back({"/dev/sda3", Resting::plain});
    CHECK(health(facts, "swap") == Health::warning);
  }
  SECTION("clock") {
    facts.clockSynchronised = false;
    CHECK(health(facts, "clock") == Health::warning);
    facts.clockSynchronised = true;
    CHECK(health(facts, "clock") == Health::good);
  }
  SECTION("a keyring is never more than a note") {
    CHECK(health(facts, "keyring") == Health::note);
    facts.sessionBus = facts.secretService = true;
    CHECK(health(facts, "keyring") == Health::note);
  }
}

TEST_CASE("a weaker cage is a warning, and one that does not decode stops the work") {
  app::ports::CageReport cage;
  cage.decodes = true;
  CHECK(composition::findingOf(cage).health == Health::good);
  cage.weaker = {"landlock"};
  CHECK(composition::findingOf(cage).health == Health::warning);
  CHECK(composition::findingOf(cage).words.find("landlock") != std::string::npos);
  cage.decodes = false;
  cage.why = "no such program";
  CHECK(composition::findingOf(cage).health == Health::attention);
  CHECK(composition::findingOf(cage).words.find("no such program") != std::string::npos);
}
