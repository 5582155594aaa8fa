// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace consentry::base {

void check(bool condition, const char* why, std::source_location where) {
  if (condition) return;
  std::fprintf(stderr, "consentry: internal check failed: %s (%s:%u)\n", why, where.file_name(), where.line());
  std::abort();
}

}  // namespace consentry::base
