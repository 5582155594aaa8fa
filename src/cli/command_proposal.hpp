// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands.hpp"

namespace consentry::cli {

/// `proposal …` and `emergency …`: acts of two people.
void addProposalCommands(Commands& commands);
void addEmergencyCommands(Commands& commands);
/// `user unlock`, which is one of them.
void addUserUnlock(Commands& commands, CLI::App& users);

}  // namespace consentry::cli
