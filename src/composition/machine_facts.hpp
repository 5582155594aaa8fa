// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace consentry::composition {

/// Where bytes end up that are written to a device. What a disk does by itself the kernel cannot see.
enum class Resting { encrypted, plain, memory, unknown };

struct SwapArea {
  std::string name;
  Resting resting = Resting::unknown;
};

/// What was found of the computer, without judgement. Nothing where a question could not be answered.
struct MachineFacts {
  std::optional<std::uint64_t> lockLimit;  ///< bytes this process may lock into memory; the largest number: no limit
  bool locksMemory = false;                ///< what the keys take was locked for a trial
  bool memoryIsOurs = false;               ///< no core dumps, nobody may attach
  std::optional<std::vector<SwapArea>> swaps;
  std::optional<bool> clockSynchronised;
  bool sessionBus = false;
  bool secretService = false;

  // Of the store's folder, or of the working directory without one:
  std::optional<std::filesystem::space_info> space;
  Resting disk = Resting::unknown;
  std::optional<std::vector<std::string>> openToOthers;  ///< paths of the store that other accounts may read or write
  std::vector<std::string> keysOpenToOthers;             ///< those of them that hold keys
};

/// `root` is where proc, sys, dev, run and usr stand: "/" but in tests. `store` may be empty. Any thread; some
/// milliseconds; writes nothing.
[[nodiscard]] MachineFacts readFacts(const std::filesystem::path& root, const std::filesystem::path& store);

/// What is under a file system on that device.
[[nodiscard]] Resting restingOf(const std::filesystem::path& root, dev_t device);
/// What the kernel swaps to; nothing where it does not say.
[[nodiscard]] std::optional<std::vector<SwapArea>> swapsOf(const std::filesystem::path& root);

}  // namespace consentry::composition
