// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/picture.hpp"

namespace consentry::vision {

/// In a caged decoder of its own, which ends with it: one photograph for a person to look at. Any thread.
[[nodiscard]] base::Expected<app::ports::Picture> openPicture(base::ByteView file);

}  // namespace consentry::vision
