// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "app/manage_users.hpp"
#include "app/services.hpp"
#include "base/error.hpp"

namespace consentry::ui {

/// One opened store. Made, used and destroyed on the thread that works with it.
class StoreAccess {
 public:
  virtual ~StoreAccess() = default;
  [[nodiscard]] virtual app::Services& services() = 0;
};

/// How the window comes to a store, so that it need not know how one is put together: the program's main fills these
/// with the real thing, tests with theirs. Called on the bridge's threads.
struct StoreDoor {
  using Opened = base::Expected<std::unique_ptr<StoreAccess>>;
  enum class Mode { writing, readOnly };

  std::function<Opened(const std::filesystem::path& directory, Mode mode)> open;
  std::function<Opened(const std::filesystem::path& directory, const app::FirstAdministrator& first)> create;
};

}  // namespace consentry::ui
