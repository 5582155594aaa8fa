// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/machine_facts.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "composition/own_memory.hpp"
#include "crypto/memory_lock.hpp"

namespace consentry::composition {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kKeysTake = std::size_t{64} << 10U;  // bytes: some hundred keys with their guard pages

std::string firstLineOf(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

/// /proc writes blanks in names as \040.
std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digits = text.substr(i + 1, 3);
    if (text[i] == '\\' && digits.size() == 3 &&
        std::ranges::all_of(digits, [](char c) { return c >= '0' && c < '8'; })) {
      plain += static_cast<char>(std::stoi(digits, nullptr, 8));
      i += digits.size();
    } else {
      plain += text[i];
    }
  }
  return plain;
}

fs::path below(const fs::path& root, const fs::path& absolute) {
  return root / absolute.relative_path();
}

/// `folder` is a block device's in /sys. All layers that lie under it must be encrypted, or one above them.
Resting restingOfBlock(const fs::path& folder, int depth = 0) {
  constexpr int kDeepest = 8;
  std::error_code failed;
  if (depth > kDeepest || !fs::is_directory(folder, failed)) return Resting::unknown;
  const auto name = folder.filename().string();
  if (name.starts_with("zram") || name.starts_with("ram")) return Resting::memory;
  // A file of some file system: what lies under that is another question.
  if (name.starts_with("loop") || name.starts_with("nbd")) return Resting::unknown;
  if (firstLineOf(folder / "dm" / "uuid").starts_with("CRYPT-")) return Resting::encrypted;
  std::vector<Resting> under;
  for (const auto& slave : fs::directory_iterator(folder / "slaves", failed))
    under.push_back(restingOfBlock(fs::weakly_canonical(slave.path(), failed), depth + 1));
  if (under.empty() && fs::exists(folder / "partition", failed)) return restingOfBlock(folder.parent_path(), depth + 1);
  if (under.empty()) return Resting::plain;
  for (const Resting worst : {Resting::plain, Resting::unknown})
    if (std::ranges::find(under, worst) != under.end()) return worst;
  return under.front();
}

Resting restingOfDevice(const fs::path& root, const fs::path& node) {
  std::error_code failed;
  const auto real = fs::weakly_canonical(below(root, node), failed);
  return restingOfBlock(fs::weakly_canonical(root / "sys/class/block" / real.filename(), failed));
}

/// File systems such as btrfs have device numbers of their own; the table of mounts says what they were made from.
Resting restingOfMount(const fs::path& root, dev_t device) {
  const auto number = std::to_string(major(device)) + ":" + std::to_string(minor(device));
  std::ifstream mounts(root / "proc/self/mountinfo");
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream words(line);
    std::string word;
    std::string its;
    if (!(words >> word >> word >> its) || its != number) continue;
    while (words >> word && word != "-") continue;
    std::string kind;
    std::string source;
    if (!(words >> kind >> source)) return Resting::unknown;
    if (kind == "tmpfs" || kind == "ramfs") return Resting::memory;
    return source.starts_with("/dev/") ? restingOfDevice(root, unescaped(source)) : Resting::unknown;
  }
  return Resting::unknown;
}

std::optional<bool> clockSynchronised() {
  timex question{};
  const int state = ::adjtimex(&question);
  if (state < 0) return std::nullopt;
  return state != TIME_ERROR && (static_cast<unsigned>(question.status) & static_cast<unsigned>(STA_UNSYNC)) == 0;
}

std::optional<std::uint64_t> lockLimit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_MEMLOCK, &limit) != 0) return std::nullopt;
  return limit.rlim_cur;
}

bool openToOthers(const fs::path& path) {
  constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;
  std::error_code failed;
  const auto status = fs::symlink_status(path, failed);
  return !failed && (status.permissions() & kOthers) != fs::perms::none;
}

void findOpenPaths(const fs::path& store, MachineFacts& facts) {
  std::error_code failed;
  auto& open = facts.openToOthers.emplace();
  const auto look = [&](const fs::path& path, const std::string& name, bool key) {
    if (!openToOthers(path)) return;
    open.push_back(name);
    if (key) facts.keysOpenToOthers.push_back(name);
  };
  look(store, ".", false);
  for (const auto& entry : fs::directory_iterator(store, failed))
    look(entry.path(), entry.path().filename().string(), entry.path().filename() == "keys");
  if (failed) facts.openToOthers.reset();
  for (const auto& entry : fs::directory_iterator(store / "keys", failed))
    look(entry.path(), "keys/" + entry.path().filename().string(), true);
  std::ranges::sort(open);
}

void lookForKeyring(const fs::path& root, MachineFacts& facts) {
  std::error_code failed;
  const char* const address = std::getenv("DBUS_SESSION_BUS_ADDRESS");
  facts.sessionBus = (address != nullptr && *address != '\0') ||
                     fs::exists(root / "run/user" / std::to_string(::getuid()) / "bus", failed);
  facts.secretService = fs::exists(root / "usr/share/dbus-1/services/org.freedesktop.secrets.service", failed);
}

}  // namespace

Resting restingOf(const fs::path& root, dev_t device) {
  if (major(device) == 0) return restingOfMount(root, device);
  std::error_code failed;
  const auto number = std::to_string(major(device)) + ":" + std::to_string(minor(device));
  return restingOfBlock(fs::weakly_canonical(root / "sys/dev/block" / number, failed));
}

std::optional<std::vector<SwapArea>> swapsOf(const fs::path& root) {
  std::ifstream in(root / "proc/swaps");
  std::string line;
  if (!std::getline(in, line)) return std::nullopt;
  std::vector<SwapArea> areas;
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string name;
    std::string kind;
    if (!(words >> name >> kind)) continue;
    SwapArea area{unescaped(name)};
    struct stat found{};
    if (kind == "partition")
      area.resting = restingOfDevice(root, area.name);
    else if (::stat(below(root, area.name).c_str(), &found) == 0)
      area.resting = restingOf(root, found.st_dev);
    areas.push_back(std::move(area));
  }
  return areas;
}

MachineFacts readFacts(const fs::path& root, const fs::path& store) {
  MachineFacts facts;
  facts.lockLimit = lockLimit();
  facts.locksMemory = crypto::canLockMemory(kKeysTake);
  keepMemoryToOurselves();
  facts.memoryIsOurs = memoryIsOurs();
  facts.swaps = swapsOf(root);
  facts.clockSynchronised = clockSynchronised();
  lookForKeyring(root, facts);
  std::error_code failed;
  const auto folder = store.empty() ? fs::current_path(failed) : store;
  if (const auto space = fs::space(folder, failed); !failed) facts.space = space;
  struct stat found{};
  if (::stat(folder.c_str(), &found) == 0) facts.disk = restingOf(root, found.st_dev);
  if (!store.empty()) findOpenPaths(store, facts);
  return facts;
}

}  // namespace consentry::composition
