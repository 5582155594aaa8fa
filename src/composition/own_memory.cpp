// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/own_memory.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace consentry::composition {

void keepMemoryToOurselves() {
  const rlimit none{0, 0};
  if (::setrlimit(RLIMIT_CORE, &none) != 0) return;
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) return;
}

bool memoryIsOurs() {
  rlimit core{};
  return ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && ::prctl(PR_GET_DUMPABLE) == 0;
}

}  // namespace consentry::composition
