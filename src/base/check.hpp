// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <source_location>

namespace consentry::base {

/// A bug, not a failure: prints where and aborts. Never called for anything that input can cause.
void check(bool condition, const char* why, std::source_location where = std::source_location::current());

}  // namespace consentry::base
