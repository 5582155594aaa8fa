// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace consentry::cli {

/// Reads the arguments, runs the command and answers the program's exit.
[[nodiscard]] int runProgram(int argc, char** argv);

}  // namespace consentry::cli
