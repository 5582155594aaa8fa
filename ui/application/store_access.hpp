// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "app/manage_users.hpp"
#include "app/ports/backups.hpp"
#include "app/ports/findings.hpp"
#include "app/services.hpp"
#include "base/error.hpp"

namespace consentry::ui {

/// One opened store. Made, used and destroyed on the thread that works with it.
class StoreAccess {
 public:
  virtual ~StoreAccess() = default;
  [[nodiscard]] virtual app::Services& services() = 0;
};

/// Room on the disk of a store, in bytes.
struct Room {
  std::uintmax_t free = 0;
  std::uintmax_t whole = 0;  ///< 0 when it cannot be told
};

/// Nothing known when the disk does not answer.
[[nodiscard]] inline Room roomOf(const std::filesystem::path& directory) {
  std::error_code failed;
  const auto space = std::filesystem::space(directory, failed);
  return failed ? Room{} : Room{.free = space.available, .whole = space.capacity};
}

/// What people's own signatures in a log say.
struct SignatureCounts {
  std::int64_t good = 0;
  std::int64_t wrong = 0;
  std::optional<std::int64_t> firstWrong{};
  std::string words{};  ///< why the first is wrong
};

/// How the window comes to a store, so that it need not know how one is put together: the program's main fills these
/// with the real thing, tests with theirs. Called on the bridge's threads.
struct StoreDoor {
  using Opened = base::Expected<std::unique_ptr<StoreAccess>>;
  enum class Mode { writing, readOnly };

  std::function<Opened(const std::filesystem::path& directory, Mode mode)> open;
  std::function<Opened(const std::filesystem::path& directory, const app::FirstAdministrator& first)> create;
  // What needs no session. Each may be empty: then the window does not offer it.
  std::function<base::Expected<SignatureCounts>(const std::filesystem::path& store)> signatures{};
  std::function<std::vector<app::ports::Finding>(const std::filesystem::path& store)> examine{};
  std::function<std::unique_ptr<app::ports::StoreCopier>(const std::filesystem::path& store)> copier{};
  std::function<Room(const std::filesystem::path& store)> room{};
};

}  // namespace consentry::ui
