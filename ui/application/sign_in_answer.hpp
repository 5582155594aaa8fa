// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include "base/error.hpp"

namespace consentry::ui {

/// What became of a try to sign in.
struct SignInAnswer {
  enum class Kind {
    signedIn,
    mustChange,  ///< signed in, and able to do nothing but choose another passphrase
    wrong,       ///< name or passphrase: nobody learns which
    wait,        ///< after too many wrong ones
    lockedOut,   ///< until two people unlock
    failed       ///< for another reason, which `error` gives
  };
  Kind kind = Kind::failed;
  std::chrono::seconds wait{0};
  std::optional<base::Error> error{};
};

}  // namespace consentry::ui
