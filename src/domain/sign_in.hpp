// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace consentry::domain {

/// Wrong passphrases in a row that cost nothing but a try.
inline constexpr int kFreeTries = 3;
/// After so many the person is locked out until two others unlock them.
inline constexpr int kMostTries = 20;
inline constexpr std::chrono::seconds kLongestWait{900};

inline constexpr std::size_t kShortestPassphrase = 12;   ///< characters; NIST SP 800-63B asks for length, not for kinds
inline constexpr std::size_t kLongestPassphrase = 1024;  ///< bytes

/// A moment in the time since the computer started, which nobody can set.
struct BootTime {
  std::string boot;  ///< the kernel's name for the start
  std::chrono::microseconds since{0};
};

/// How long the next try has to wait after that many failures in a row: 0, 0, 0, then 1, 2, 4 … 900 s.
[[nodiscard]] std::chrono::seconds waitAfter(int failures);

struct TryRule {
  bool locked = false;           ///< no try is free until two people have unlocked
  std::chrono::seconds wait{0};  ///< until the next try is free, rounded up
};
/// After another start of the computer the whole wait counts from that start: restarting gains nothing.
[[nodiscard]] TryRule tryRule(int failures, const BootTime& lastFailure, const BootTime& now);

/// Whether somebody may choose this passphrase: long enough and not simply their own name. Errc::invalidArgument says
/// what is wrong, without the passphrase. `passphrase` is in Unicode normal form C.
[[nodiscard]] base::Expected<void> checkNewPassphrase(std::string_view passphrase, std::string_view login,
                                                      std::string_view displayName);

}  // namespace consentry::domain
