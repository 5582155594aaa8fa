// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/cage.hpp"

#include "vision/cage_test.hpp"
#include "vision/open_picture.hpp"

namespace consentry::composition {

app::ports::CageReport cageReport() {
  return vision::testCage();
}

base::Expected<app::ports::Picture> openPicture(base::ByteView file) {
  return vision::openPicture(file);
}

}  // namespace consentry::composition
