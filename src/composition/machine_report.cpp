// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/machine_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

#include "composition/cage.hpp"
#include "composition/site.hpp"

namespace consentry::composition {

namespace fs = std::filesystem;
using app::ports::Finding;
using app::ports::Health;

namespace {

constexpr auto kEncryptDisk = "put the store's folder on an encrypted disk, such as LUKS";

Finding spaceFinding(const MachineFacts& facts) {
  constexpr std::uintmax_t kLeast = 1'000'000'000;  // bytes: a few thousand photographs
  constexpr auto kMakeRoom = "make room on the disk, or move the store to a larger one";
  const std::string what = "disk_space";
  if (!facts.space || facts.space->capacity == 0)
    return {what, Health::unknown, "the disk does not say how full it is"};
  const auto percent = 100 * facts.space->available / facts.space->capacity;
  const auto words = fmt::format("{} MB free, {} % of the disk", facts.space->available / 1'000'000, percent);
  if (percent < 5 || facts.space->available < kLeast) return {what, Health::attention, words, kMakeRoom};
  if (percent < 10) return {what, Health::warning, words, kMakeRoom};
  return {what, Health::good, words};
}

Finding encryptionFinding(const MachineFacts& facts) {
  const std::string what = "disk_encryption";
  switch (facts.disk) {
    case Resting::encrypted:
      return {what, Health::good, "the disk is encrypted underneath"};
    case Resting::memory:
      return {what, Health::warning, "this folder is kept in memory only, and is gone when the computer stops",
              "keep the store on a disk"};
    case Resting::plain:
      return {what, Health::note,
              "nothing under the store is encrypted, as far as the kernel knows; people are sealed, but sizes, counts "
              "and times are not",
              kEncryptDisk};
    case Resting::unknown:
      break;
  }
  return {what, Health::unknown, "it cannot be told whether the disk is encrypted underneath"};
}

Finding permissionFinding(const MachineFacts& facts) {
  const std::string what = "permissions";
  constexpr auto kNext = "take the rights of other accounts away: `chmod -R go= FOLDER`";
  if (!facts.openToOthers) return {what, Health::unknown, "the store's folder cannot be listed"};
  if (!facts.keysOpenToOthers.empty())
    return {what, Health::attention,
            fmt::format("other accounts may reach keys: {}", fmt::join(facts.keysOpenToOthers, ", ")), kNext};
  if (!facts.openToOthers->empty())
    return {what, Health::warning, fmt::format("open to other accounts: {}", fmt::join(*facts.openToOthers, ", ")),
            kNext};
  return {what, Health::good, "the store and its keys are this account's alone"};
}

Finding lockFinding(const MachineFacts& facts) {
  const std::string what = "memory_locking";
  const auto limit = !facts.lockLimit ? std::string("unknown")
                     : *facts.lockLimit == std::numeric_limits<std::uint64_t>::max()
                         ? std::string("none")
                         : fmt::format("{} kB", *facts.lockLimit / 1024);
  if (facts.locksMemory) return {what, Health::good, fmt::format("keys are kept out of the swap (limit: {})", limit)};
  const bool swaps = !facts.swaps || std::ranges::any_of(*facts.swaps, [](const SwapArea& area) {
    return area.resting == Resting::plain || area.resting == Resting::unknown;
  });
  return {what, swaps ? Health::attention : Health::note,
          fmt::format("this account may not lock enough memory (limit: {}){}", limit,
                      swaps ? ": keys can get into the swap" : ", but there is no swap they could get into"),
          "raise the limit: `memlock` in /etc/security/limits.conf"};
}

Finding dumpFinding(const MachineFacts& facts) {
  if (facts.memoryIsOurs) return {"core_dumps", Health::good, "off, and no other program of this account may attach"};
  return {"core_dumps", Health::attention, "a program that holds keys can leave a core dump here, or be attached to",
          "find out what keeps prctl(PR_SET_DUMPABLE) or setrlimit(RLIMIT_CORE) from working here"};
}

Finding swapFinding(const MachineFacts& facts) {
  const std::string what = "swap";
  if (!facts.swaps) return {what, Health::unknown, "the system does not say whether it swaps"};
  if (facts.swaps->empty()) return {what, Health::good, "none"};
  std::vector<std::string> plain;
  std::vector<std::string> unknown;
  for (const SwapArea& area : *facts.swaps) {
    if (area.resting == Resting::plain) plain.push_back(area.name);
    if (area.resting == Resting::unknown) unknown.push_back(area.name);
  }
  if (!plain.empty())
    return {what, Health::warning,
            fmt::format("not encrypted: {}; faces that are shown can get onto it", fmt::join(plain, ", ")),
            "encrypt the swap, or use zram"};
  if (!unknown.empty())
    return {what, Health::unknown, fmt::format("cannot tell whether it is encrypted: {}", fmt::join(unknown, ", "))};
  return {what, Health::good, "encrypted, or in memory"};
}

Finding clockFinding(const MachineFacts& facts) {
  if (!facts.clockSynchronised) return {"clock", Health::unknown, "the kernel does not say whether it is synchronised"};
  if (*facts.clockSynchronised) return {"clock", Health::good, "synchronised"};
  return {"clock", Health::warning,
          "nothing synchronises it: consents expire and records are dated by whatever it says",
          "switch on a time service, such as systemd-timesyncd or chrony"};
}

Finding keyringFinding(const MachineFacts& facts) {
  if (facts.sessionBus && facts.secretService)
    return {"keyring", Health::note, "this desktop has one; Consentry needs none, and keeps nothing in it"};
  return {"keyring", Health::note, "none in this session; Consentry needs none"};
}

Finding storeFinding(const fs::path& store) {
  if (store.empty()) return {"store", Health::note, "none was named", "name it with `--store DIR`"};
  if (!Site::looksLikeStore(store))
    return {"store", Health::attention, store.string() + " is not a Consentry store",
            "check the path, or make a store with `consentry-cli init DIR`"};
  return {"store", Health::good, store.string()};
}

std::string wordsOf(app::ports::ModelState state) {
  switch (state) {
    case app::ports::ModelState::present:
      return "present, with the hash that the manifest names";
    case app::ports::ModelState::missing:
      return "missing";
    case app::ports::ModelState::mismatch:
      return "not the file that the manifest names: its hash differs";
  }
  return {};
}

void addModels(const fs::path& models, std::vector<Finding>& findings) {
  findings.push_back({"models_folder", Health::good, models.string()});
  const auto states = openModels(models)->status();
  if (!states) {
    findings.back() = {"models_folder", Health::attention, states.error().message(),
                       "name the folder with `--models DIR` or CONSENTRY_MODELS"};
    return;
  }
  for (const auto& model : *states) {
    const bool there = model.state == app::ports::ModelState::present;
    findings.push_back({"model:" + model.entry.role, there ? Health::good : Health::attention,
                        fmt::format("{}: {}", model.entry.file, wordsOf(model.state)),
                        there ? "" : "`consentry-cli models fetch`"});
  }
}

}  // namespace

Finding findingOf(const app::ports::CageReport& cage) {
  const std::string what = "decoder_cage";
  if (!cage.decodes)
    return {what, Health::attention, "no photograph can be opened here: " + cage.why,
            "see that consentry-decoder stands beside this program"};
  if (cage.weaker.empty()) return {what, Health::good, "no files, network, processes or memory beyond its limit"};
  return {what, Health::warning,
          fmt::format("photographs are decoded, but these walls do not hold: {}", fmt::join(cage.weaker, ", ")),
          "use a kernel of 5.13 or newer with seccomp and Landlock, and a build without sanitizers"};
}

std::vector<Finding> findingsOf(const MachineFacts& facts) {
  return {spaceFinding(facts), encryptionFinding(facts), lockFinding(facts),   dumpFinding(facts),
          swapFinding(facts),  clockFinding(facts),      keyringFinding(facts)};
}

std::vector<Finding> machineReport(const fs::path& store, const fs::path& models) {
  std::vector<Finding> findings = {storeFinding(store)};
  const auto facts = readFacts("/", store);
  if (!store.empty() && findings.front().health == Health::good) findings.push_back(permissionFinding(facts));
  for (auto& finding : findingsOf(facts)) findings.push_back(std::move(finding));
  findings.push_back(findingOf(cageReport()));
  addModels(models.empty() ? findModels() : models, findings);
  return findings;
}

}  // namespace consentry::composition
