// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/error.hpp"

namespace consentry::cli {

/// What a program's exit says; a contract for scripts. `audit verify` has its own numbers beside these.
namespace exits {
inline constexpr int kDone = 0;
inline constexpr int kFinding = 1;
inline constexpr int kUsage = 2;
inline constexpr int kDenied = 3;
inline constexpr int kNotFound = 4;
inline constexpr int kInputOutput = 5;
inline constexpr int kInternal = 70;
inline constexpr int kInterrupted = 130;  ///< as shells say it: 128 + SIGINT
}  // namespace exits

[[nodiscard]] int exitCodeOf(base::Errc code);

/// What was being done when it failed.
struct ErrorContext {
  std::string command;  ///< "set import"; empty before a command was chosen
  std::string store;
  bool waitsForRestore = false;  ///< nothing can be written there until a second person agrees
};

/// A failure in words for people.
struct ErrorText {
  std::string what;
  std::string kept;  ///< what is still there; empty when nothing could have been lost
  std::string next;  ///< never empty
};

[[nodiscard]] ErrorText errorText(const base::Error& error, const ErrorContext& context);

}  // namespace consentry::cli
