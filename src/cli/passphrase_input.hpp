// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/passphrases.hpp"
#include "base/error.hpp"
#include "cli/output.hpp"

namespace consentry::cli {

/// The first line of a file, without its end. Errc::invalidArgument when it is empty or longer than 1,024 bytes,
/// Errc::unreadable when it cannot be read. Remarks on a file that others may read.
[[nodiscard]] base::Expected<app::SharedSecret> passphraseFromFile(const std::filesystem::path& file, Output& out);

/// Whether somebody sits at standard input and can be asked.
[[nodiscard]] bool canAsk();
/// One line typed at the terminal, which does not show it. Only when `canAsk`.
[[nodiscard]] base::Expected<app::SharedSecret> askPassphrase(const std::string& prompt);
/// The same, typed twice alike; Errc::invalidArgument when not.
[[nodiscard]] base::Expected<app::SharedSecret> askNewPassphrase(const std::string& whose);

}  // namespace consentry::cli
