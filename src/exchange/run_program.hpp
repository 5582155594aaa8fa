// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace consentry::exchange {

/// Runs a program found in PATH with these arguments, without a shell, with our environment and nothing to read; what
/// it says goes to `output`. Waits. The exit code, or 128 + signal; Errc::notFound when there is no such program.
[[nodiscard]] base::Expected<int> runProgram(const std::vector<std::string>& arguments,
                                             const std::filesystem::path& output);

}  // namespace consentry::exchange
