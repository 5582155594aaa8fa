// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/cage.hpp"

#include "vision/cage_test.hpp"

namespace consentry::composition {

app::ports::CageReport cageReport() {
  return vision::testCage();
}

}  // namespace consentry::composition
